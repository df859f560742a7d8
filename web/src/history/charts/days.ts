// Counts per day as bars, with the loud days marked and the loudest named: of posts, of follows.

import { words } from '../../strings/history';
import type { DayCount, Days } from '../audit';
import { line, plot, s, text, ticks } from './svg';

const kShown = 84; // days: twelve weeks
const kMs = 86_400_000;
const kTop = 24;
const kBase = 140;
const kName = 40; // pixels for the name of a month

/** What the drawing says: of its line, of its loudest day. */
export interface Says {
  limit: (limit: number) => string;
  loudest: (posts: number, day: string) => string;
}

export const loudestOf = (loud: readonly DayCount[]): DayCount | undefined => [...loud].sort((a, b) => b.posts - a.posts)[0];

/** Twelve weeks, day by day: the last ones, or those that the loudest day is in. */
export function windowOf({ days, loud }: Days): DayCount[] {
  const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
  const first = timeOf(days[0]?.day ?? '');
  const last = timeOf(days.at(-1)?.day ?? '');
  const loudest = loudestOf(loud);
  const end = loudest ? Math.min(last, Math.max(timeOf(loudest.day) + 28 * kMs, first + (kShown - 1) * kMs)) : last;
  const start = Math.max(first, end - (kShown - 1) * kMs);
  const posts = new Map(days.map((one) => [one.day, one.posts]));
  const shown = [];
  for (let at = start; at <= end; at += kMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    shown.push({ day, posts: posts.get(day) ?? 0 });
  }
  return shown;
}

export function dayBars(kind: 'wide' | 'narrow', shown: readonly DayCount[], { limit, loud }: Days, label: string, says: Says): SVGElement {
  const width = kind === 'wide' ? 640 : 340;
  const left = 34;
  const step = (width - left) / Math.max(28, shown.length);
  const most = Math.max(4, ...shown.map(({ posts }) => posts));
  const up = (posts: number) => kBase - (posts / most) * (kBase - kTop);
  const loudDays = new Set(loud.map(({ day }) => day));
  const parts: Node[] = [line('axis', left, kBase, width, kBase)];
  for (const tick of ticks(most).filter((n) => n <= most)) {
    parts.push(line('grid', left, up(tick), width, up(tick)), text(left - 6, up(tick) + 4, words.number(tick), { 'text-anchor': 'end' }));
  }
  shown.forEach(({ day, posts }, i) => {
    const x = left + i * step;
    if (posts > 0) {
      const height = Math.max(2, kBase - up(posts));
      parts.push(s('rect', { class: loudDays.has(day) ? 'bar3' : 'bar0', x: x + step * 0.1, y: kBase - height, width: step * 0.84, height, rx: 1 }));
    }
  });
  parts.push(...months(shown, (i) => left + i * step, width));
  if (limit !== null && limit < most) {
    parts.push(line('limit', left, up(limit), width, up(limit)));
    parts.push(text(left + 4, up(limit) - 6, says.limit(limit), { class: 'halo' }));
  }
  parts.push(...loudLabel(shown, loudDays, says, { left, step, width }));
  return plot(kind, [width, 170], label, ...parts);
}

/** Names of months where they begin; of the first, begun before, only where there is room. */
function months(shown: readonly DayCount[], x: (i: number) => number, width: number): Node[] {
  const starts = shown.flatMap(({ day }, i) => (i === 0 || day.endsWith('-01') ? [i] : []));
  return starts
    .filter((i, n) => x(i) < width - 30 && (n > 0 || starts[1] === undefined || x(starts[1]) - x(i) > kName))
    .map((i) => text(x(i), kBase + 20, words.shortMonth((shown[i] as DayCount).day.slice(0, 7))));
}

function loudLabel(shown: readonly DayCount[], loudDays: Set<string>, says: Says, at: { left: number; step: number; width: number }): Node[] {
  const loudest = loudestOf(shown.filter(({ day }) => loudDays.has(day)));
  if (!loudest) return [];
  const x = at.left + shown.indexOf(loudest) * at.step;
  const isRight = x > at.width / 2;
  return [
    text(isRight ? x - 6 : x + at.step + 6, kTop - 8, says.loudest(loudest.posts, words.shortDay(loudest.day)), {
      class: 'lab halo',
      'text-anchor': isRight ? 'end' : 'start',
    }),
  ];
}
