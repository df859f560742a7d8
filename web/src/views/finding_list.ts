// The list of findings and what can be done from it: open one, step to the next, apply a fix, take it back, silence a
// rule.

import { announce } from '../announce';
import { h, hidden, type Slot } from '../dom';
import type { Editor } from '../editor/editor';
import { changeBetween, marksOf, type Place } from '../editor/marks';
import { edited } from '../editor/edits';
import { finding, quotedWords, type FindingActions } from '../report/findings';
import { findingKey, type Seen } from '../report/seen';
import { silence } from '../store/silenced';
import { strings } from '../strings';
import { Peek } from './peek';

/** A change that was applied; it can be taken back while the text is as the change left it. */
interface Applied {
  title: string;
  key: string;
  before: string;
  after: string;
}

interface ListEvents {
  redraw(): void;
  /** asks for the preview of all fixes together */
  applyAll(): void;
}

export class FindingList {
  private seen: Seen | null = null;
  private open: string | null = null;
  private all = false; // the smaller reasons are shown, too
  private applied: Applied | null = null;
  private announceApplied = false;
  private focusNext: string | null = null;
  private readonly peek: Peek;

  constructor(
    private readonly slot: Slot,
    private readonly editor: Editor,
    private readonly events: ListEvents,
  ) {
    this.peek = new Peek(editor, this.actions);
  }

  private readonly actions: FindingActions = {
    toggle: (key) => this.setOpen(key === this.open ? null : key),
    apply: (key) => this.apply(key),
    silence: (key) => this.silenceRule(key),
    focused: (key) => this.focused(key),
  };

  /** Takes a new report. A text that came at once shows its first reason opened; typing opens nothing. */
  show(seen: Seen, typing: boolean): void {
    const isFirst = this.seen === null || seen.text !== this.seen.text;
    if (isFirst && !typing) this.all = false;
    this.seen = seen;
    if (this.applied && this.applied.after !== seen.text) this.applied = null;
    if (this.open !== null && !this.placeOf(this.open)) this.open = null;
    if (this.open === null && isFirst && !typing && seen.view === 'draft' && seen.report.score >= 25) {
      this.open = seen.places[0] ? findingKey(seen.places, seen.places[0]) : null;
    }
    this.mark();
  }

  /** Underlines a report whose verdict is still held back. */
  markEarly(seen: Seen): void {
    const shown = this.all ? seen.places.length : seen.main;
    if (seen.text === this.editor.text) this.editor.setMarks(marksOf(seen.places, shown));
  }

  clear(): void {
    this.seen = null;
    this.all = false;
    this.open = null;
    this.applied = null;
    this.peek.hide();
    this.editor.setMarks([]);
    this.editor.setActive(null);
  }

  draw(): void {
    const { seen, applied } = this;
    if (!seen) return;
    this.slot.draw(this.look(seen), () => [
      (seen.places.length > 0 || seen.silenced.length > 0 || applied) &&
        h(
          'section',
          { class: 'findings', 'aria-labelledby': `findings-${seen.view}` },
          this.headrow(seen),
          applied && this.appliedRow(applied),
          this.list(seen),
          this.moreButton(seen),
          this.silencedRow(seen),
        ),
    ]);
  }

  /** Everything the list shows, as one string: it is drawn again only when that changes. */
  private look(seen: Seen): string {
    const shown = seen.places.slice(0, this.shownCount());
    return JSON.stringify([
      this.open,
      this.applied?.title,
      seen.places.length,
      seen.silenced.map(({ rule }) => rule),
      seen.report.verdict,
      shown.map(({ finding: it }) => [
        it.rule,
        it.strength,
        it.points,
        it.fix?.title,
        quotedWords(seen.text, it.evidence),
      ]),
    ]);
  }

  private list(seen: Seen): HTMLElement | null {
    const shown = seen.places.slice(0, this.shownCount());
    if (shown.length === 0) return null;
    const cards = shown.map((place) => finding(seen, place, this.keyOf(place) === this.open, this.actions));
    return h('ol', {}, ...cards);
  }

  /** Opens the card of a place without moving focus or scroll; where it is out of sight, its words are told at hand. */
  openNumber(n: number): void {
    const place = this.placeNumbered(n);
    if (!place || !this.seen) return;
    this.setOpen(this.keyOf(place));
    if (!this.isOpenInSight()) this.peek.show(this.seen, place, this.editor.caretBottom);
    else this.peek.hide();
  }

  /** The mouse rests on a mark, or on none. */
  hover(n: number | null, bottom: number): void {
    const place = n === null ? undefined : this.placeNumbered(n);
    if (place && this.seen) this.peek.show(this.seen, place, bottom);
    else this.peek.hideSoon();
  }

  /** The caret left the marks. */
  leave(): void {
    this.peek.hide();
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
    if (!inField) return;
    if (this.seen && !this.isOpenInSight()) this.peek.show(this.seen, place, this.editor.caretBottom);
    announce(strings.say.place(place.n, places.length, place.finding.title, place.finding.instead));
  }

