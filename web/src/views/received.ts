// Received: what somebody sent, and what to do with it.

import { h } from '../dom';
import type { EngineClient } from '../engine/client';
import { actionChoice, answers, limits } from '../report/action';
import { Bench, columnOf } from './bench';
import { drawCommon } from './common';

export function receivedView(engine: EngineClient): Bench {
  return new Bench(
    {
      name: 'received',
      voice: 'read',
      choices: {},
      arrange: (write, slots) => [
        h(
          'div',
          { class: 'bench two' },
          write,
          columnOf('col act', slots, ['notice', 'legend', 'head', 'flow', 'action', 'missing', 'answers']),
          columnOf('col', slots, ['signs', 'weight', 'findings']),
        ),
        h('div', { class: 'after' }, columnOf('', slots, ['limits']), columnOf('', slots, ['dimensions', 'pass'])),
      ],
      draw(seen, slots, bench) {
        drawCommon(seen, slots, bench);
        const { action, answers: ready } = seen.report;
        slots.action.draw(
          JSON.stringify([action, seen.places.map(({ finding }) => [finding.rule, finding.contribution])]),
          () => [action && actionChoice(seen, action)],
        );
        const key = JSON.stringify([action, ready.map(({ id }) => id)]);
        slots.answers.draw(key, () => [action && answers(ready, action)]);
        slots.limits.draw('limits', () => [limits()]);
      },
    },
    engine,
  );
}
