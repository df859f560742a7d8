// What one report says that another did not: the verdict, and the reasons that came and went.

import { findingKey, type Seen } from './seen';
import { strings } from '../strings';
import type { Finding } from '../engine/types';

export interface Change {
  came: Finding[];
  gone: Finding[];
  /** whole points of the score */
  by: number;
}

export function changeOf(before: Seen, after: Seen): Change {
  const all = (seen: Seen) =>
    new Map<string, Finding>([
      ...seen.places.map((place) => [findingKey(seen.places, place), place.finding] as const),
      ...seen.signs.map((sign) => [sign.rule, sign] as const),
    ]);
  const [old, fresh] = [all(before), all(after)];
  return {
    came: [...fresh].filter(([key]) => !old.has(key)).map(([, finding]) => finding),
    gone: [...old].filter(([key]) => !fresh.has(key)).map(([, finding]) => finding),
    by: Math.round(after.report.score) - Math.round(before.report.score),
  };
}

/** One answer's effect as a sentence or two. */
export function changeSaid(label: string, answer: string, before: Seen, after: Seen): string {
  const words = strings.change;
  const { came, gone, by } = changeOf(before, after);
  const [was, is] = [before.report.verdict, after.report.verdict];
  const parts = [
    was === is
      ? by === 0
        ? words.same(strings.verdict[is])
        : words.weight(strings.verdict[is], by)
      : words.verdict(strings.verdict[is], strings.verdict[was]),
  ];
  if (came.length) parts.push(words.came(came.map((finding) => finding.title)));
  if (gone.length) parts.push(words.gone(gone.map((finding) => finding.title)));
  return `${words.answer(label, answer)} ${parts.join(' ')}`;
}
