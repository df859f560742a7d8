// What both views draw of a report. Each part is drawn again only when something it shows has changed.

import { afterPaint } from '../dom';
import { chainOf } from '../report/chain';
import { dimensions } from '../report/dimensions';
import { flow, flowKey } from '../report/flow';
import { gist } from '../report/gist';
import { because, verdict } from '../report/head';
import type { Seen } from '../report/seen';
import { signs, signsKey } from '../report/signs';
import { weight } from '../report/weight';
import type { Bench, Slots } from './bench';
import { passOn } from './pass_on';

export function drawCommon(seen: Seen, slots: Slots, bench: Bench): void {
  const { report, band, places } = seen;
  const chain = chainOf(report, seen.text);
  const leans = band === 'lean' || band === 'push';
  const says = gist(seen, chain);
  const drawn = flowKey(seen, chain);
  const { action = null } = report;
  const sentence = () => because(says, action);
  slots.head.draw(`${action}${says}${drawn}`, () =>
    action && action !== 'reply' ? [verdict(seen, chain, sentence())] : [verdict(seen, chain), sentence()],
  );
  slots.flow.draw(drawn, () => [
    chain.nodes.length > 0 &&
      band !== 'none' &&
      flow(chain, { view: seen.view, band, text: seen.text, select: (node) => selectNode(bench, node) }),
  ]);
  const counted = report.findings.map(({ rule, points, strength }) => [rule, points, strength]);
  slots.weight.draw(JSON.stringify([leans, report.score, counted, places.length]), () => [
    leans && report.findings.length > 0 && weight(seen),
  ]);
  slots.signs.draw(band === 'talk' ? signsKey(seen) : '', () => [band === 'talk' && signs(seen)]);
  slots.dimensions.draw(
    JSON.stringify([leans, report.dimensions, places.map(({ finding }) => finding.dimension)]),
    () => [leans && dimensions(seen)],
  );
  afterPaint(() => bench.seen && slots.pass.draw('pass', () => [passOn(bench)]));
}

/** The text may have moved on since the chain was drawn; the node is looked up in what is shown now. */
function selectNode(bench: Bench, number: number): void {
  const now = bench.seen;
  const node = now && chainOf(now.report, now.text).nodes[number];
  if (node) bench.select(node);
}
