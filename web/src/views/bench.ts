// One view at work: the field, the situation, the checks, and when their reports are drawn.

import { announce } from '../announce';
import { copyButton, readClipboard } from '../clipboard';
import { ContextSentence } from '../context/sentence';
import type { Choices, Voice } from '../context/chips';
import { h, Slot } from '../dom';
import { Editor, type Cause } from '../editor/editor';
import { sentenceAround, sentenceEnded } from '../editor/sentence';
import type { EngineClient } from '../engine/client';
import type { Report, Verdict } from '../engine/types';
import { kAfterKey, paintTime } from '../pace';
import { wordCount, seen, type Seen, type ViewName } from '../report/seen';
import { strings } from '../strings';
import { FindingList } from './finding_list';
import { examples, legend, notice, privacy, type Example } from './parts';

/** Milliseconds. */
const kBeforeStarting = 300; // before a slow start is mentioned
const kMoved = 600; // after a change, before the caret is taken to have been moved on purpose

/** The places of a view that a report fills, by name. */
const kSlots = [
  'notice',
  'legend',
  'head',
  'flow',
  'weight',
  'signs',
  'findings',
  'missing',
  'dimensions',
  'action',
  'answers',
  'limits',
] as const;
export type Slots = Record<(typeof kSlots)[number], Slot>;

interface Spec {
  name: ViewName;
  voice: Voice;
  /** answers the sentence starts with */
  choices: Choices;
  /** the view's columns, from the field's own column and the slots */
  arrange(write: HTMLElement, slots: Slots): Node[];
  /** draws what is this view's own */
  draw(seen: Seen, slots: Slots, bench: Bench): void;
}

export class Bench {
  readonly element: HTMLElement;
  readonly context: ContextSentence;
  readonly editor: Editor;
  readonly findings: FindingList;
  private readonly slots: Slots;
  private readonly foot = h('span', { class: 'row' });
  private readonly count: HTMLElement;
  private readonly examples = new Slot(h('div', { class: 'slot' }));

  private shown: Seen | null = null;
  private painted = 0; // how many reports were drawn
  private next: { seen: Seen; since: number } | null = null;
  private typing = false;
  private lastKey = 0;
  private lastChange = 0;
  private checkTimer = 0;
  private paintTimer = 0;
  private startTimer = 0;
  private example: string | null = null;
  private wasFilled = false;

  constructor(
    private readonly spec: Spec,
    readonly engine: EngineClient,
  ) {
    const words = strings.views[spec.name];
    this.slots = Object.fromEntries(
      kSlots.map((name) => [name, new Slot(h('div', { class: 'slot' }))]),
    ) as unknown as Slots;
    this.context = new ContextSentence(spec.voice, spec.choices, () => this.check());
    this.count = h('span', { id: `${spec.name}-count` });
    this.editor = new Editor(`${spec.name}-text`, words.field, words.placeholder, this.count.id, {
      changed: (cause) => this.changed(cause),
      caret: (place) => this.caretIn(place),
    });
    this.findings = new FindingList(this.slots.findings, this.editor, () => this.drawFindings());
    this.element = this.build(words.heading);
    this.engine.onState(() => this.drawNotice());
    document.addEventListener('keydown', (event) => {
      if (!this.element.hidden) this.key(event);
    });
    this.drawEmpty();
  }

  /** Selects words of the text, as a node of the chain does. */
  readonly select = (span: { start: number; end: number }) => this.editor.select(span);

  private build(heading: string): HTMLElement {
    const editor = h(
      'div',
      { class: 'editor' },
      this.editor.element,
      h('div', { class: 'sheetfoot' }, this.count, this.foot),
    );
    const write = h(
      'div',
      { class: 'col write' },
      this.context.element,
      editor,
      privacy(this.spec.name),
      this.examples.element,
    );
    return h(
      'section',
      { class: 'view', 'data-view': this.spec.name },
      h('h1', { class: 'vh' }, heading),
      ...this.spec.arrange(write, this.slots),
    );
  }

  // Checking

  private changed(cause: Cause): void {
    this.typing = cause === 'typed';
    this.lastChange = performance.now();
    if (this.typing) this.lastKey = this.lastChange;
    if (this.editor.text !== this.example) this.example = null;
    clearTimeout(this.checkTimer);
    clearTimeout(this.paintTimer);
    if (this.editor.text.trim() === '') return this.drawEmpty();
    this.drawFoot();
    if (this.editor.isComposing) return;
    if (this.typing) this.checkTimer = window.setTimeout(() => this.check(true), kAfterKey);
    else this.check();
  }

  private check(typing = false): void {
    this.typing = typing;
    const text = this.editor.text;
    if (text.trim() === '') return;
    const context = this.context.context;
    this.mentionSlowStart();
    this.engine.check(this.spec.name, { text, kind: this.context.kind, context }, (report) => {
      // The text has moved on: its own answer is under way.
      if (text !== this.editor.text) return;
      this.receive(seen(this.spec.name, text, report, context.secondsSinceContact));
    });
  }

  private receive(next: Seen): void {
    const now = performance.now();
    const since = this.next?.seen.report.verdict === next.report.verdict ? this.next.since : now;
    this.next = { seen: next, since };
    const time = paintTime({
      now,
      typing: this.typing,
      lastKey: this.lastKey,
      shown: this.shown?.report.verdict ?? null,
      verdict: next.report.verdict,
      verdictSince: since,
      score: next.report.score,
      newInOpenSentence: this.hasNewInOpenSentence(next.report),
    });
    clearTimeout(this.paintTimer);
    if (time <= now) this.paint();
    else this.paintTimer = window.setTimeout(() => this.paint(), time - now);
  }

