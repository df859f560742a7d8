// History: an export is dropped, read and looked at; what it holds stays in its worker and ends with it.

import { announce } from '../announce';
import type { Choices } from '../context/chips';
import { h, type Child } from '../dom';
import { download } from '../pass/download';
import type { ViewName } from '../report/seen';
import { strings } from '../strings';
import { words } from '../strings/history';
import { notice } from '../views/parts';
import type { Audit } from './audit';
import { Calendar } from './calendar';
import { dropsOn, dropZone, lockedLine, picker, shownName } from './choose';
import { HistoryClient } from './client';
import './history.css';
import { fileOf, type Format, postsOf } from './out';
import { headline, kTarget, picture } from './picture';
import type { Given, Hints, Message, Summary, Tally, Told } from './types';

/** Shows a text in another view. */
export type Open = (view: ViewName, text: string, choices: Choices) => void;

const kPlaces = 5;

class History {
  readonly element = h('div', { class: 'history' });
  private client = new HistoryClient();
  private files: Given[] = [];
  private hints: Hints = {};
  private summary: Summary | null = null;
  private seconds = 0;
  private stopped = false;
  private readonly far = h('span');
  private target: number | null = kTarget;

  constructor(private readonly open: Open) {
    dropsOn(this.element, (files) => this.read(files));
    this.empty();
  }

  private show(...content: Child[]): void {
    this.element.replaceChildren(...content.filter((child): child is Node | string => Boolean(child)));
  }

  // Choosing

  private empty(before?: HTMLElement): void {
    const { drop } = words;
    this.show(
      h('h1', { tabindex: -1 }, drop.heading),
      h('p', { class: 'lead' }, drop.lead),
      before,
      dropZone((files) => this.read(files)),
      lockedLine(drop.private),
      h('details', { class: 'morecontext' }, h('summary', {}, drop.how), h('ul', { class: 'steps-to' }, ...drop.steps.map((step) => h('li', {}, step)))),
      this.hintForm(),
    );
  }

  private hintForm(): HTMLElement {
    const { drop } = words;
    const owner = h('input', { id: 'history-owner', type: 'text', autocomplete: 'off', value: this.hints.owner ?? '' });
    owner.addEventListener('change', () => {
      this.hints = { ...this.hints, owner: owner.value.trim() };
      if (!owner.value.trim()) delete this.hints.owner;
    });
    const order = h(
      'select',
      { id: 'history-order' },
      ...Object.entries(drop.dayFirstChoices).map(([value, name]) => h('option', { value }, name)),
    );
    order.addEventListener('change', () => {
      delete this.hints.dayFirst;
      if (order.value) this.hints = { ...this.hints, dayFirst: order.value === 'day' };
    });
    return h(
      'details',
      { class: 'morecontext' },
      h('summary', {}, drop.hints),
      h('div', { class: 'labelled' }, h('label', { for: owner.id }, drop.owner), owner),
      h('div', { class: 'labelled' }, h('label', { for: order.id }, drop.dayFirst), order),
    );
  }

  // Reading

  private read(files: Given[]): void {
    if (this.files.length) this.forget();
    this.files = files;
    this.reading();
    this.client.order({ type: 'read', files, hints: this.hints });
    this.client.listen((told) => this.receive(told));
  }

  private names = (): string[] => this.files.map(({ name }) => shownName(name));

  private bar: { element: HTMLElement; fill: HTMLElement; words: HTMLElement } | null = null;

