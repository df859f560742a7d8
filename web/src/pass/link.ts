// A result without the text: its verdict, the order of its moves, its rules and how often each was found, as the
// fragment of an address. A fragment is never sent to a host, and nothing in it can carry words of a text.

import { isMove } from '../report/chain';
import type { Seen } from '../report/seen';
import type { Action, Kind, Verdict } from '../engine/types';

export interface Result {
  verdict: Verdict;
  kind: Kind;
  action: Action | null;
  moves: string[];
  /** how often each rule was found, in the order of the list */
  rules: Map<string, number>;
}

export const kResult = 'result';

const kVersion = '1';
const kLongest = 4000; // UTF-16 units of a fragment that is still read
const kMost = 99;
const kVerdicts: Verdict[] = ['conversation', 'leaning', 'push', 'unclear'];
const kKinds: Kind[] = ['post', 'reply', 'dm-out', 'dm-in'];
const kActions: Action[] = ['reply', 'ask-first', 'ignore', 'block'];

export function linkOf({ report, kind }: Seen): string {
  const counts = new Map<string, number>();
  for (const { rule } of report.findings) counts.set(rule, Math.min(kMost, (counts.get(rule) ?? 0) + 1));
  const parts = new URLSearchParams({ v: kVersion, verdict: report.verdict, kind });
  if (report.action) parts.set('action', report.action);
  parts.set('rules', [...counts].map(([rule, n]) => `${rule}*${n}`).join('~'));
  const moves = report.moves.slice(0, kMost).map(({ move }) => move);
  // What readResult would refuse is not passed on: the last moves go first.
  do parts.set('moves', moves.join('.'));
  while (kResult.length + 2 + String(parts).length > kLongest && moves.pop() !== undefined);
  return `${location.href.replace(/#.*$/s, '')}#${kResult}?${parts}`;
}

/** The result in a fragment, or null for anything that linkOf would not write. `knows` tells the ids of rules. */
export function readResult(fragment: string, knows: (rule: string) => boolean): Result | null {
  if (fragment.length > kLongest || !fragment.startsWith(`#${kResult}?`)) return null;
  const parts = new URLSearchParams(fragment.slice(kResult.length + 2));
  if (parts.get('v') !== kVersion || [...parts].length > 6) return null;
  const verdict = kVerdicts.find((one) => one === parts.get('verdict'));
  const kind = kKinds.find((one) => one === parts.get('kind'));
  const action = kActions.find((one) => one === parts.get('action')) ?? null;
  if (!verdict || !kind || (kind === 'dm-in') !== (action !== null)) return null;
  const moves = listed(parts.get('moves'), '.');
  const rules = new Map<string, number>();
  for (const part of listed(parts.get('rules'), '~')) {
    const [, rule, times] = /^([a-z0-9.-]{3,60})\*([1-9]\d?)$/.exec(part) ?? [];
    if (!rule || !knows(rule) || rules.has(rule)) return null;
    rules.set(rule, Number(times));
  }
  return moves.every(isMove) ? { verdict, kind, action, moves, rules } : null;
}

const listed = (words: string | null, by: string): string[] => (words ? words.split(by) : []);
