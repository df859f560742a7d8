// The layer under the textarea: the same text in transparent ink, in which the underlines stand. One block per line of
// text, and only lines that changed are drawn again, so a long text costs no more than a short one.

import { h } from '../dom';
import { pieces, type Mark, type Piece } from './marks';

interface Line {
  key: string;
  element: HTMLElement;
}

export class Mirror {
  readonly element = h('div', { class: 'mirror', dir: 'auto', 'aria-hidden': 'true' });
  private lines: Line[] = [];

  /** Returns true when numbers were drawn anew and have to be gathered. */
  draw(text: string, marks: readonly Mark[], active: number | null): boolean {
    const next = linesOf(text, marks, active);
    let head = 0;
    while (head < next.length && next[head]?.key === this.lines[head]?.key) head++;
    let tail = 0;
    const most = Math.min(next.length, this.lines.length) - head;
    while (tail < most && next.at(-1 - tail)?.key === this.lines.at(-1 - tail)?.key) tail++;

    const old = this.lines.slice(head, this.lines.length - tail);
    const fresh = next.slice(head, next.length - tail).map(({ key, build }) => ({ key, element: build() }));
    const after = this.lines[this.lines.length - tail]?.element ?? null;
    for (const line of old) line.element.remove();
    for (const line of fresh) this.element.insertBefore(line.element, after);
    this.lines = [...this.lines.slice(0, head), ...fresh, ...this.lines.slice(this.lines.length - tail)];
    return [...old, ...fresh].some((line) => line.element.querySelector('mark[data-own]') !== null);
  }

  /**
   * Numbers that end on one line of the screen would cover each other: the last one there takes them all. It asks the
   * browser for a layout, so it is called once a frame at most: after numbers were drawn, and when the width changes.
   */
  gatherNumbers(): void {
    const numbered = [...this.element.querySelectorAll<HTMLElement>('mark[data-own]')];
    const bottoms = numbered.map((mark) => Math.round([...mark.getClientRects()].at(-1)?.bottom ?? 0));
    numbered.forEach((mark, i) => {
      if (bottoms[i + 1] === bottoms[i]) {
        delete mark.dataset['n'];
        return;
      }
      let first = i;
      while (first > 0 && bottoms[first - 1] === bottoms[i]) first--;
      const group = numbered.slice(first, i + 1);
      mark.dataset['n'] = badge(group.flatMap((one) => (one.dataset['own'] as string).split(' ').map(Number)));
      mark.dataset['level'] = String(Math.max(...group.map((one) => Number(one.dataset['ownLevel']))));
    });
  }

  /** The number of the place under a point of the window: of several, the one marked last. */
  at(x: number, y: number): { place: number; box: DOMRect } | null {
    for (const mark of this.element.querySelectorAll<HTMLElement>('mark')) {
      for (const box of mark.getClientRects()) {
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
        return { place: Number((mark.dataset['places'] as string).split(' ').at(-1)), box };
      }
    }
    return null;
  }

  /** Where a position of the text stands on the screen; null for one outside of it. */
  boxAt(text: string, position: number): DOMRect | null {
    const before = text.slice(0, position);
    const line = this.lines[before.split('\n').length - 1]?.element;
    if (!line) return null;
    let rest = position - (before.lastIndexOf('\n') + 1);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = node as Text;
      if (rest < length) {
        const range = document.createRange();
        range.setStart(node, rest);
        range.setEnd(node, rest + 1);
        return range.getBoundingClientRect();
      }
      rest -= length;
    }
    return null;
  }

  /** The first mark with this number, to scroll to. */
  find(n: number): HTMLElement | null {
    return this.element.querySelector(`mark[data-places~="${n}"]`);
  }
}

/** Numbers in the room of a margin: "3", "3 5", "3-6". */
function badge(numbers: number[]): string {
  const sorted = numbers.sort((a, b) => a - b);
  const [first, last] = [sorted[0] as number, sorted.at(-1) as number];
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  return isRun ? `${first}\u2013${last}` : sorted.join(' ');
}

function linesOf(text: string, marks: readonly Mark[], active: number | null) {
  let start = 0;
  let next = 0; // the first mark that may reach into the line; marks are sorted by start
  return text.split('\n').map((line) => {
    const from = start;
    const end = from + line.length;
    start = end + 1;
    while (next < marks.length && (marks[next] as Mark).end <= from) next++;
    let last = next;
    while (last < marks.length && (marks[last] as Mark).start < end) last++;
    const parts = last > next ? pieces(marks.slice(next, last), from, end) : [];
    return {
      key: keyOf(line, from, parts, active),
      build: () => lineElement(text, { start: from, end }, parts, active),
    };
  });
}

/** Two lines with one key look the same. */
function keyOf(line: string, from: number, parts: readonly Piece[], active: number | null): string {
  const shape = parts.map(
    (piece) =>
      `${piece.start - from}:${piece.marks.map(
        (mark) => `${mark.n}.${mark.level}${mark.n === active ? '*' : ''}${ends(mark, piece) ? '#' : ''}`,
      )}`,
  );
  return `${line}\u0000${shape.join('|')}`;
}

const ends = (mark: Mark, piece: Piece) => mark.numbered && mark.end === piece.end;

function lineElement(
  text: string,
  line: { start: number; end: number },
  parts: Piece[],
  active: number | null,
): HTMLElement {
  if (parts.length === 0) return h('div', {}, `${text.slice(line.start, line.end)}\n`);
  return h('div', {}, ...parts.map((piece) => pieceNode(text, piece, active)), '\n');
}

function pieceNode(text: string, piece: Piece, active: number | null): Node {
  const words = text.slice(piece.start, piece.end);
  if (piece.marks.length === 0) return document.createTextNode(words);
  const level = Math.max(...piece.marks.map((mark) => mark.level));
  const on = piece.marks.some((mark) => mark.n === active);
  const own = piece.marks.filter((mark) => ends(mark, piece));
  return h(
    'mark',
    {
      class: `m${level}${on ? ' on' : ''}`,
      'data-places': piece.marks.map((mark) => mark.n).join(' '),
      'data-own': own.length ? own.map((mark) => mark.n).join(' ') : null,
      'data-own-level': own.length ? Math.max(...own.map((mark) => mark.level)) : null,
    },
    words,
  );
}