  private reading(): void {
    const { reading } = words;
    const fill = h('i');
    const far = h('p', { class: 'file' });
    const element = h(
      'div',
      { class: 'progress', role: 'progressbar', 'aria-labelledby': 'history-reading', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': 0 },
      fill,
    );
    this.bar = { element, fill, words: far };
    const stop = h('button', { type: 'button', class: 'btn', onclick: () => this.client.order({ type: 'stop' }) }, reading.stop);
    this.show(
      h('h1', { class: 'vh' }, words.drop.heading),
      h('div', { class: 'reading' }, h('p', { id: 'history-reading' }, h('b', {}, reading.title(this.names()))), element, far, stop),
    );
    stop.focus({ preventScroll: true });
  }

  private receive(told: Told): void {
    switch (told.type) {
      case 'progress':
        return this.progress(told.done / Math.max(1, told.total), told.messages);
      case 'refused':
        return this.refused(told.sentence, told.summary);
      case 'failed':
        return this.refused(words.refused.failed);
      case 'read':
        return this.haveRead(told);
      case 'looking':
        this.far.textContent = words.reading.lookedAt(told.far);
        return;
      case 'audited':
        return this.draw(told.audit, new Map(told.messages));
    }
  }

  private progress(share: number, messages: number): void {
    if (!this.bar) return;
    const percent = Math.min(100, Math.round(share * 100));
    this.bar.element.setAttribute('aria-valuenow', String(percent));
    this.bar.fill.style.setProperty('inline-size', `${percent}%`);
    this.bar.words.textContent = words.reading.far(messages, Math.min(1, share));
    announce(words.reading.said(messages));
  }

  private refused(sentence: string, summary?: Summary): void {
    const files = this.names().slice(0, 3).join(', ');
    this.forget();
    this.empty(
      h(
        'div',
        { class: 'refused' },
        notice(`${files ? `${files}: ` : ''}${sentence}`, words.refused.title),
        summary && skipped(summary),
      ),
    );
    this.element.querySelector<HTMLElement>('.drop button')?.focus({ preventScroll: true });
  }

  private haveRead({ summary, seconds, stopped }: Extract<Told, { type: 'read' }>): void {
    [this.summary, this.seconds, this.stopped, this.bar] = [summary, seconds, stopped, null];
    if (stopped) return this.offerPart(summary);
    this.look();
  }

  private offerPart(summary: Summary): void {
    const { stopped, read } = words;
    const look = h('button', { type: 'button', class: 'btn main', onclick: () => this.look() }, stopped.look);
    const away = h('button', { type: 'button', class: 'btn', onclick: () => this.away() }, read.forget);
    const some = summary.messages > 0;
    this.show(
      h('h1', { tabindex: -1 }, stopped.title),
      h('p', { class: 'lead' }, stopped.text(summary.messages)),
      h('div', { class: 'row' }, some && look, away),
    );
    announce(`${stopped.title} ${stopped.text(summary.messages)}`);
    (some ? look : away).focus({ preventScroll: true });
  }

  private look(): void {
    this.show(
      h('h1', { class: 'vh' }, words.drop.heading),
      h('div', { class: 'hist-head' }, h('p', { class: 'lead' }, `${words.reading.looking} `, this.far), this.file(null)),
    );
    announce(`${words.read.label}${this.counted()}`);
    this.client.order({ type: 'audit' });
  }

  // What was found

  private draw(audit: Audit, messages: Map<number, Message>): void {
    const { summary } = this;
    if (!summary) return;
    const place = h('div');
    const drawn = () =>
      picture(audit, {
        messages,
        target: this.target,
        cannotTell: summary.cannotTell,
        setTarget: (target) => {
          this.target = target;
          place.replaceChildren(drawn());
          place.querySelector<HTMLElement>('[data-key=line]')?.focus({ preventScroll: true });
        },
        open: (index) => this.openMessage(messages.get(index)),
      });
    const head = headline(audit);
    place.append(drawn());
    this.show(h('div', { class: 'hist-head' }, head, this.file(audit)), place, this.out(audit, summary));
    head.focus({ preventScroll: true });
    announce(`${words.read.label}${this.counted()}. ${head.textContent ?? ''}`);
  }

  private counted(): string {
    const { summary } = this;
    if (!summary) return '';
    const files = summary.filesSkipped.reduce((sum, { count }) => sum + count, 0);
    return words.read.summary(postsOf(summary), summary.conversations, files);
  }

  /** The files, what was read of them and what was not. */
  private file(audit: Audit | null): HTMLElement {
    const { read } = words;
    const { summary } = this;
    const names = this.names();
    const another = picker({ multiple: true }, (files) => this.read(files));
    const lines = [
      audit?.from && audit.to && read.range(words.day(audit.from), words.day(audit.to)),
      this.stopped && read.part,
      summary && summary.duplicates > 0 && read.duplicates(summary.duplicates),
      read.took(this.seconds),
    ].filter(Boolean);
    return h(
      'div',
      { class: 'file' },
      h('p', {}, h('b', {}, read.places(names.slice(0, 2), names.length - 2))),
      h('p', {}, h('b', { class: 'read' }, `${read.label}${this.counted()}.`), ` ${lines.join(' ')}`),
      summary && skipped(summary),
      h(
        'div',
        { class: 'row' },
        h('button', { type: 'button', class: 'btn', onclick: () => another.click() }, read.another),
        h('button', { type: 'button', class: 'btn quiet', onclick: () => this.away() }, read.forget),
      ),
      another,
    );
  }

  private openMessage(message: Message | undefined): void {
    if (!message?.text) return;
    const { platforms = [] } = this.summary ?? {};
    const platform = platforms.length === 1 ? platforms[0] : undefined;
    const known = platform !== undefined && platform !== 'table' ? { platform } : {};
    if (message.direction === 'in') return this.open('received', message.text, known);
    const kind = message.kind === 'post' || message.kind === 'reply' ? message.kind : message.kind === 'repost' ? 'post' : 'dm-out';
    this.open('draft', message.text, { kind, ...known });
  }

  private out(audit: Audit, summary: Summary): HTMLElement {
    const { out } = words;
    const save = (format: Format) => {
      const { name, type, content } = fileOf(audit, summary, format);
      download(name, type, content);
      announce(out.saved(name));
    };
    const formats: Format[] = ['json', 'markdown', 'csv'];
    return h(
      'section',
      { class: 'pass', 'aria-label': out.title },
      h('h2', { class: 'sub' }, out.title),
      h(
        'div',
        { class: 'row' },
        ...formats.map((format) => h('button', { type: 'button', class: 'btn', onclick: () => save(format) }, out.save[format])),
        h('button', { type: 'button', class: 'btn', onclick: () => print() }, strings.pass.print),
      ),
      h('p', {}, out.holds),
    );
  }

  private away(): void {
    this.forget();
    this.empty();
    announce(words.read.forgotten);
    this.element.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  private forget(): void {
    this.client.forget();
    this.client = new HistoryClient();
    this.summary = null;
    this.stopped = false;
    this.bar = null;
    this.files = [];
  }
}

/** What was skipped, for which reason and where. */
function skipped({ filesSkipped, recordsSkipped }: Summary): HTMLElement | null {
  const sum = (list: readonly Tally[]) => list.reduce((all, { count }) => all + count, 0);
  if (filesSkipped.length + recordsSkipped.length === 0) return null;
  const item = ({ reason, count, places }: Tally) => {
    const shown = places.slice(0, kPlaces).map(shownName);
    return h('li', {}, h('b', {}, shownName(reason)), ` ${words.read.places(shown, count - shown.length)}`);
  };
  return h(
    'details',
    { class: 'numbers' },
    h('summary', {}, words.read.skipped(sum(filesSkipped), sum(recordsSkipped))),
    h('ul', { class: 'skipped' }, ...[...filesSkipped, ...recordsSkipped].map(item)),
  );
}

/** The view with its two parts; `#history/calendar` names the second. */
export class HistoryView {
  readonly element: HTMLElement;
  private readonly links: Record<'archive' | 'calendar', HTMLElement>;
  private readonly calendar: Calendar;
  private readonly places: Record<'archive' | 'calendar', HTMLElement>;

  constructor(open: Open) {
    const link = (part: 'archive' | 'calendar') =>
      h('a', { href: part === 'archive' ? '#history' : '#history/calendar' }, words.parts[part]);
    this.links = { archive: link('archive'), calendar: link('calendar') };
    this.calendar = new Calendar(open);
    this.places = { archive: new History(open).element, calendar: this.calendar.element };
    this.element = h(
      'div',
      {},
      h('nav', { class: 'views parts', 'aria-label': words.parts.label }, this.links.archive, this.links.calendar),
      this.places.archive,
      this.places.calendar,
    );
  }

  show(fragment: string): void {
    const now = fragment === '#history/calendar' ? 'calendar' : 'archive';
    if (now === 'calendar') this.calendar.warmUp();
    for (const part of ['archive', 'calendar'] as const) {
      this.places[part].hidden = part !== now;
      if (part === now) this.links[part].setAttribute('aria-current', 'page');
      else this.links[part].removeAttribute('aria-current');
    }
  }
}
