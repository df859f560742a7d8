// The verdict as a word and a posture, and the sentence that says why.

import { drawing, h } from '../dom';
import type { Action, Verdict } from '../engine/types';
import { strings } from '../strings';
import type { Chain } from './chain';
import { miniature } from './flow';
import type { Band, Seen } from './seen';

const kPosture = { talk: 'talk', lean: 'lean', push: 'push', none: 'unclear' } as const;

/** What of a report the head shows. */
type Headed = Pick<Seen, 'band'> & { report: { verdict: Verdict } };

/** `more`: what else has to be seen without scrolling. */
export function verdict(seen: Headed, chain: Chain, more: HTMLElement | null = null): HTMLElement {
  return h(
    'div',
    { class: 'verdict', 'data-band': seen.band, 'data-verdict': seen.report.verdict },
    drawing(kPosture[seen.band], 'glyph'),
    h('h2', {}, strings.verdict[seen.report.verdict]),
    miniature(chain, seen.band),
    more,
  );
}

/** The sentence under the verdict. On a small screen the suggested action comes first: what offers it is further down. */
export const because = (says: string, action: Action | null): HTMLElement =>
  h('p', { class: 'gist' }, action && h('b', { class: 'todo' }, `${strings.action.todo(strings.action.name[action])} `), says);

/** The verdict in a line of text. */
export function verdictLine(band: Band, verdict: Verdict): HTMLElement {
  return h('span', { class: 'verdictline', 'data-band': band }, drawing(kPosture[band]), strings.verdict[verdict]);
}
