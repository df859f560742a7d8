// The list of findings and what can be done from it: open one, step to the next, apply a fix, take it back.

import { h, hidden, type Slot } from '../dom';
import type { Editor } from '../editor/editor';
import { changeBetween, marksOf, type Place } from '../editor/marks';
import type { Fix } from '../engine/types';
import { finding } from '../report/findings';
import { findingKey, type Seen } from '../report/seen';
import { strings } from '../strings';

/** A fix that was applied; it can be taken back while the text is as the fix left it. */
interface Applied {
  title: string;
  key: string;
  before: string;
  after: string;
}

export class FindingList {
  private seen: Seen | null = null;
  private open: string | null = null;
  private all = false; // the smaller reasons are shown, too
  private applied: Applied | null = null;
  private announceApplied = false;
  private focusNext: string | null = null;

  constructor(
    private readonly slot: Slot,
    private readonly editor: Editor,
    private readonly redraw: () => void,
  ) {}

  /** Takes a new report. A text that came at once shows its first reason opened; typing opens nothing. */
  show(seen: Seen, typing: boolean): void {
    const isFirst = this.seen === null || seen.text !== this.seen.text;
    if (isFirst) this.all = false;
    this.seen = seen;
    if (this.applied && this.applied.after !== seen.text) this.applied = null;
    if (this.open !== null && !this.placeOf(this.open)) this.open = null;
    if (this.open === null && isFirst && !typing && seen.view === 'draft' && seen.report.score >= 25) {
      this.open = seen.places[0] ? findingKey(seen.places, seen.places[0]) : null;
    }
    this.mark();
  }

  clear(): void {
    this.seen = null;
    this.all = false;
    this.open = null;
    this.applied = null;
    this.editor.setMarks([]);
    this.editor.setActive(null);
  }

  draw(version: string): void {
    const { seen, applied } = this;
    if (!seen) return;
    const shown = seen.places.slice(0, this.shownCount());
    this.slot.draw(`${version}/${this.open}/${applied?.key}/${shown.length}`, () => [
      (seen.places.length > 0 || applied) &&
        h(
          'section',
          { class: 'findings', 'aria-labelledby': `findings-${seen.view}` },
          this.headrow(seen),
          applied && this.appliedRow(applied),
          h(
            'ol',
            {},
            ...shown.map((place) =>
              finding(seen, place, this.keyOf(place) === this.open, {
                toggle: (which) => this.setOpen(this.keyOf(which) === this.open ? null : this.keyOf(which)),
                apply: (which) => this.apply(which),
                focused: (which) => this.focused(which),
              }),
            ),
          ),
          shown.length < seen.places.length && this.moreButton(seen.places.length - shown.length),
        ),
    ]);
  }

  /** Opens the card of a place without moving focus or scroll. */
  openNumber(n: number): void {
    const place = this.seen?.places.find((one) => one.n === n);
    if (place) this.setOpen(this.keyOf(place));
  }

  /** To the next or previous place: in the field by selecting its words, elsewhere by its card. */
  step(by: 1 | -1, inField: boolean): void {
    const places = this.seen?.places ?? [];
    if (places.length === 0) return;
    const at = places.findIndex((place) => this.keyOf(place) === this.open);
    const from = at < 0 && by < 0 ? 0 : at;
    const place = places[(from + by + places.length) % places.length] as Place;
    this.setOpen(this.keyOf(place));
    const words = place.finding.evidence[0];
    if (inField && words) this.editor.select(words);
    else if (!inField) this.focus(`find-${this.keyOf(place)}`);
    this.editor.reveal(place.n);
  }

  applyOpen(): void {
    const place = this.open === null ? undefined : this.placeOf(this.open);
    if (place && this.seen?.view === 'draft') this.apply(place);
  }

  /** True once after a fix, so that it is told of once. */
  justApplied(): boolean {
    const was = this.announceApplied;
    this.announceApplied = false;
    return was;
  }

  /** Puts the focus where the last action left off, after its result is drawn. */
  settleFocus(): void {
    if (this.focusNext) this.focus(this.focusNext);
    this.focusNext = null;
  }

