// The verdict as a word and a posture, and the sentence that says why.

import { drawing, h } from '../dom';
import type { Verdict } from '../engine/types';
import { strings } from '../strings';
import type { Chain } from './chain';
import { miniature } from './flow';
import type { Band, Seen } from './seen';

const kPosture = { talk: 'talk', lean: 'lean', push: 'push', none: 'unclear' } as const;

/** What of a report the head shows. */
type Headed = Pick<Seen, 'band'> & { report: { verdict: Verdict } };

export function verdict(seen: Headed, chain: Chain): HTMLElement {
  return h(
    'div',
    { class: 'verdict', 'data-band': seen.band, 'data-verdict': seen.report.verdict },
    drawing(kPosture[seen.band], 'glyph'),
    h('h2', {}, strings.verdict[seen.report.verdict]),
    miniature(chain, seen.band),
  );
}

/** The verdict in a line of text. */
export function verdictLine(band: Band, verdict: Verdict): HTMLElement {
  return h('span', { class: 'verdictline', 'data-band': band }, drawing(kPosture[band]), strings.verdict[verdict]);
}