  private hasNewInOpenSentence(report: Report): boolean {
    const { text, caret } = this.editor;
    if (sentenceEnded(text, caret)) return false;
    const open = sentenceAround(text, caret);
    const known = new Set(this.shown?.report.findings.map((finding) => finding.rule));
    return report.findings.some(
      (finding) =>
        !known.has(finding.rule) && finding.evidence.some((span) => span.end > open.start && span.start < open.end),
    );
  }

  // Drawing

  private paint(): void {
    if (!this.next) return;
    const { seen: now } = this.next;
    const before = this.shown?.report.verdict ?? null;
    this.next = null;
    this.shown = now;
    this.painted++;
    clearTimeout(this.startTimer);
    this.findings.show(now, this.typing);
    this.drawNotice();
    this.slots.legend.clear();
    this.spec.draw(now, this.slots, this);
    this.drawFindings();
    this.findings.settleFocus();
    this.tell(now, before);
  }

  private tell({ report, places }: Seen, before: Verdict | null): void {
    const verdict = strings.verdict[report.verdict];
    if (this.findings.justApplied()) return announce(strings.say.applied(verdict, places.length));
    if (this.typing && before === report.verdict) return;
    if (report.verdict === 'unclear') return announce(strings.say.short(verdict));
    announce(strings.say.verdict(verdict, places.length, places[0]?.finding.title));
  }

  private drawFindings(): void {
    if (this.shown) this.findings.draw(`${this.painted}`);
  }

  private drawEmpty(): void {
    this.engine.cancel(this.spec.name);
    this.next = null;
    this.shown = null;
    for (const slot of Object.values(this.slots)) slot.clear();
    this.findings.clear();
    this.slots.legend.draw('legend', () => [legend(this.spec.name)]);
    this.drawNotice();
    this.drawFoot();
  }

  private drawNotice(): void {
    const { state } = this.engine;
    if (state !== 'starting') clearTimeout(this.startTimer);
    if (state === 'failed') {
      this.slots.notice.draw('failed', () => [notice(strings.states.failed, strings.states.failedTitle)]);
    } else if (this.shown?.report.truncated) {
      this.slots.notice.draw('truncated', () => [notice(strings.states.truncated)]);
    } else this.slots.notice.clear();
  }

  private mentionSlowStart(): void {
    clearTimeout(this.startTimer);
    if (this.engine.state !== 'starting') return;
    this.startTimer = window.setTimeout(() => {
      this.slots.notice.draw('starting', () => [notice(strings.states.starting)]);
      announce(strings.states.starting);
    }, kBeforeStarting);
  }

  // The field's foot: how long, and what to do with the whole text

  private drawFoot(): void {
    const filled = this.editor.text.trim() !== '';
    this.count.textContent = filled ? strings.field.words(wordCount(this.editor.text)) : strings.field.results;
    if (filled !== this.wasFilled || this.foot.childElementCount === 0) this.drawButtons(filled);
    const later = this.example !== null;
    const state = filled ? (later ? 'later' : 'none') : 'first';
    this.examples.draw(state, () => [
      state !== 'none' && examples(this.spec.name, later, (example) => this.showExample(example)),
    ]);
  }

  private drawButtons(filled: boolean): void {
    const words = strings.field;
    const button = (text: string, onclick: () => void, kind = 'quiet') =>
      h('button', { type: 'button', class: `btn ${kind}`, onclick }, text);
    const undo = button(words.undo, () => this.editor.undo());
    const paste = () => void this.paste();
    const full =
      this.spec.name === 'draft'
        ? [undo, copyButton(words.wholeText, () => this.editor.text, { quiet: true })]
        : [button(words.pasteAnother, paste)];
    const buttons = filled
      ? [...full, button(words.clear, () => this.clearText())]
      : [...(this.wasFilled ? [undo] : []), button(words.paste, paste, 'main')];
    this.foot.replaceChildren(...buttons);
    this.wasFilled = filled;
  }

  private async paste(): Promise<void> {
    const text = await readClipboard();
    if (text) return this.editor.replaceAll(text);
    this.editor.focus();
    this.count.textContent = strings.field.pasteRefused;
    announce(strings.field.pasteRefused);
  }

  private clearText(): void {
    this.editor.replaceAll('');
    announce(strings.say.cleared);
  }

  private showExample({ text, choices }: Example): void {
    this.context.set(choices);
    this.example = text;
    if (text === this.editor.text) this.check();
    else this.editor.replaceAll(text);
  }

  // Keys and caret

  private caretIn(place: number | null): void {
    if (place === null || performance.now() - this.lastChange < kMoved) return;
    this.findings.openNumber(place);
  }

  private key(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    const inField = event.target === this.editor.field;
    if (event.key === 'F8') this.findings.step(event.shiftKey ? -1 : 1, inField);
    else if (event.key === 'Enter' && command) this.findings.applyOpen();
    else if (event.key === 'Escape' && !inField && !(event.target instanceof HTMLSelectElement)) this.editor.focus();
    else if (event.key.toLowerCase() === 'z' && command && !event.shiftKey && !inField) this.editor.undo();
    else return;
    event.preventDefault();
  }
}

/** A column of slots, in document order. */
export function columnOf(className: string, slots: Slots, names: readonly (keyof Slots)[]): HTMLElement {
  return h('div', className ? { class: className } : {}, ...names.map((name) => slots[name].element));
}