  private shownCount(): number {
    const { seen } = this;
    return !seen || this.all ? (seen?.places.length ?? 0) : seen.main;
  }

  private moreButton(count: number): HTMLElement {
    return h(
      'button',
      { type: 'button', class: 'btn more', 'aria-expanded': 'false', onclick: () => this.showAll() },
      strings.findings.smaller(count),
    );
  }

  private showAll(): void {
    const first = this.seen?.places[this.shownCount()];
    this.all = true;
    this.mark();
    this.redraw();
    if (first) this.focus(`find-${this.keyOf(first)}`);
  }

  private headrow(seen: Seen): HTMLElement {
    const words = strings.findings;
    const { verdict } = seen.report;
    const title =
      seen.view === 'received'
        ? words.title.received
        : words.title.draft[verdict === 'push' || verdict === 'leaning' ? verdict : 'other'](this.shownCount());
    return h(
      'div',
      { class: 'headrow' },
      h('h2', { id: `findings-${seen.view}` }, title),
      seen.places.length > 1 &&
        h(
          'button',
          {
            type: 'button',
            class: 'btn quiet',
            'aria-keyshortcuts': 'F8',
            'data-key': 'next-place',
            onclick: () => this.stepByButton(),
          },
          words.next,
        ),
    );
  }

  /** The button keeps the focus, so that it can be pressed again. */
  private stepByButton(): void {
    this.step(1, false);
    this.slot.element.querySelector('.find.open')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    this.focus('next-place');
  }

  private appliedRow(applied: Applied): HTMLElement {
    const words = strings.findings;
    return h(
      'p',
      { class: 'applied' },
      h('span', {}, hidden(`${words.applied} `), h('s', {}, applied.title)),
      h(
        'button',
        { type: 'button', class: 'btn quiet', 'data-key': 'undo-fix', onclick: () => this.takeBack(applied) },
        words.undo,
        hidden(`: ${applied.title}`),
      ),
    );
  }

  private apply(place: Place): void {
    const { fix } = place.finding;
    const before = this.editor.text;
    if (!fix || this.seen?.text !== before) return;
    const after = edited(before, fix);
    const fromField = document.activeElement === this.editor.field;
    this.applied = { title: place.finding.title, key: this.keyOf(place), before, after };
    this.announceApplied = true;
    this.open = null;
    this.focusNext = fromField ? null : 'undo-fix';
    this.change(before, after);
  }

  private takeBack(applied: Applied): void {
    this.applied = null;
    this.open = applied.key;
    this.focusNext = `find-${applied.key}`;
    this.change(applied.after, applied.before);
  }

  private change(before: string, after: string): void {
    const { at, removed, inserted } = changeBetween(before, after);
    this.editor.replace({ start: at, end: at + removed }, after.slice(at, at + inserted));
  }

  private focused(place: Place): void {
    this.editor.setActive(place.n);
    this.editor.reveal(place.n);
  }

  private setOpen(key: string | null): void {
    if (key === this.open) return;
    this.open = key;
    const place = key === null ? undefined : this.placeOf(key);
    if (place && place.n > this.shownCount()) this.all = true;
    this.mark();
    this.redraw();
  }

  /** Underlines what is listed and thickens the open place. Where the text has moved on, its marks moved with it. */
  private mark(): void {
    const { seen } = this;
    if (seen && seen.text === this.editor.text) this.editor.setMarks(marksOf(seen.places, this.shownCount()));
    this.editor.setActive(this.open === null ? null : (this.placeOf(this.open)?.n ?? null));
  }

  private keyOf(place: Place): string {
    return findingKey(this.seen?.places ?? [], place);
  }

  private placeOf(key: string): Place | undefined {
    return this.seen?.places.find((place) => this.keyOf(place) === key);
  }

  private focus(key: string): void {
    for (const element of this.slot.element.querySelectorAll<HTMLElement>('[data-key]')) {
      if (element.dataset['key'] === key) return element.focus();
    }
  }
}

function edited(text: string, fix: Fix): string {
  return [...fix.edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}
