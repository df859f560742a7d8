// Received messages as a table: sorted by a press on a column, filtered by what is suggested, opened one by one.

import { announce } from '../announce';
import { drawing, h } from '../dom';
import type { Action } from '../engine/types';
import { plate } from './charts/svg';
import { words } from '../strings/history';

export interface Row {
  action: Action;
  score: number;
  /** ISO, or nothing */
  time: string;
  from: string;
  begins: string;
  reason: string;
  /** how many messages have its wording */
  same: number;
  open: () => void;
}

type Column = 'action' | 'score' | 'time';

const kColumns: Column[] = ['action', 'score', 'time'];
const kOrder: Action[] = ['block', 'ignore', 'ask-first', 'reply'];
const kPage = 25;

export class ReceivedTable {
  readonly element: HTMLElement;
  private readonly body = h('tbody', { role: 'rowgroup' });
  private readonly foot = h('div', { class: 'row below' });
  private readonly heads: Record<Column, HTMLElement>;
  private column: Column = 'score';
  private falling = true;
  private only: Action | '' = '';
  private shown = kPage;

  constructor(private readonly rows: readonly Row[]) {
    const { received } = words;
    this.heads = Object.fromEntries(kColumns.map((column) => [column, this.head(column)])) as Record<Column, HTMLElement>;
    const table = h(
      'table',
      { class: 'triage', role: 'table' },
      h('caption', { class: 'vh' }, received.caption),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...kColumns.map((column) => this.heads[column]), h('th', { scope: 'col', role: 'columnheader' }, received.columns.text))),
      this.body,
    );
    this.body.addEventListener('keydown', (event) => this.key(event));
    const number = (action: Action) => sum(rows.filter((row) => row.action === action));
    this.element = plate(
      'p12',
      received.title,
      received.say(sum(rows), number('block') + number('ignore')),
      h('div', { class: 'row' }, h('label', { for: 'received-filter' }, received.filter), this.filter(number)),
      table,
      this.foot,
    );
    this.draw();
  }

  private head(column: Column): HTMLElement {
    const name = words.received.columns[column];
    const button = h(
      'button',
      { type: 'button', 'aria-label': words.received.sortBy(name), onclick: () => this.sort(column) },
      name,
    );
    return h('th', { scope: 'col', role: 'columnheader', class: column }, button);
  }

  private filter(number: (action: Action) => number): HTMLElement {
    const { all, action } = words.received;
    const select = h(
      'select',
      { id: 'received-filter' },
      h('option', { value: '' }, `${all} (${words.number(sum(this.rows))})`),
      ...kOrder
        .filter((one) => number(one) > 0)
        .map((one) => h('option', { value: one }, `${action[one]} (${words.number(number(one))})`)),
    );
    select.addEventListener('change', () => {
      this.only = select.value as Action | '';
      this.shown = kPage;
      this.draw();
      announce(words.received.shown(Math.min(this.shown, this.kept().length), this.kept().length));
    });
    return h('span', { class: 'chip' }, select, drawing('i-down'));
  }

  private sort(column: Column): void {
    this.falling = this.column === column ? !this.falling : true;
    this.column = column;
    this.draw();
  }

  private kept(): Row[] {
    const value = (row: Row) => (this.column === 'action' ? -kOrder.indexOf(row.action) : row[this.column]);
    const sign = this.falling ? -1 : 1;
    const kept = this.rows.filter(({ action }) => this.only === '' || action === this.only);
    return kept.sort((a, b) => (value(a) < value(b) ? -sign : value(a) > value(b) ? sign : b.score - a.score));
  }

  private draw(): void {
    for (const column of kColumns) {
      const sorted = column === this.column ? (this.falling ? 'descending' : 'ascending') : 'none';
      this.heads[column].setAttribute('aria-sort', sorted);
    }
    const kept = this.kept();
    this.body.replaceChildren(...kept.slice(0, this.shown).map(rowOf));
    const left = kept.length - this.shown;
    this.foot.replaceChildren(words.received.shown(Math.min(this.shown, kept.length), kept.length));
    if (left > 0) this.foot.append(this.more(Math.min(kPage * 2, left)));
  }

  private more(n: number): HTMLElement {
    const onclick = () => {
      const first = this.shown;
      this.shown += n;
      this.draw();
      this.body.rows[first]?.querySelector('button')?.focus();
    };
    return h('button', { type: 'button', class: 'btn', onclick }, words.received.more(n));
  }

  /** Up, down, first and last move between the messages; Tab does, too. */
  private key(event: KeyboardEvent): void {
    const buttons = [...this.body.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined || !buttons[to]) return;
    event.preventDefault();
    buttons[to].focus();
  }
}

/** A row stands for every message of its wording. */
const sum = (rows: readonly Row[]): number => rows.reduce((all, { same }) => all + same, 0);

function rowOf(row: Row): HTMLElement {
  const { received } = words;
  const facts = [row.from, row.same > 1 ? received.same(row.same) : '', row.reason].filter(Boolean).join(' \u00b7 ');
  return h(
    'tr',
    { role: 'row', 'data-action': row.action },
    h('td', { role: 'cell', class: 'action' }, received.action[row.action]),
    h('td', { role: 'cell', class: 'score' }, String(Math.round(row.score))),
    h('td', { role: 'cell', class: 'time' }, row.time ? words.shortDate(row.time) : ''),
    h(
      'td',
      { role: 'cell' },
      h('button', { type: 'button', class: 'link', onclick: row.open }, row.begins, h('span', { class: 'vh' }, `, ${received.open}`)),
      h('small', {}, facts),
    ),
  );
}
