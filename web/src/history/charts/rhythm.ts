// Posts per day, with the loud days and hours named, how it began and the time between two posts.

import { h } from '../../dom';
import { words } from '../../strings/history';
import type { DayCount, Rhythm } from '../audit';
import { dayBars, loudestOf, windowOf } from './days';
import { below, plate, tableOf } from './svg';

const kNamed = 5;

export function rhythmPlate(rhythm: Rhythm): HTMLElement {
  const { days, limit, source, loud, bursts } = rhythm;
  const usual = usualOf(days);
  const shown = windowOf(rhythm);
  const [from, to] = [words.day(shown[0]?.day ?? ''), words.day(shown.at(-1)?.day ?? '')];
  const loudest = loudestOf(loud);
  const label = words.rhythm.label(from, to, usual, loudest ? words.rhythm.loudest(loudest.posts, words.day(loudest.day)) : '');
  const drawing = (kind: 'wide' | 'narrow') => dayBars(kind, shown, rhythm, label, words.rhythm);
  const named = [
    ...[...loud].sort((a, b) => b.posts - a.posts).slice(0, kNamed).map(({ day, posts }) => words.rhythm.loud(words.day(day), posts)),
    ...[...bursts].sort((a, b) => b.posts - a.posts).slice(0, kNamed).map(({ start, posts }) => words.rhythm.burst(words.day(start), start.slice(11, 16), posts)),
  ];
  return plate(
    'p7',
    words.rhythm.title,
    words.rhythm.say(usual, loud.length),
    drawing('wide'),
    drawing('narrow'),
    below(words.rhythm.shown(from, to), limit !== null && source !== null && ` ${words.rhythm.source(limit, source)}`),
    below(words.rhythm.start(rhythm.firstDay, rhythm.firstWeek), rhythm.gaps && ` ${words.rhythm.gaps(rhythm.gaps.median, rhythm.gaps.longest)}`),
    named.length > 0 && h('ul', { class: 'loud' }, ...named.map((one) => h('li', {}, one))),
    tableOf({ title: words.rhythm.title, columns: words.rhythm.columns, rows: () => days.map(({ day, posts }) => [words.day(day), words.number(posts)]) }),
  );
}

/** Posts of the day in the middle of all days with posts. */
function usualOf(days: readonly DayCount[]): number {
  const sorted = days.map(({ posts }) => posts).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
