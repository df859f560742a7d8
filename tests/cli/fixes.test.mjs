// A fix can be applied as it stands and never raises the score: tried on every text the tests have.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { command, names, readDraft } from '../golden/command.mjs';

const evaluation = join(import.meta.dirname, '../eval');

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const folder = (name) => readdirSync(join(evaluation, 'texts', name)).filter((file) => file.endsWith('.ndjson'))
  .flatMap((file) => lines(join(evaluation, 'texts', name, file)));

/** Reports of many drafts, in order. */
function check(drafts) {
  const input = drafts.map(({ text, kind, context }) => JSON.stringify({ text, kind, context })).join('\n');
  const result = spawnSync(command, ['check', '--input', 'ndjson', '--format', 'ndjson', '--offsets', 'utf-16'], {
    input, encoding: 'utf8', maxBuffer: 1 << 28,
  });
  assert.ok(result.status <= 1, result.stderr);
  return result.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

function applied(text, { edits }) {
  let out = '';
  let at = 0;
  for (const { begin, end, text: put } of edits) {
    assert.ok(begin >= at && end >= begin && end <= text.length, 'edits are sorted and inside the text');
    out += text.slice(at, begin) + put;
    at = end;
  }
  return out + text.slice(at);
}

test('a fix never raises the score, and leaves something to say', () => {
  const drafts = [...names.map(readDraft), ...folder('train'), ...folder('test'), ...lines(join(evaluation, 'green.ndjson')),
    ...lines(join(evaluation, 'pairs.ndjson')).map(({ push, kind, context }) => ({ text: push, kind, context }))]
    .map((draft) => ({ ...draft, kind: draft.kind === 'dm' ? 'dm-in' : draft.kind }));
  const before = check(drafts);
  const fixed = before.flatMap((report, i) => (report.findings ?? [])
    .filter((finding) => finding.fix)
    .map((finding) => ({ ...drafts[i], text: applied(drafts[i].text.toWellFormed(), finding.fix), was: report, rule: finding.rule })));
  assert.ok(fixed.length > 300, `${fixed.length} fixes were tried`);
  const worse = check(fixed).flatMap((report, i) => (report.score > fixed[i].was.score
    ? [`${fixed[i].rule}: ${fixed[i].was.score} -> ${report.score}: ${fixed[i].text}`] : []));
  assert.deepEqual(worse, []);
  assert.ok(fixed.every(({ text }) => /[\p{L}\p{N}]/u.test(text)), 'no fix empties a text');
});
