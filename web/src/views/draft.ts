// Draft: what one is about to send.

import { h } from '../dom';
import type { EngineClient } from '../engine/client';
import { Bench, columnOf } from './bench';
import { drawCommon } from './common';

export function draftView(engine: EngineClient): Bench {
  return new Bench(
    {
      name: 'draft',
      voice: 'write',
      choices: { kind: 'dm-out' },
      arrange: (write, slots) => [
        h(
          'div',
          { class: 'bench' },
          write,
          columnOf('col', slots, ['notice', 'legend', 'head', 'flow', 'weight', 'signs', 'findings']),
        ),
        h(
          'div',
          { class: 'after' },
          columnOf('', slots, ['missing']),
          columnOf('', slots, ['dimensions', 'pass']),
        ),
      ],
      draw: drawCommon,
    },
    engine,
  );
}
