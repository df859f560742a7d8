// Texts for every row of the catalogue of patterns, of both sides and with their situation, as other people would write
// them. They stand in catalogue.ndjson: kind, text and, where something is known, context; verdict ("push" or "talk"),
// rules that are to be found, rules that are to be absent, and the actions that fit a received message.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { command } from '../golden/command.mjs';

const rows = readFileSync(join(import.meta.dirname, 'catalogue.ndjson'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));

const input = rows.map(({ kind, text, context }) => JSON.stringify({ kind, text, context })).join('\n');
const { status, stdout, stderr } = spawnSync(command, ['check', '--input', 'ndjson'], { encoding: 'utf8', input, maxBuffer: 2 ** 28 });
assert.ok(status <= 1, stderr);
const reports = stdout.trim().split('\n').map((line) => JSON.parse(line));
const checked = rows.map((row, i) => ({ ...row, report: reports[i] }));

const finds = ({ findings }, rule) => findings.some((finding) => finding.rule === rule);
const told = ({ text, report }) => `${report.score}: ${text.slice(0, 80)}`;
const share = (list, holds) => list.filter(holds).length / list.length;

describe('the catalogue of patterns', () => {
  test('has both sides, all kinds of text and every context field', () => {
    for (const verdict of ['push', 'talk']) assert.ok(rows.filter((row) => row.verdict === verdict).length >= 300, verdict);
    for (const kind of ['post', 'reply', 'dm-out', 'dm-in']) assert.ok(rows.filter((row) => row.kind === kind).length >= 60, kind);
    const fields = new Set(rows.flatMap(({ context = {} }) => Object.keys(context)));
    for (const field of ['platform', 'relation', 'seconds_since_contact', 'automated', 'disclosed', 'commercial', 'asked', 'topics',
      'audience', 'parent', 'earlier']) assert.ok(fields.has(field), field);
  });

  test('the rule of the row is found, and where its pattern is missing it is not', () => {
    const wrong = checked.filter(({ report, rules = [], absent = [] }) =>
      !rules.every((rule) => finds(report, rule)) || absent.some((rule) => finds(report, rule)));
    assert.deepEqual(wrong.map(told), []);
  });

  // A model that is trained anew may turn a few; the rows are wide on purpose.
  test('the verdict is the expected one in at least 97 of 100', () => {
    const judged = checked.filter(({ verdict }) => verdict);
    const right = ({ verdict, report }) => (report.score >= 50) === (verdict === 'push');
    assert.ok(share(judged, right) >= 0.97, judged.filter((row) => !right(row)).map(told).join('\n'));
  });

  test('the action fits in at least 97 of 100 received messages', () => {
    const received = checked.filter(({ actions }) => actions);
    const fits = ({ actions, report }) => actions.includes(report.action);
    assert.ok(share(received, fits) >= 0.97, received.filter((row) => !fits(row)).map(told).join('\n'));
  });
});
