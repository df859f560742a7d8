// Calendar check: a table of planned posts, each of them checked, and the mix of all.

import { announce } from '../announce';
import type { Choices } from '../context/chips';
import { drawing, h, type Child } from '../dom';
import type { Verdict } from '../engine/types';
import { download } from '../pass/download';
import { bandOf, type ViewName } from '../report/seen';
import { strings } from '../strings';
import { words } from '../strings/history';
import { notice } from '../views/parts';
import { dropsOn, lockedLine, picker, shownName } from './choose';
import { HistoryClient } from './client';
import { mixPlates } from './picture';
import type { Given, PlannedColumns, PlannedRow, Told } from './types';

type Column = keyof PlannedColumns;
type Result = Extract<Told, { type: 'planned' }>;

const kColumns: Column[] = ['date', 'platform', 'text'];
const kPage = 100;
const kTitles = 3;
const kBegins = 100; // characters

export class Calendar {
  readonly element = h('div', { class: 'history' });
  private client: HistoryClient | null = null;
  private name = '';

  constructor(private readonly open: (view: ViewName, text: string, choices: Choices) => void) {
    dropsOn(this.element, (files) => this.read(files));
    this.empty();
  }

  /** Starts the worker before files are handed over. */
  warmUp(): void {
    this.client ??= new HistoryClient();
  }

  private forget(): void {
    this.client?.forget();
    this.client = null;
    this.name = '';
    this.warmUp();
  }

  private show(...content: Child[]): void {
    this.element.replaceChildren(...content.filter((child): child is Node | string => Boolean(child)));
  }

  private empty(before?: HTMLElement): void {
    const { calendar, drop } = words;
    const file = picker({ accept: '.csv,.tsv,text/csv' }, (files) => this.read(files));
    this.show(
      h('h1', { tabindex: -1 }, calendar.heading),
      h('p', { class: 'lead' }, calendar.lead),
      before,
      h(
        'div',
        { class: 'drop' },
        h('p', { class: 'gist' }, calendar.invite),
        h('div', { class: 'row' }, h('button', { type: 'button', class: 'btn main', onclick: () => file.click() }, calendar.choose)),
        file,
      ),
      lockedLine(drop.private),
    );
  }

  private read([given]: Given[]): void {
    if (!given) return;
    if (this.name) this.forget();
    this.warmUp();
    this.name = shownName(given.name);
    this.client?.order({ type: 'planned', file: given.file });
    this.client?.listen((told) => this.receive(told));
  }

  private receive(told: Told): void {
    if (told.type === 'table') return this.ask(told);
    if (told.type === 'planned') return this.draw(told);
    if (told.type === 'not-a-table') return this.refuse(words.calendar[told.why]);
    if (told.type === 'failed') this.refuse(words.refused.failed);
  }

  private refuse(sentence: string): void {
    const name = this.name;
    this.forget();
    this.empty(notice(`${name}: ${sentence}`, words.refused.title));
    this.element.querySelector<HTMLElement>('.drop button')?.focus({ preventScroll: true });
  }

  /** Which column is which: guessed from the header, and the person's to change. */
  private ask({ header, guess, rows }: Extract<Told, { type: 'table' }>): void {
    const { calendar } = words;
    const choice = (column: Column) => {
      const select = h(
        'select',
        { id: `planned-${column}` },
        h('option', { value: '' }, calendar.none),
        ...header.map((name, i) => h('option', { value: i, selected: guess[column] === i }, shownName(name) || String(i + 1))),
      );
      return { select, element: h('div', { class: 'labelled' }, h('label', { for: select.id }, calendar.column[column]), select) };
    };
    const fields = Object.fromEntries(kColumns.map((column) => [column, choice(column)])) as Record<Column, ReturnType<typeof choice>>;
    const value = (column: Column) => (fields[column].select.value === '' ? null : Number(fields[column].select.value));
    const problem = h('p', { role: 'alert' });
    const check = () => {
      const text = value('text');
      if (text === null) {
        problem.textContent = calendar.needText;
        return fields.text.select.focus();
      }
      const columns = { text, date: value('date'), platform: value('platform') };
      const { added, nothing } = calendar;
      this.client?.order({ type: 'check-planned', columns, words: { added, nothing, verdicts: strings.verdict } });
    };
    const button = h('button', { type: 'button', class: 'btn main', onclick: check }, calendar.check);
    this.show(
      h('h1', { tabindex: -1 }, calendar.heading),
      h('p', { class: 'file' }, h('b', {}, this.name), ` ${calendar.preview(rows)}`),
      h(
        'fieldset',
        { class: 'columns' },
        h('legend', {}, calendar.columns),
        ...kColumns.map((column) => fields[column].element),
      ),
      problem,
      h('div', { class: 'row' }, button, this.anotherButton()),
    );
    button.focus({ preventScroll: true });
  }