  applyOpen(): void {
    if (this.open !== null && this.seen?.view === 'draft') this.apply(this.open);
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

  /** Puts a whole new text in the field's place, with a way back. */
  applyText(title: string, after: string): void {
    this.begin({ title, key: '', before: this.editor.text, after });
  }

  /** Lists the smaller reasons, too; the focus stays. */
  showAll(): void {
    this.all = true;
    this.mark();
    this.events.redraw();
  }

  private shownCount(): number {
    const { seen } = this;
    return !seen || this.all ? (seen?.places.length ?? 0) : seen.main;
  }

  private moreButton(seen: Seen): HTMLElement | null {
    const count = seen.places.length - this.shownCount();
    if (count <= 0) return null;
    return h(
      'button',
      {
        type: 'button',
        class: 'btn more',
        'aria-expanded': 'false',
        'data-key': 'more',
        onclick: () => this.showRest(),
      },
      strings.findings.smaller(count),
    );
  }

  private silencedRow({ silenced }: Seen): HTMLElement | null {
    if (silenced.length === 0) return null;
    const points = silenced.reduce((sum, one) => sum + one.points, 0);
    return h('p', { class: 'silenced' }, strings.findings.silenced(silenced.length, points));
  }

  private showRest(): void {
    const first = this.seen?.places[this.shownCount()];
    this.showAll();
    if (first) this.focus(`find-${this.keyOf(first)}`);
  }

  private headrow(seen: Seen): HTMLElement {
    const words = strings.findings;
    const { verdict } = seen.report;
    const leans = verdict === 'push' || verdict === 'leaning';
    const title =
      seen.view === 'received' && leans
        ? words.title.received
        : words.title.draft[leans ? verdict : 'other'](this.shownCount());
    const fixes = seen.view === 'draft' ? seen.places.filter((place) => place.finding.fix).length : 0;
    return h(
      'div',
      { class: 'headrow' },
      h('h2', { id: `findings-${seen.view}` }, title),
      h(
        'span',
        { class: 'row' },
        fixes > 1 && this.headButton('apply-all', words.applyAll(fixes), () => this.events.applyAll()),
        seen.places.length > 1 && this.headButton('next-place', words.next, () => this.stepByButton(), 'F8'),
      ),
    );
  }

  private headButton(key: string, text: string, onclick: () => void, shortcut: string | null = null): HTMLElement {
    const attributes = { type: 'button', class: 'btn quiet', 'data-key': key, 'aria-keyshortcuts': shortcut, onclick };
    return h('button', attributes, text);
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

  private apply(key: string): void {
    const place = this.placeOf(key);
    const before = this.editor.text;
    if (!place?.finding.fix || this.seen?.text !== before) return;
    this.begin({ title: place.finding.title, key, before, after: edited(before, place.finding.fix.edits) });
  }

  private begin(applied: Applied): void {
    const fromField = document.activeElement === this.editor.field;
    this.applied = applied;
    this.announceApplied = true;
    this.open = null;
    this.peek.hide();
    this.focusNext = fromField ? null : 'undo-fix';
    this.change(applied.before, applied.after);
  }

  private takeBack(applied: Applied): void {
    this.applied = null;
    this.open = applied.key || null;
    this.focusNext = applied.key ? `find-${applied.key}` : 'apply-all';
    this.change(applied.after, applied.before);
  }

  private change(before: string, after: string): void {
    const { at, removed, inserted } = changeBetween(before, after);
    this.editor.replace({ start: at, end: at + removed }, after.slice(at, at + inserted));
  }

  private silenceRule(key: string): void {
    const place = this.placeOf(key);
    if (!place) return;
    this.open = null;
    this.peek.hide();
    silence(place.finding.rule, place.finding.title);
  }

  private focused(key: string): void {
    const place = this.placeOf(key);
    if (!place) return;
    this.editor.setActive(place.n);
    this.editor.reveal(place.n);
  }

  private setOpen(key: string | null): void {
    if (key === this.open) return;
    this.open = key;
    const place = key === null ? undefined : this.placeOf(key);
    if (place && place.n > this.shownCount()) this.all = true;
    this.mark();
    this.events.redraw();
  }

  /** Underlines what is listed and thickens the open place. Where the text has moved on, its marks moved with it. */
  private mark(): void {
    const { seen } = this;
    if (seen && seen.text === this.editor.text) this.editor.setMarks(marksOf(seen.places, this.shownCount()));
    this.editor.setActive(this.open === null ? null : (this.placeOf(this.open)?.n ?? null));
  }

  private isOpenInSight(): boolean {
    const card = this.slot.element.querySelector('.find.open');
    if (!card) return false;
    const { top } = card.getBoundingClientRect();
    return top >= 0 && top < innerHeight - 120;
  }

  private keyOf(place: Place): string {
    return findingKey(this.seen?.places ?? [], place);
  }

  private placeOf(key: string): Place | undefined {
    return this.seen?.places.find((place) => this.keyOf(place) === key);
  }

  private placeNumbered(n: number): Place | undefined {
    return this.seen?.places.find((one) => one.n === n);
  }

  private focus(key: string): void {
    for (const element of this.slot.element.querySelectorAll<HTMLElement>('[data-key]')) {
      if (element.dataset['key'] === key) return element.focus();
    }
  }
}
