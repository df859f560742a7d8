// The command and the package are two builds of one engine: their reports are the same to the last digit, over the
// golden drafts, our labelled texts, made-up ones and, where ./dev fuzz has run, its corpus. A sample of them in the
// ordinary run; all of them with UNPUSHY_ALL=1.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { randomFrom } from '../data/exports.mjs';
import { load, tree } from './support.mjs';

const all = process.env.UNPUSHY_ALL !== undefined;
const command = process.env.UNPUSHY ?? tree('build/native/unpushy');
const engine = await load();

const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

function spelledAsPackage(value) {
  if (Array.isArray(value)) return value.map(spelledAsPackage);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key === 'begin' ? 'start' : camelCase(key), spelledAsPackage(item)]);
  return Object.fromEntries(entries);
}

/** The command's reports of all drafts in one run, as the package spells them. */
function reportsOfCommand(drafts) {
  const input = drafts.map((draft, id) => JSON.stringify({ ...draft, id })).join('\n');
  const options = ['check', '--input', 'ndjson', '--format', 'ndjson', '--offsets', 'utf-16'];
  const { stdout, stderr, status } = spawnSync(command, options, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.ok(status === 0 || status === 1, stderr);
  return stdout.trimEnd().split('\n').map((line) => {
    const { line: number, kind, ...report } = JSON.parse(line);
    return { ...spelledAsPackage(report), unknown: report.unknown.map(camelCase) };
  });
}

function assertSame(drafts) {
  assert.ok(drafts.length > 0);
  const reports = reportsOfCommand(drafts);
  assert.equal(reports.length, drafts.length);
  drafts.forEach((draft, id) => {
    const own = engine.check({ ...spelledAsPackage(draft), id });
    assert.deepEqual(own, reports[id], JSON.stringify(draft));
  });
}

function labelled() {
  const folder = tree('tests/eval/texts');
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ndjson')).sort();
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean));
  const kinds = { dm: 'dm-in', headline: 'post' };
  return lines.map((line) => {
    const { text, kind, context } = JSON.parse(line);
    return { text, kind: kinds[kind] ?? kind, ...(context && { context }) };
  });
}

const everyNth = (list, n) => (all ? list : list.filter((_, i) => i % n === 0));

test('the command and the package say the same of our labelled texts', () => assertSame(everyNth(labelled(), 20)));

test('they say the same of texts cut up and put together at random', () => {
  const random = randomFrom(1125);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const texts = labelled().map(({ text }) => text);
  const odd = ['\u{1F525}', '\ud83d', '\0', '\u200b', '\u202e', '\u0301', '\ufeff', '\r\n', '\u4e2d', '\uff26\uff32\uff25\uff25', '{{name}}', '> ', '`', '"'];
  const drafts = Array.from({ length: all ? 20000 : 400 }, () => {
    const parts = Array.from({ length: 1 + random() * 5 }, () => {
      const text = pick(texts);
      const from = Math.floor(random() * text.length);
      return text.slice(from, from + random() * 80) + pick(odd);
    });
    return { text: parts.join(' ').toWellFormed(), kind: pick(['post', 'reply', 'dm-out', 'dm-in']) };
  });
  assertSame(drafts);
});

const corpora = ['build/fuzz/seeds/check', 'build/fuzz/corpus/check', 'tests/fuzz/found/check'].map(tree).filter(existsSync);

/** The text and the kind of an input of the fuzzer; tests/fuzz/draft.h has the form. */
function draftOfInput(bytes) {
  const parts = bytes.toString('latin1').split('\x1e').map((part) => Buffer.from(part, 'latin1'));
  const kinds = ['post', 'reply', 'dm-out', 'dm-in'];
  return { text: (parts[1] ?? Buffer.of()).toString('utf8'), kind: kinds[((parts[0][0] ?? 48) - 48) & 3] };
}

test('they say the same of what fuzzing found', () => {
  const files = corpora.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const drafts = everyNth(files, 50).map((file) => draftOfInput(readFileSync(file)));
  assertSame([{ text: 'Thanks for the follow!', kind: 'dm-in' }, ...drafts]);
});
