// Charts as plain SVG. Each is drawn twice, wide and narrow, so that its words keep their size; style decides which shows.

import { h, type Child } from '../../dom';
import { words } from '../../strings/history';

const kSvg = 'http://www.w3.org/2000/svg';

type Attributes = Record<string, string | number>;

export function s(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(kSvg, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  }
  element.append(...children);
  return element;
}

/** One drawing; `label` says in words what it shows. */
export function plot(kind: 'wide' | 'narrow', [width, height]: [number, number], label: string, ...parts: Node[]): SVGElement {
  return s('svg', { class: `plot ${kind}`, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label }, ...parts);
}

export const line = (className: string, x1: number, y1: number, x2: number, y2: number): SVGElement =>
  s('line', { class: className, x1, y1, x2, y2 });

export const text = (x: number, y: number, content: string, attributes: Attributes = {}): SVGElement =>
  s('text', { x, y, ...attributes }, content);

/** A mark of a message that asks, or of one that does not. */
export const mark = (x: number, y: number, asks: boolean): SVGElement =>
  asks
    ? s('rect', { class: 'bar3', x: x - 5.5, y: y - 5.5, width: 11, height: 11, rx: 2 })
    : s('circle', { class: 'ring', cx: x, cy: y, r: 4.8 });

/** Round steps for an axis that ends at or above `most`: at most four of them. */
export function ticks(most: number): number[] {
  const raw = Math.max(1, most) / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw);
  return Array.from({ length: Math.ceil(most / step) }, (_, i) => (i + 1) * step);
}

export interface Table {
  /** of the chart */
  title: string;
  columns: readonly string[];
  /** made when the table is opened */
  rows: () => Child[][];
}

/** The numbers behind a chart; the table is built when it is first opened. */
export function tableOf({ title, columns, rows }: Table): HTMLElement {
  const details = h('details', { class: 'numbers' }, h('summary', {}, words.table.show));
  const fill = () => {
    details.removeEventListener('toggle', fill);
    const head = h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)));
    const body = rows().map((cells) => h('tr', {}, ...cells.map((cell) => h('td', {}, cell))));
    details.append(
      h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.table.caption(title) },
        h('table', {}, h('thead', {}, head), h('tbody', {}, ...body)),
      ),
    );
  };
  details.addEventListener('toggle', fill);
  return details;
}

/** A part of the page with a chart: a name, what it says, the drawing, what belongs below. */
export function plate(className: string, title: string, say: string | null, ...content: Child[]): HTMLElement {
  return h(
    'section',
    { class: `plate ${className}`, 'aria-label': title },
    h('h2', {}, title),
    say !== null && h('p', { class: 'say' }, say),
    ...content,
  );
}

export const below = (...content: Child[]): HTMLElement => h('p', { class: 'below' }, ...content);
