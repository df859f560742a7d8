// A result somebody passed on: the verdict, the order and the reasons. The text is not in the link, so it is not here.

import { drawing, h } from '../dom';
import type { EngineClient } from '../engine/client';
import type { RuleInfo } from '../engine/types';
import { readResult, type Result } from '../pass/link';
import { sampleNode, withTurn } from '../report/chain';
import { flow } from '../report/flow';
import { ruleLink } from '../report/findings';
import { verdict } from '../report/head';
import { bandOf, type ViewName } from '../report/seen';
import { strings } from '../strings';

/** Fills `place` with the result in `fragment`, or with one sentence if there is none in it. */
export function showResult(place: HTMLElement, fragment: string, engine: EngineClient): void {
  place.replaceChildren(h('p', {}, strings.states.starting));
  engine.rulesKnown((rules) => {
    const known = new Map(rules.map((rule) => [rule.id, rule]));
    const result = readResult(fragment, (id) => known.has(id));
    place.replaceChildren(...(result ? drawn(result, known) : [refusal()]));
  });
}

const refusal = () => h('div', { class: 'notice bad', role: 'alert' }, drawing('i-stop'), h('div', {}, strings.result.refused));

function drawn(result: Result, known: ReadonlyMap<string, RuleInfo>): HTMLElement[] {
  const words = strings.result;
  const view: ViewName = result.kind === 'dm-in' ? 'received' : 'draft';
  const band = bandOf[result.verdict];
  const chain = withTurn(foldedNodes(result.moves));
  const rows = [...result.rules].flatMap(([id, times]) => {
    const rule = known.get(id);
    return rule ? [row(rule, times, view)] : [];
  });
  return [
    h('p', { class: 'gist' }, words.intro[view]),
    verdict({ band, report: { verdict: result.verdict } }, chain),
    ...(chain.nodes.length && band !== 'none' ? [flow(chain, { view, band })] : []),
    ...(result.action ? [h('p', {}, words.action(strings.action.name[result.action]))] : []),
    h(
      'section',
      { class: 'findings', 'aria-labelledby': 'result-reasons' },
      h('h2', { id: 'result-reasons' }, words.reasons(rows.length)),
      h('ol', {}, ...rows),
    ),
    h('p', { class: 'limits' }, words.noText),
  ];
}

function row(rule: RuleInfo, times: number, view: ViewName): HTMLElement {
  return h(
    'li',
    { class: `find s${rule.softens ? 1 : { weak: 1, medium: 2, strong: 3 }[rule.strength]}` },
    h('span', { class: 'n', 'aria-hidden': 'true' }, rule.softens ? '\u2212' : '+'),
    h(
      'div',
      {},
      h('h3', {}, times > 1 ? strings.flow.times(rule.title, times) : rule.title),
      h('p', { class: 'instead' }, rule.why, ' ', view === 'draft' && !rule.softens ? rule.instead : ''),
      h('p', { class: 'src' }, ruleLink(rule.id)),
    ),
  );
}

/** Neighbours drawn alike share a node; beyond what a chain has room for the last ones share one. */
function foldedNodes(moves: readonly string[]) {
  const kRoom = 5;
  const groups: string[][] = [];
  for (const move of moves) {
    const last = groups.at(-1);
    const alike = last && sampleNode(last).role === sampleNode([move]).role;
    if (last && (alike || groups.length === kRoom)) last.push(move);
    else groups.push([move]);
  }
  return groups.map(sampleNode);
}
