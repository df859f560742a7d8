// Marks as numbers: where they stand, how they move with an edit, which pieces of a line they make.

import type { Finding, Span } from '../engine/types';

/** A finding with the number it is listed and marked by. */
export interface Place {
  n: number;
  finding: Finding;
}

/** 1 note, 2 medium, 3 strong: the shape of the underline. */
type Level = 1 | 2 | 3;

export interface Mark extends Span {
  n: number;
  level: Level;
  /** the number stands behind this mark */
  numbered: boolean;
}

/** A change of a text: `removed` units at `at` became `inserted` units. */
export interface Change {
  at: number;
  removed: number;
  inserted: number;
}

/** Pieces of a line: those under marks carry them. */
export interface Piece extends Span {
  marks: Mark[];
}

/** Nobody reads ten thousand underlines; the finding's card still tells of the first ones. */
const kMarksPerPlace = 200;

export const levelOf = (finding: Finding): Level => (({ weak: 1, medium: 2, strong: 3 }) as const)[finding.strength];

/** `numberedUpTo`: places beyond it are underlined without a number. */
export function marksOf(places: readonly Place[], numberedUpTo = Infinity): Mark[] {
  return places
    .flatMap(({ n, finding }) =>
      finding.evidence.slice(0, kMarksPerPlace).map((span, i) => ({
        n,
        level: levelOf(finding),
        start: span.start,
        end: span.end,
        numbered: i === 0 && n <= numberedUpTo,
      })),
    )
    .filter((mark) => mark.end > mark.start)
    .sort((a, b) => a.start - b.start || a.n - b.n);
}

/** The smallest single change that turns one text into the other. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { at: head, removed: before.length - head - tail, inserted: after.length - head - tail };
}

/** Marks follow the words they stand under; one whose words are gone goes. */
export function moveMarks(marks: readonly Mark[], change: Change): Mark[] {
  const end = change.at + change.removed;
  const shift = change.inserted - change.removed;
  const moved: Mark[] = [];
  for (const mark of marks) {
    if (mark.end <= change.at) moved.push(mark);
    else if (mark.start >= end) moved.push({ ...mark, start: mark.start + shift, end: mark.end + shift });
    else {
      const start = mark.start < change.at ? mark.start : change.at + change.inserted;
      const stop = mark.end > end ? mark.end + shift : change.at;
      if (stop > start) moved.push({ ...mark, start, end: stop });
    }
  }
  return moved;
}

/** Cuts [start, end) wherever a mark begins or ends. `marks` are sorted by start. */
export function pieces(marks: readonly Mark[], start: number, end: number): Piece[] {
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of here) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((from, i) => {
    const to = at[i + 1] as number;
    return { start: from, end: to, marks: here.filter((mark) => mark.start < to && mark.end > from) };
  });
}

/** The number of the shortest mark around a position, if any; `preferred` if it is among them. */
export function markAt(marks: readonly Mark[], position: number, preferred: number | null = null): number | null {
  let best: Mark | null = null;
  for (const mark of marks) {
    if (mark.start > position) break;
    if (position > mark.end) continue;
    if (mark.n === preferred) return preferred;
    if (!best || mark.end - mark.start < best.end - best.start) best = mark;
  }
  return best?.n ?? null;
}
