// For each rule two texts that part at its pattern: one pushes, one talks. They stand in pairs.ndjson: rule, kind, push,
// talk and, where something is known, context; talk_context where the pattern is in what is known and not in the words.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { command } from '../golden/command.mjs';

const pairs = readFileSync(join(import.meta.dirname, 'pairs.ndjson'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));

function run(options, input = '') {
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8', input, maxBuffer: 2 ** 26 });
  assert.ok(status <= 1, stderr);
  return stdout.trim().split('\n');
}

const drafts = pairs.flatMap(({ kind, push, talk, context = {}, talk_context = context }) =>
  [{ kind, text: push, context }, { kind, text: talk, context: talk_context }]);
const reports = run(['check', '--input', 'ndjson'], drafts.map((draft) => JSON.stringify(draft)).join('\n')).map((line) => JSON.parse(line));
const checked = pairs.map((pair, i) => ({ ...pair, pushes: reports[2 * i], talks: reports[2 * i + 1] }));

const finds = (report, rule) => report.findings.some((finding) => finding.rule === rule);
const told = (report) => `${report.score} by ${report.findings.map(({ rule }) => rule).join(', ')}`;
const wrong = (right) => checked.filter((pair) => !right(pair))
  .map(({ rule, pushes, talks }) => `${rule}: ${told(pushes)} / ${told(talks)}`);

describe('two texts that part at the pattern of a rule', () => {
  test('there are for every rule of the pack', () => {
    const ids = run(['explain']).flatMap((line) => line.match(/^ {2}(\S+\.\S+) /)?.[1] ?? []);
    const measured = ids.filter((id) => id.startsWith('model.'));  // no pattern, but all words together
    assert.deepEqual([...new Set(pairs.map(({ rule }) => rule)), ...measured].sort(), ids);
  });

  test('land on different sides of the line', () => {
    assert.deepEqual(wrong(({ pushes, talks }) => pushes.score >= 50 && talks.score < 50), []);
  });

  test('show the rule where its pattern is and nowhere else: what raises in the text that pushes, what softens in the other', () => {
    const softens = new Map(pairs.map(({ rule }) => [rule, run(['explain', rule]).some((line) => /, softens by /.test(line))]));
    assert.deepEqual(wrong(({ rule, pushes, talks }) => {
      const [there, elsewhere] = softens.get(rule) ? [talks, pushes] : [pushes, talks];
      return finds(there, rule) && !finds(elsewhere, rule);
    }), []);
  });
});
