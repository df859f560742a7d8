// Follows per day: those in bulk, and how many were taken back.

import { words } from '../../strings/history';
import type { Follows } from '../audit';
import { dayBars, loudestOf, windowOf } from './days';
import { below, plate, tableOf } from './svg';

export function followsPlate(follows: Follows): HTMLElement {
  const { days, limit, source, loud, ended } = follows;
  const shown = windowOf(follows);
  const [from, to] = [words.day(shown[0]?.day ?? ''), words.day(shown.at(-1)?.day ?? '')];
  const loudest = loudestOf(loud);
  const label = words.follows.label(from, to, follows.mostInADay, loudest ? words.follows.loudest(loudest.posts, words.day(loudest.day)) : '');
  const drawing = (kind: 'wide' | 'narrow') => dayBars(kind, shown, follows, label, words.follows);
  return plate(
    'p7',
    words.follows.title,
    words.follows.say(follows.mostInADay, loud.length),
    drawing('wide'),
    drawing('narrow'),
    below(words.rhythm.shown(from, to), limit !== null && source !== null && ` ${words.follows.source(limit, source)}`),
    below(ended ? words.follows.ended(ended.all, ended.most) : words.follows.endedUnknown),
    tableOf({
      title: words.follows.title,
      columns: words.follows.columns,
      rows: () => days.map((one) => [words.day(one.day), words.number(one.posts), ended ? words.number(one.ended) : words.follows.unknown]),
    }),
  );
}
