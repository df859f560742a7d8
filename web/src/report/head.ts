// The verdict as a word and a posture, and the sentence that says why.

import { drawing, h } from '../dom';
import { strings } from '../strings';
import type { Chain } from './chain';
import { miniature } from './flow';
import type { Seen } from './seen';

const kPosture = { talk: 'talk', lean: 'lean', push: 'push', none: 'unclear' } as const;

export function verdict(seen: Seen, chain: Chain): HTMLElement {
  return h(
    'div',
    { class: 'verdict', 'data-band': seen.band, 'data-verdict': seen.report.verdict },
    drawing(kPosture[seen.band], 'glyph'),
    h('h2', {}, strings.verdict[seen.report.verdict]),
    miniature(chain, seen.band),
  );
}
