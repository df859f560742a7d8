// One view at work: the field, the situation, the checks, and when their reports are drawn.

import { announce } from '../announce';
import { copyButton, readClipboard } from '../clipboard';
import type { ChipId, Choices, Voice } from '../context/chips';
import { MoreContext } from '../context/more';
import { ContextSentence } from '../context/sentence';
import { afterPaint, h, Slot } from '../dom';
import { Editor, type Cause } from '../editor/editor';
import { openWord } from '../editor/sentence';
import type { EngineClient } from '../engine/client';
import type { Context, Draft, Platforms, Report, Verdict } from '../engine/types';
import { marksTime, verdictTime } from '../pace';
import { changeSaid } from '../report/change';
import { countsOf, isOver, type Count } from '../report/counts';
import { missing, questionsOf } from '../report/missing';
import { seen, type Asked, type Seen, type ViewName } from '../report/seen';
import { plainWords, talkingOf, type Part } from '../report/talking';
import { kDatabase } from '../store/names';
import { isSilenced, onSilenced } from '../store/silenced';
import { strings } from '../strings';
import { FindingList } from './finding_list';
import type { Kept } from './kept';
import { canShare, share } from './pass_on';
import { examples, legend, notice, privacy, silencedNotice, type Example } from './parts';
import { talking } from './talking';

/** Milliseconds. */
const kBeforeStarting = 300; // before a slow start is mentioned
const kMoved = 600; // after a change, before the caret is taken to have been moved on purpose
const kCount = 200; // after the last key, before a text is counted
const kOwed = 400; // a report that was answered is drawn by then, also while keys go down
const kRest = 500; // after the last key, before the engine is asked what would change the verdict

