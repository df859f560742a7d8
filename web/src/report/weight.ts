// The reasons laid end to end against the line at 50. The only place with a number.

import { h } from '../dom';
import { levelOf } from '../editor/marks';
import { strings } from '../strings';
import type { Seen } from './seen';

/** A narrower piece has no room for its number, in percent of the bar. */
const kNumbered = 4;

function piece(percent: number, className: string, n?: number): HTMLElement {
  const element = h('i', { class: className }, n !== undefined && percent >= kNumbered && h('b', {}, String(n)));
  element.style.flexBasis = `${percent}%`;
  return element;
}

/**
 * Pieces share the score in proportion to their points; what softens has already taken its part off the score.
 * The smaller reasons are one piece at the end.
 */
export function weight({ report, places, main, signs }: Seen): HTMLElement {
  const total = places.reduce((sum, { finding }) => sum + Math.max(0, finding.points), 0);
  const bar = h('div', { class: 'bar', role: 'img', 'aria-label': strings.weight.bar });
  const counted = places.filter(({ finding }) => finding.points > 0);
  const share = (points: number) => (points / total) * report.score;
  let rest = 0;
  for (const { n, finding } of counted) {
    if (n > main) rest += finding.points;
    else bar.append(piece(share(finding.points), `s${levelOf(finding)}`, n));
  }
  if (rest > 0) bar.append(piece(share(rest), 's0'));
  bar.append(h('span', { class: 'line' }));
  const score = Math.round(report.score).toLocaleString(strings.lang);
  return h(
    'div',
    { class: 'weigh' },
    bar,
    h('p', {}, strings.weight.says(counted.length, score)),
    signs.length > 0 && h('p', {}, strings.weight.softer(signs.map((sign) => sign.title))),
  );
}
