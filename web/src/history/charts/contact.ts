// Time from a follow or a connection to the first message, one mark for each person.

import { h } from '../../dom';
import { words } from '../../strings/history';
import { below, line, mark, plate, plot, s, tableOf, text } from './svg';

export interface First {
  /** after the contact; of exports that know days only, whole days; null where the export does not tell */
  seconds: number | null;
  asks: boolean;
  answered: boolean | null;
  /** opens the message */
  open: () => void;
  /** its first words */
  begins: string;
}

type Timed = First & { seconds: number };
type Anchor = [seconds: number, x: number, name: keyof typeof words.contact.axis];

const kFewest = 3; // below this many a drawing says nothing
const kSoon = 600; // seconds
const kDay = 86_400;
const kApart = 13; // pixels from mark to mark, up the stack

interface Drawing {
  kind: 'wide' | 'narrow';
  size: [number, number];
  base: number;
  column: number;
  rows: number;
  anchors: Anchor[];
  days: Anchor[];
}

const kWide: Drawing = {
  kind: 'wide',
  size: [1120, 176],
  base: 126,
  column: 20,
  rows: 6,
  anchors: [
    [6, 22, 'minute'],
    [60, 70, 'minute'],
    [600, 270, 'ten'],
    [3600, 450, 'hour'],
    [kDay, 690, 'day'],
    [7 * kDay, 900, 'week'],
    [60 * kDay, 1070, 'later'],
  ],
  days: [
    [kDay / 2, 130, 'same'],
    [kDay, 370, 'day'],
    [7 * kDay, 720, 'week'],
    [60 * kDay, 1050, 'later'],
  ],
};
const kNarrow: Drawing = {
  kind: 'narrow',
  size: [340, 178],
  base: 142,
  column: 14,
  rows: 7,
  anchors: [
    [6, 10, 'minute'],
    [60, 38, 'minute'],
    [600, 146, 'ten'],
    [3600, 200, 'hour'],
    [kDay, 258, 'day'],
    [7 * kDay, 310, 'week'],
    [60 * kDay, 332, 'later'],
  ],
  days: [
    [kDay / 2, 46, 'same'],
    [kDay, 130, 'day'],
    [7 * kDay, 226, 'week'],
    [60 * kDay, 325, 'later'],
  ],
};

export function contactPlate(firsts: readonly First[], isDay: boolean): HTMLElement {
  const { contact } = words;
  const timed = firsts.filter((one): one is Timed => one.seconds !== null);
  const soon = timed.filter((one) => one.asks && isSoon(one, isDay)).length;
  const asking = (list: readonly First[]) => list.filter(({ asks }) => asks).length;
  const label = contact.label(timed.length, soon, asking(timed) - soon, timed.length - asking(timed), isDay);
  const drawings = timed.length >= kFewest ? [kWide, kNarrow].map((one) => draw(one, timed, isDay, soon, label)) : [];
  const each = Math.max(1, ...drawings.map((one) => one.each));
  return plate(
    'p12',
    contact.title,
    contact.say(asking(firsts), firsts.length),
    ...drawings.map(({ svg }) => svg),
    below(drawings.length > 0 && h('span', { class: 'key' }, `${contact.key} `), drawings.length === 0 && `${contact.untimed} `, each > 1 && `${contact.each(each)} `, answers(firsts)),
    tableOf({
      title: contact.title,
      columns: contact.columns,
      rows: () =>
        [...firsts]
          .sort((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity))
          .map((one) => [
            one.seconds === null ? contact.unknown : isDay && one.seconds < kDay ? contact.axis.same : words.span(one.seconds),
            one.asks ? contact.yes : contact.no,
            one.answered === null ? contact.unknown : one.answered ? contact.yes : contact.no,
            h('button', { type: 'button', class: 'link', onclick: one.open }, one.begins),
          ]),
    }),
  );
}

const isSoon = ({ seconds }: Timed, isDay: boolean): boolean => (isDay ? seconds < kDay : seconds <= kSoon);

