// What makes a text talk: the findings that soften, shown where the verdict is Conversation.

import { drawing, h, type Child } from '../dom';
import { strings } from '../strings';
import { roleOf } from './chain';
import type { Seen } from './seen';

const kQuote = 90; // UTF-16 units

/** Everything the signs show, as one string. */
export const signsKey = ({ text, signs: found, places, report }: Seen): string =>
  JSON.stringify([
    places.length,
    report.moves.map(({ move }) => move),
    found.map(({ rule, evidence }) => [rule, evidence[0] && text.slice(evidence[0].start, evidence[0].end)]),
  ]);

export function signs({ view, text, report, signs: found, places }: Seen): HTMLElement | null {
  const items = found.map((sign) => {
    const span = sign.evidence[0];
    const words = span ? text.slice(span.start, span.end).trim() : '';
    return item(
      words && words.length <= kQuote ? h('q', {}, words) : sign.title,
      words ? sign.why : sign.instead || sign.why,
    );
  });
  const asks = report.moves.some(({ move }) => ['ask', 'press'].includes(roleOf(move)));
  if (!asks && places.length === 0) items.push(item(strings.signs.none, strings.signs.noneWhy[view]));
  return items.length ? h('ul', { class: 'signs', 'aria-label': strings.signs.label }, ...items) : null;
}

const item = (what: Child, why: string) => h('li', {}, drawing('i-check'), h('div', {}, what, h('span', {}, why)));