  private anotherButton(): HTMLElement {
    const again = () => {
      this.forget();
      this.empty();
      this.element.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    };
    return h('button', { type: 'button', class: 'btn quiet', onclick: again }, words.refused.again);
  }

  private draw({ rows, badDates, mix, csv }: Result): void {
    const { calendar } = words;
    const number = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
    const heading = h('h1', { tabindex: -1 }, calendar.result(rows.length, number('push'), number('leaning')));
    const save = () => {
      const name = 'unpushy-planned.csv';
      download(name, 'text/csv', csv);
      announce(words.out.saved(name));
    };
    this.show(
      h(
        'div',
        { class: 'hist-head' },
        heading,
        h(
          'div',
          { class: 'file' },
          h('p', {}, h('b', {}, this.name), badDates > 0 && ` ${calendar.bad(badDates)}`),
          h(
            'div',
            { class: 'row' },
            h('button', { type: 'button', class: 'btn', onclick: save }, calendar.save),
            this.anotherButton(),
          ),
        ),
      ),
      mix && h('div', { class: 'plates' }, ...mixPlates(mix)),
      h('section', { class: 'plate', 'aria-label': calendar.rows }, h('h2', {}, calendar.rows), this.table(rows)),
    );
    heading.focus({ preventScroll: true });
    announce(heading.textContent ?? '');
  }

  private table(rows: readonly PlannedRow[]): HTMLElement {
    const body = h('tbody', { role: 'rowgroup' });
    const more = h('button', { type: 'button', class: 'btn' });
    const draw = () => {
      const from = body.rows.length;
      body.append(...rows.slice(from, from + kPage).map((row) => this.row(row)));
      const left = rows.length - body.rows.length;
      more.hidden = left === 0;
      more.textContent = words.received.more(Math.min(kPage, left));
      if (from > 0) body.rows[from]?.querySelector('button')?.focus();
    };
    more.addEventListener('click', draw);
    draw();
    const head = words.calendar.head.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name));
    return h('div', {}, h('table', { class: 'planned', role: 'table' }, h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...head)), body), more);
  }

  private row(row: PlannedRow): HTMLElement {
    const plain = row.text.replace(/\s+/g, ' ').trim();
    const short = plain.length > kBegins ? `${[...plain.slice(0, kBegins)].slice(0, -1).join('')}\u2026` : plain;
    const choices: Choices = { kind: 'post', ...(row.platform && { platform: row.platform }) };
    const band = bandOf[row.verdict];
    // Where the text talks, its small signs are nobody's work.
    const found = band === 'talk' ? '' : row.findings.slice(0, kTitles).map(({ title }) => title).join('; ');
    return h(
      'tr',
      { role: 'row', 'data-verdict': row.verdict },
      h('td', { role: 'cell', class: 'n' }, String(row.row)),
      h('td', { role: 'cell', class: 'time' }, row.date ? shownName(row.date) : ''),
      h(
        'td',
        { role: 'cell', class: 'words' },
        h(
          'button',
          { type: 'button', class: 'link', onclick: () => this.open('draft', row.text, choices) },
          short,
          h('span', { class: 'vh' }, `, ${words.extremes.open.draft}`),
        ),
      ),
      h('td', { role: 'cell' }, h('span', { class: 'verdictline', 'data-band': band }, drawing(band === 'none' ? 'unclear' : band), strings.verdict[row.verdict])),
      h('td', { role: 'cell', class: 'found' }, found || words.calendar.nothing),
    );
  }
}