function answers(firsts: readonly First[]): string | null {
  const known = firsts.filter(({ answered }) => answered !== null);
  const of = (asks: boolean) => known.filter((one) => one.asks === asks);
  const yes = (list: First[]) => list.filter(({ answered }) => answered).length;
  if (of(true).length === 0 || of(false).length === 0) return null;
  return words.contact.answered(yes(of(true)), of(true).length, yes(of(false)), of(false).length);
}

function draw(drawing: Drawing, firsts: readonly Timed[], isDay: boolean, soon: number, label: string) {
  const { kind, size, base, column, rows } = drawing;
  const anchors = isDay ? drawing.days : drawing.anchors;
  const columns = new Map<number, Timed[]>();
  for (const one of firsts) {
    const x = Math.round(placeOf(isDay && one.seconds < kDay ? kDay / 2 : one.seconds, anchors) / column);
    columns.set(x, [...(columns.get(x) ?? []), one]);
  }
  const each = Math.ceil(Math.max(1, ...[...columns.values()].map((list) => list.length)) / rows);
  const parts: Node[] = soon > 0 ? soonBox(drawing, anchors, isDay, soon, firsts.length) : [];
  parts.push(line('axis', kind === 'wide' ? 10 : 0, base, size[0] - (kind === 'wide' ? 10 : 0), base));
  for (const [, x, name] of anchors.slice(isDay ? 0 : 1)) {
    parts.push(line('axis', x, base, x, base + 7));
    const end = x > size[0] - 30;
    const names = kind === 'wide' ? words.contact.axis : words.contact.short;
    parts.push(text(end ? size[0] : x, base + 23, names[name], { 'text-anchor': end ? 'end' : 'middle' }));
  }
  for (const [x, list] of columns) {
    // Those that ask stand at the bottom, where the eye begins.
    const marks = (asks: boolean) => Math.ceil(list.filter((one) => one.asks === asks).length / each);
    const shape = [...Array<boolean>(marks(true)).fill(true), ...Array<boolean>(marks(false)).fill(false)];
    shape.forEach((asks, i) => parts.push(mark(x * column, base - 20 - i * kApart, asks)));
  }
  if (kind === 'wide') parts.push(legend());
  return { svg: plot(kind, size, label, ...parts), each };
}

function soonBox({ kind, base }: Drawing, anchors: Anchor[], isDay: boolean, soon: number, all: number): Node[] {
  const { contact } = words;
  const left = kind === 'wide' ? 10 : 0;
  const right = isDay ? ((anchors[0]?.[1] ?? 0) + (anchors[1]?.[1] ?? 0)) / 2 : (anchors[2]?.[1] ?? 0);
  const says = isDay ? contact.sameDay(soon, all) : kind === 'wide' ? contact.soon(soon, all) : contact.soonShort(soon, all);
  return [
    s('rect', { class: 'tint', x: left, y: kind === 'wide' ? 8 : 10, width: right - left, height: base - (kind === 'wide' ? 8 : 10), rx: 6 }),
    text(left + 8, 28, says, { class: 'lab push' }),
  ];
}

function legend(): Node {
  const { contact } = words;
  return s(
    'g',
    { transform: 'translate(780 20)' },
    mark(6, -4, true),
    text(20, 1, contact.asks),
    mark(6, 19, false),
    text(20, 24, contact.without),
  );
}

/** Between two anchors the axis is logarithmic. */
function placeOf(seconds: number, anchors: readonly Anchor[]): number {
  const first = anchors[0] as Anchor;
  const last = anchors.at(-1) as Anchor;
  const time = Math.min(Math.max(seconds, first[0]), last[0]);
  const i = Math.max(1, anchors.findIndex(([at]) => at >= time));
  const [from, x1] = anchors[i - 1] as Anchor;
  const [to, x2] = anchors[i] as Anchor;
  return x1 + ((Math.log(time) - Math.log(from)) / (Math.log(to) - Math.log(from))) * (x2 - x1);
}
