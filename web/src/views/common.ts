// What both views draw of a report. Each part is drawn again only when something it shows has changed.

import type { Voice } from '../context/chips';
import { h } from '../dom';
import type { Chain } from '../report/chain';
import { dimensions } from '../report/dimensions';
import { flow, flowKey } from '../report/flow';
import { gist } from '../report/gist';
import { verdict } from '../report/head';
import { missing } from '../report/missing';
import type { Seen } from '../report/seen';
import { signs } from '../report/signs';
import { weight } from '../report/weight';
import type { Bench, Slots } from './bench';

export function drawCommon(seen: Seen, chain: Chain, slots: Slots, bench: Bench, voice: Voice): void {
  const { report, band, places } = seen;
  const leans = band === 'lean' || band === 'push';
  const says = gist(seen, chain);
  const drawn = flowKey(seen, chain);
  slots.head.draw(`${says}${drawn}`, () => [verdict(seen, chain), h('p', { class: 'gist' }, says)]);
  slots.flow.draw(drawn, () => [
    chain.nodes.length > 0 &&
      band !== 'none' &&
      flow(chain, { view: seen.view, band, text: seen.text, select: bench.select }),
  ]);
  slots.weight.draw(
    JSON.stringify([
      leans,
      report.score,
      places.map(({ finding }) => [finding.points, finding.strength]),
      seen.signs.map((sign) => sign.title),
    ]),
    () => [leans && places.length > 0 && weight(seen)],
  );
  slots.signs.draw(band === 'talk' ? JSON.stringify([seen.text, seen.signs, places.length]) : '', () => [
    band === 'talk' && signs(seen),
  ]);
  slots.missing.draw(report.unknown.join(), () => [missing(seen, voice, (chip) => bench.context.ask(chip))]);
  slots.dimensions.draw(
    JSON.stringify([leans, report.dimensions, places.map(({ finding }) => finding.dimension)]),
    () => [leans && dimensions(seen)],
  );
}
