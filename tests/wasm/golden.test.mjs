// tests/golden holds drafts and the command's reports of them; the package must say the same, but for the spelling of
// keys and the unit of offsets.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { load, tree } from './support.mjs';

const engine = await load();
const folder = tree('tests/golden');
const names = readdirSync(folder).flatMap((file) => file.match(/^(.+)\.draft\.json$/)?.[1] ?? []);
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

function mapKeys(value) {
  if (Array.isArray(value)) return value.map(mapKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camelCase(key), mapKeys(item)]));
}

/** UTF-16 units before a UTF-8 byte of the text. */
function unitsBefore(text, byte) {
  return Buffer.from(text, 'utf8').subarray(0, byte).toString('utf8').length;
}

function convertSpans(value, text) {
  if (Array.isArray(value)) return value.map((item) => convertSpans(item, text));
  if (value === null || typeof value !== 'object') return value;
  const { begin, end, ...rest } = value;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, convertSpans(item, text)]));
  if (begin === undefined) return converted;
  return { ...converted, start: unitsBefore(text, begin), end: unitsBefore(text, end) };
}

function expectedReport(report, text) {
  const converted = convertSpans(mapKeys(report), text);
  return { ...converted, offsetEncoding: 'utf-16', unknown: converted.unknown.map(camelCase) };
}

test('there are golden drafts', () => assert.ok(names.length > 0));

for (const name of names) {
  test(`the golden draft ${name} has its report`, () => {
    const draft = mapKeys(read(`${name}.draft.json`));
    assert.deepEqual(engine.check(draft), expectedReport(read(`${name}.report.json`), draft.text));
  });
}
