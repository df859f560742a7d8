// The average weight of what was written, month by month, against the line at 50.

import { words } from '../../strings/history';
import { line, plate, plot, s, tableOf, text } from './svg';

export interface Month {
  /** ISO: 2026-10 */
  month: string;
  /** 0..100 */
  score: number;
  messages: number;
}

const kTop = 10;
const kBase = 140;
const kLine = 50; // from here on a text pushes

export function trendPlate(months: readonly Month[]): HTMLElement {
  const [first, last] = [months[0] as Month, months.at(-1) as Month];
  const label = words.trend.label(words.month(first.month), first.score, words.month(last.month), last.score);
  return plate(
    'p5',
    words.trend.title,
    words.trend.say(first.score, last.score),
    draw('wide', 440, months, label),
    draw('narrow', 340, months, label),
    tableOf({
      title: words.trend.title, columns: words.trend.columns,
      rows: () => months.map((one) => [words.month(one.month), String(Math.round(one.score)), words.number(one.messages)]),
    }),
  );
}

function draw(kind: 'wide' | 'narrow', width: number, months: readonly Month[], label: string): SVGElement {
  const left = 34;
  // Months without messages leave a gap.
  const place = (i: number) => monthsSinceZero(months[i] as Month) - monthsSinceZero(months[0] as Month);
  const step = (width - left - 16) / Math.max(1, place(months.length - 1));
  const x = (i: number) => left + 8 + place(i) * step;
  const y = (score: number) => kBase - (score / 100) * (kBase - kTop);
  const parts: Node[] = [line('axis', left, kBase, width, kBase)];
  for (const tick of [0, 50, 100]) parts.push(text(left - 6, y(tick) + 5, String(tick), { 'text-anchor': 'end' }));
  parts.push(line('limit', left, y(kLine), width, y(kLine)));
  parts.push(text(left + 4, y(kLine) - 7, words.trend.line));
  parts.push(s('polyline', { class: 'curve', points: months.map((one, i) => `${x(i).toFixed(1)},${y(one.score).toFixed(1)}`).join(' ') }));
  const dots = months.length <= 36;
  months.forEach((one, i) => {
    if (dots) parts.push(s('circle', { class: one.score >= kLine ? 'bar3' : 'bar1', cx: x(i), cy: y(one.score), r: 4 }));
  });
  parts.push(...names(months, x, width));
  return plot(kind, [width, 170], label, ...parts);
}

const monthsSinceZero = ({ month }: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** Names of months, as many as fit; a year where it begins. */
function names(months: readonly Month[], x: (i: number) => number, width: number): Node[] {
  const parts: Node[] = [];
  let free = 0;
  months.forEach(({ month }, i) => {
    if (x(i) < free || x(i) > width - 24) return;
    const january = month.endsWith('-01') || i === 0;
    parts.push(text(x(i), kBase + 20, january && months.length > 6 ? month.slice(0, 4) : words.shortMonth(month), { 'text-anchor': i === 0 ? 'start' : 'middle' }));
    free = x(i) + (i === 0 ? 56 : 44);
  });
  return parts;
}
