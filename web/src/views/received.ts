// Received: what somebody sent, and what to do with it.

import { h } from '../dom';
import type { EngineClient } from '../engine/client';
import { actionChoice, answers, leaving, limits, scamSigns } from '../report/action';
import { scamsIn } from '../report/seen';
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
          columnOf('col act', slots, ['notice', 'legend', 'head', 'flow', 'scam', 'action', 'leave', 'missing', 'answers']),
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
        const { platform = null } = seen.context;
        const guidance = bench.knownPlatforms?.guidance;
        const steps = guidance?.get(platform) ?? guidance?.get(null);
        slots.leave.draw(JSON.stringify([action, platform, steps !== undefined]), () => [
          action && steps && leaving(steps, platform, action),
        ]);
        const scam = scamsIn(seen);
        slots.scam.draw(JSON.stringify(scam.map(({ n, finding }) => [n, finding.rule])), () => [
          scam.length > 0 && scamSigns(scam),
        ]);
        slots.limits.draw(String(scam.length > 0), () => [limits(scam.length === 0)]);
      },
    },
    engine,
  );
}
