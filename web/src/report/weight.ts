// The reasons laid end to end against the line at 50, and how their points add up to the number: the only place with one.

import { h } from '../dom';
import { levelOf } from '../editor/marks';
import type { Finding } from '../engine/types';
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
 * The smaller reasons are one piece at the end, and so are those that are silenced on this device.
 */
export function weight(seen: Seen): HTMLElement {
  const { report, places, main, signs, silenced } = seen;
  const pushing = [...places.map(({ finding }) => finding), ...silenced];
  const total = pushing.reduce((sum, { points }) => sum + Math.max(0, points), 0);
  const bar = h('div', { class: 'bar', role: 'img', 'aria-label': strings.weight.bar });
  const share = (points: number) => (points / total) * report.score;
  const quiet = silenced.reduce((sum, { points }) => sum + Math.max(0, points), 0);
  let rest = 0;
  for (const { n, finding } of places.filter((place) => place.finding.points > 0)) {
    if (n > main) rest += finding.points;
    else bar.append(piece(share(finding.points), `s${levelOf(finding)}`, n));
  }
  if (rest > 0) bar.append(piece(share(rest), 's0'));
  if (quiet > 0) bar.append(piece(share(quiet), 's0 quiet'));
  bar.append(h('span', { class: 'line' }));
  const count = pushing.filter(({ points }) => points > 0).length;
  return h(
    'div',
    { class: 'weigh' },
    bar,
    h('p', {}, strings.weight.says(count, number(report.score))),
    signs.length > 0 && h('p', {}, strings.weight.softer(signs.map((sign) => sign.title))),
    sum(seen),
  );
}

const number = (points: number) => strings.number(Math.round(points));

/** Every point and the finding it belongs to. */
function sum({ report, places, signs, silenced }: Seen): HTMLElement {
  const words = strings.weight;
  const findings: [string, Finding][] = [
    ...places.map(({ n, finding }): [string, Finding] => [words.numbered(n, finding.title), finding]),
    ...silenced.map((finding): [string, Finding] => [words.silenced(finding.title), finding]),
    ...signs.map((finding): [string, Finding] => [finding.title, finding]),
  ];
  const total = Math.round(report.score);
  const start = total - report.findings.reduce((all, { points }) => all + points, 0);
  const row = (name: string, points: string) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, points));
  return h(
    'details',
    { class: 'sum' },
    h('summary', { 'data-key': 'sum' }, words.how),
    h(
      'table',
      {},
      h('caption', { class: 'vh' }, words.how),
      h(
        'tbody',
        {},
        row(words.start, number(start)),
        ...findings.map(([name, { points }]) => row(name, words.signed(points))),
      ),
      h('tfoot', {}, row(words.total, number(total))),
    ),
  );
}