/** The places of a view that a report fills, by name. */
const kSlots = [
  'notice',
  'legend',
  'changed',
  'head',
  'flow',
  'weight',
  'signs',
  'findings',
  'talking',
  'missing',
  'dimensions',
  'action',
  'scam',
  'leave',
  'answers',
  'limits',
  'pass',
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
  private readonly more: MoreContext;
  private readonly slots: Slots;
  private readonly foot = h('span', { class: 'row' });
  private readonly count: HTMLElement;
  private readonly over = h('p', { class: 'over' });
  private readonly keptPlace = h('div', { class: 'slot' });
  private readonly examples = new Slot(h('div', { class: 'slot' }));

  private shown: Seen | null = null;
  private next: { seen: Seen; since: number } | null = null;
  private owedSince: number | null = null; // the first report that is not drawn yet
  private answered: { said(): { label: string; answer: string }; before: Seen } | null = null;
  private platforms: Platforms | null = null;
  private overSaid = ''; // which limits are known to be crossed
  private overNews: string | null = null; // a crossing that is not yet told
  private countTimer = 0;
  private typing = false;
  private lastKey = 0;
  private lastChange = 0;
  private paintTimer = 0;
  private marksTimer = 0;
  private restTimer = 0;
  private startTimer = 0;
  private example: string | null = null;
  private wasFilled = false;
  private placing = false; // a whole other text is put in the field
  private before: string | null = null; // the text as it came: pasted, an example, a kept draft
  private kept: Promise<Kept> | null = null;
  private unfolded = matchMedia('(min-width: 60rem)').matches; // on a small screen nothing stands before the verdict

  constructor(
    private readonly spec: Spec,
    readonly engine: EngineClient,
  ) {
    const words = strings.views[spec.name];
    this.slots = Object.fromEntries(
      kSlots.map((name) => [name, new Slot(h('div', { class: 'slot' }))]),
    ) as unknown as Slots;
    this.context = new ContextSentence(spec.voice, spec.choices, (chip) => this.contextChanged(chip));
    this.more = new MoreContext(spec.name, spec.voice, (said) => this.moreChanged(said));
    this.count = h('span', { id: `${spec.name}-count`, class: 'counts' });
    this.editor = new Editor(`${spec.name}-text`, words.field, words.placeholder, this.count.id, {
      changed: (cause) => this.changed(cause),
      caret: (place) => this.caretIn(place),
      hover: (place, bottom) => this.findings.hover(place, bottom),
    });
    this.findings = new FindingList(this.slots.findings, this.editor, {
      redraw: () => this.drawFindings(),
      applyAll: () => void this.applyAll(),
    });
    this.element = this.build(words.heading);
    this.engine.onState(() => this.drawNotice());
    onSilenced(() => this.silencedChanged());
    document.addEventListener('keydown', (event) => {
      if (!this.element.hidden) this.key(event);
    });
    addEventListener('beforeprint', () => this.findings.showAll());
    this.drawEmpty();
    if (spec.name === 'draft') void this.findKept();
  }

  get name(): ViewName {
    return this.spec.name;
  }

  /** What the view shows, if anything. */
  get seen(): Seen | null {
    return this.shown;
  }

  /** Selects the words of a node of the chain. */
  readonly select = (span: { start: number; end: number }) => this.editor.select(span);

  /** Puts a text in the field, with what is known of it. */
  place(text: string, choices?: Choices): void {
    if (choices) this.context.set(choices);
    if (text === this.editor.text) return this.check();
    this.placing = true;
    this.editor.replaceAll(text);
    this.placing = false;
  }

  private build(heading: string): HTMLElement {
    const editor = h(
      'div',
      { class: 'editor' },
      this.editor.element,
      h('div', { class: 'sheetfoot' }, this.count, this.foot),
      this.over,
    );
    const write = h(
      'div',
      { class: 'col write' },
      this.context.element,
      this.slots.changed.element,
      editor,
      privacy(this.spec.name),
      this.slots.talking.element,
      this.more.element,
      this.examples.element,
      this.keptPlace,
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
    this.stopTimers();
    this.answered = null;
    this.slots.changed.clear();
    this.findings.leave();
    if (this.isNewText(cause)) this.before = this.editor.text;
    if (this.editor.text.trim() === '') return this.drawEmpty();
    this.drawFoot();
    if (this.editor.isComposing) return;
    // At once: the answer may be there in time for the frame that shows the key. The worker skips what is overtaken.
    this.check(this.typing);
  }

  /** What comes at once into an empty field, or in a whole text's place, begins a new comparison. */
  private isNewText(cause: Cause): boolean {
    return cause === 'placed' && (this.shown === null || this.placing);
  }

  private stopTimers(): void {
    clearTimeout(this.paintTimer);
    clearTimeout(this.marksTimer);
    clearTimeout(this.restTimer);
    clearTimeout(this.countTimer);
  }

  private contextChanged(chip: ChipId): void {
    this.answered = this.shown && { said: () => this.context.said(chip), before: this.shown };
    this.drawCount();
    this.check();
  }

  private moreChanged(said: { label: string; answer: string }): void {
    this.answered = this.shown && { said: () => said, before: this.shown };
    this.check();
  }

  /** What is known of the platforms; asked for with the first text. */
  private learnPlatforms(): void {
    this.engine.platformsKnown((platforms) => {
      this.platforms = platforms;
      this.drawCount();
      if (this.overNews) this.say('');
      if (this.shown) this.spec.draw(this.shown, this.slots, this);
    });
  }

  get knownPlatforms(): Platforms | null {
    return this.platforms;
  }

  private asked(): Asked {
    const { kind, context } = this.context;
    return { view: this.spec.name, text: this.editor.text, kind, context: { ...context, ...this.more.context } };
  }

  private check(typing = false): void {
    this.typing = typing;
    const asked = this.asked();
    if (asked.text.trim() === '') return;
    this.mentionSlowStart();
    this.engine.check(this.spec.name, draftOf(asked, asked.context), (report) => {
      // The text has moved on: its own answer is under way.
      if (asked.text === this.editor.text) this.receive(seen(asked, report, isSilenced));
    });
  }

  private receive(next: Seen): void {
    const now = performance.now();
    const since = this.next?.seen.report.verdict === next.report.verdict ? this.next.since : now;
    this.next = { seen: next, since };
    const moment = {
      now,
      typing: this.typing,
      lastKey: this.lastKey,
      shown: this.shown?.report.verdict ?? null,
      verdict: next.report.verdict,
      verdictSince: since,
      score: next.report.score,
      newInOpenWord: this.hasNewInOpenWord(next.report),
    };
    clearTimeout(this.paintTimer);
    clearTimeout(this.marksTimer);
    const [marks, verdict] = [marksTime(moment), verdictTime(moment)];
    this.owedSince ??= now;
    if (verdict <= now) {
      if (!this.typing || !this.shown || now - this.owedSince > kOwed) return this.paint();
      // While keys go down the marks have a frame of their own, and the next key comes before the rest.
      this.findings.markEarly(next);
      return afterPaint(() => this.next?.seen === next && this.paint());
    }
    this.paintTimer = window.setTimeout(() => this.paint(), verdict - now);
    if (marks <= now) this.findings.markEarly(next);
    else if (marks < verdict) this.marksTimer = window.setTimeout(() => this.findings.markEarly(next), marks - now);
  }

  private hasNewInOpenWord(report: Report): boolean {
    const { text, caret } = this.editor;
    const open = openWord(text, caret);
    if (open.start === open.end) return false;
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
    this.owedSince = null;
    clearTimeout(this.startTimer);
    if (before === null && !this.platforms) afterPaint(() => this.learnPlatforms());
    this.findings.show(now, this.typing);
    this.drawNotice();
    this.slots.legend.clear();
    this.spec.draw(now, this.slots, this);
    if (this.typing) {
      afterPaint(() => this.drawFindings()); // a task of its own: the next key may come between
    } else {
      this.drawFindings();
      this.findings.settleFocus();
    }
    this.tell(now, before);
    if (this.typing) this.restTimer = window.setTimeout(() => this.askMore(now), kRest);
    else this.askMore(now);
  }

  private tell(now: Seen, before: Verdict | null): void {
    const { report, places } = now;
    const verdict = strings.verdict[report.verdict];
    const changed = this.drawChanged(now);
    if (changed) return this.say(changed);
    if (this.findings.justApplied()) return this.say(strings.say.applied(verdict, places.length));
    if (this.typing && before === report.verdict) return;
    if (report.verdict === 'unclear') return this.say(strings.say.short(verdict));
    this.say(strings.say.verdict(verdict, places.length, places[0]?.finding.title));
  }

  /** The live region keeps the newest sentence only, so that a crossed limit goes along. */
  private say(sentence: string): void {
    announce(this.overNews ? `${sentence} ${this.overNews}`.trim() : sentence);
    this.overNews = null;
  }

  /** What the last answer about the situation has changed. */
  private drawChanged(now: Seen): string | null {
    const { answered } = this;
    this.answered = null;
    if (!answered || answered.before.text !== now.text) return null;
    const { label, answer } = answered.said();
    const words = changeSaid(label, answer, answered.before, now);
    this.slots.changed.draw(words, () => [h('p', { class: 'changed' }, words)]);
    return words;
  }

  /** What the engine is asked once the verdict is there. */
  private askMore(now: Seen): void {
    this.askWhatIf(now);
    this.askTalking(now);
  }

  /** Suggests the same text without what pushes, if the engine agrees that it talks. */
  private askTalking(now: Seen): void {
    const channel = `${this.spec.name}-talking`;
    const ways = talkingOf(now);
    if (ways.length === 0) {
      this.engine.cancel(channel);
      return this.slots.talking.clear();
    }
    const drafts = ways.map((parts) => draftOf({ ...now, text: plainWords(parts) }, now.context));
    this.engine.checkAll(channel, drafts, (reports) => {
      if (this.shown !== now) return;
      const parts = ways.find((_, i) => reports[i]?.verdict === 'conversation');
      this.slots.talking.draw(JSON.stringify([now.kind, parts]), () => [parts && this.talking(now, parts)]);
    });
  }

  private talking(now: Seen, parts: readonly Part[]): HTMLElement {
    return talking(parts, now.kind, this.unfolded, {
      use: () => {
        const text = plainWords(parts);
        this.findings.applyText(strings.talking.used, text);
        const start = text.indexOf('[');
        if (start >= 0) this.editor.select({ start, end: text.indexOf(']') + 1 });
      },
      folded: (open) => (this.unfolded = open),
    });
  }

  /** Asks the engine where each open answer would lead. */
  private askWhatIf(now: Seen): void {
    const questions = questionsOf(now, this.spec.voice, this.context, this.more.context);
    const draw = (outcomes: Report[][]) =>
      this.slots.missing.draw(
        JSON.stringify([
          now.report.verdict,
          questions.map(({ key }) => key),
          outcomes.map((all) => all.map(({ verdict }) => verdict)),
        ]),
        () => [
          missing(
            now,
            questions,
            outcomes,
            (chip) => this.context.ask(chip),
            (chip, choice) => this.answer(chip, choice),
          ),
        ],
      );
    if (questions.length === 0) {
      this.engine.cancel(`${this.spec.name}-if`);
      return draw([]);
    }
    const drafts = questions.flatMap(({ options }) => options.map(({ context }) => draftOf(now, context)));
    this.engine.checkAll(`${this.spec.name}-if`, drafts, (reports) => {
      if (this.shown !== now) return;
      let from = 0;
      draw(questions.map(({ options }) => reports.slice(from, (from += options.length))));
    });
  }

  /** One tap on an answer; the focus goes on to what is still asked. */
  private answer(chip: ChipId, choice: string): void {
    this.context.answer(chip, choice);
    const next = this.slots.missing.element.querySelector<HTMLElement>('h2');
    next?.focus({ preventScroll: true });
  }

  private drawFindings(): void {
    if (this.shown) this.findings.draw();
  }

  private drawEmpty(): void {
    this.engine.cancel(this.spec.name);
    this.engine.cancel(`${this.spec.name}-if`);
    this.engine.cancel(`${this.spec.name}-talking`);
    this.next = null;
    this.shown = null;
    this.owedSince = null;
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
      this.slots.notice.draw('failed', () => [notice(`${strings.states.safe} ${strings.states.failed}`, strings.states.failedTitle)]);
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

  /** A rule was silenced or heard again: the same report, seen anew. */
  private silencedChanged(): void {
    if (!this.shown) return;
    this.typing = false;
    this.next = { seen: seen(this.shown, this.shown.report, isSilenced), since: 0 };
    this.paint();
    if (this.element.hidden) return;
    this.slots.notice.draw(`silenced-${JSON.stringify(this.shown.silenced)}`, () => [
      silencedNotice(this.shown as Seen, this.engine.rules),
    ]);
    this.slots.notice.element.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }

  private async applyAll(): Promise<void> {
    const { shown } = this;
    if (!shown || shown.text !== this.editor.text) return;
    const { previewFixes } = await import('./apply_all');
    previewFixes(shown, this.engine, (title, text) => this.findings.applyText(title, text));
  }

  // The field's foot: how long, and what to do with the whole text

  private drawFoot(): void {
    const filled = this.editor.text.trim() !== '';
    clearTimeout(this.countTimer);
    if (this.typing && filled && this.wasFilled) this.countTimer = window.setTimeout(() => this.drawCount(), kCount);
    else this.drawCount();
    if (filled !== this.wasFilled || this.foot.childElementCount === 0) this.drawButtons(filled);
    const later = this.example !== null;
    const state = filled ? (later ? 'later' : 'none') : 'first';
    this.examples.draw(state, () => [
      state !== 'none' && examples(this.spec.name, later, (example) => this.showExample(example)),
    ]);
  }

  /** Length, tags and links against what the platform takes; heard only when a limit is newly crossed. */
  private drawCount(): void {
    const { text } = this.editor;
    if (text.trim() === '') {
      this.count.textContent = strings.field.results;
      return this.drawOver([]);
    }
    const { kind, context } = this.context;
    const isOwn = this.spec.name === 'draft';
    const counts = countsOf(text, kind, context.platform, isOwn ? (this.platforms?.limits ?? []) : []);
    const shown = isOwn ? counts : counts.slice(0, 1);
    this.count.replaceChildren(
      ...shown.flatMap((count) => [
        h('span', isOver(count) ? { class: 'much' } : {}, strings.counts[count.what](count.n, isOwn ? count.most : 0)),
        ' ', // it is the field's description, too, and is read as one
      ]),
    );
    this.drawOver(shown.filter(isOver));
  }

  private drawOver(over: readonly Count[]): void {
    const { platform = null } = this.context.context;
    const limits = this.platforms?.limits ?? [];
    const own = limits.find((one) => one.platform === platform) ?? limits[0];
    const crossed = over.map(({ what }) => what).join();
    this.over.hidden = !own || over.length === 0;
    if (!own || over.length === 0) {
      this.overSaid = '';
      this.over.textContent = '';
      return;
    }
    const name = strings.context.chip.platform.options[own.platform ?? 'other'];
    const sentence = strings.counts.over(over.map(({ what, n, most }) => strings.counts.by[what](n - most)), own.platform && name);
    this.over.replaceChildren(sentence, ' ', h('small', {}, strings.counts.source(own.source, own.checked)));
    if (crossed === this.overSaid) return;
    this.overSaid = crossed;
    this.overNews = sentence;
    if (this.typing) this.say('');
  }

  private drawButtons(filled: boolean): void {
    const words = strings.field;
    const button = (text: string, onclick: () => void, kind = 'quiet') =>
      h('button', { type: 'button', class: `btn ${kind}`, onclick }, text);
    const undo = button(words.undo, () => this.editor.undo());
    const paste = () => void this.paste();
    const full =
      this.spec.name === 'draft'
        ? [
            undo,
            copyButton(words.wholeText, () => this.editor.text, { quiet: true }),
            ...(canShare() ? [button(words.share, () => void share({ text: this.editor.text }))] : []),
            button(words.keep, () => void this.keptList().then((kept) => kept.keep())),
            button(words.compare, () => void this.compare()),
          ]
        : [button(words.pasteAnother, paste)];
    const buttons = filled
      ? [...full, button(words.clear, () => this.clearText())]
      : [...(this.wasFilled ? [undo] : []), button(words.paste, paste, 'main')];
    this.foot.replaceChildren(...buttons);
    this.wasFilled = filled;
  }

  private async paste(): Promise<void> {
    const text = await readClipboard();
    if (text) return this.place(text);
    this.editor.focus();
    this.count.textContent = strings.field.pasteRefused;
    announce(strings.field.pasteRefused);
  }

  /** The list of kept drafts is loaded only where some are kept, or one is about to be. */
  private async findKept(): Promise<void> {
    const databases = await indexedDB.databases().catch(() => []);
    if (databases.some(({ name }) => name === kDatabase)) await this.keptList();
  }

  private keptList(): Promise<Kept> {
    return (this.kept ??= import('./kept').then(({ Kept }) => {
      const kept = new Kept(this);
      this.keptPlace.append(kept.element);
      return kept;
    }));
  }

  private async compare(): Promise<void> {
    const { shown, before } = this;
    if (!shown) return;
    const { compareVersions } = await import('./compare');
    await compareVersions(shown, before, this.engine);
  }

  private clearText(): void {
    this.editor.replaceAll('');
    announce(strings.say.cleared);
  }

  private showExample({ text, choices }: Example): void {
    this.example = text;
    this.place(text, choices);
  }

  // Keys and caret

  private caretIn(place: number | null): void {
    if (performance.now() - this.lastChange < kMoved) return;
    if (place === null) this.findings.leave();
    else this.findings.openNumber(place);
  }

  private key(event: KeyboardEvent): void {
    if (event.target instanceof Element && event.target.closest('dialog')) return;
    const command = event.ctrlKey || event.metaKey;
    const inField = event.target === this.editor.field;
    const elsewhere = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === 'F8') this.findings.step(event.shiftKey ? -1 : 1, inField);
    else if (event.key === 'Enter' && command) this.findings.applyOpen();
    else if (event.key === 'Escape' && !inField && !(event.target instanceof HTMLSelectElement)) this.editor.focus();
    else if (event.key.toLowerCase() === 'z' && command && !event.shiftKey && !elsewhere) this.editor.undo();
    else return;
    event.preventDefault();
  }
}

const draftOf = ({ text, kind }: Asked, context: Context): Draft => ({ text, kind, context });

/** A column of slots, in document order. */
export function columnOf(className: string, slots: Slots, names: readonly (keyof Slots)[]): HTMLElement {
  return h('div', className ? { class: className } : {}, ...names.map((name) => slots[name].element));
}
