// The golden drafts through the command: the same bytes as the committed reports. After a change that is meant to
// change them: node tests/golden/update.mjs

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { names, readDraft, reportOf, reportPath } from '../golden/command.mjs';

const golden = (name) => readFileSync(reportPath(name), 'utf8');

/** A draft's text as the engine gets it, and for each of its bytes the UTF-16 units before it. */
function unitsBefore(text) {
  const units = new Map([[0, 0]]);
  let byte = 0;
  let unit = 0;
  for (const character of text.toWellFormed()) {
    byte += Buffer.byteLength(character);
    unit += character.length;
    units.set(byte, unit);
  }
  return units;
}

/** The same report with every begin and end in UTF-16 units. */
function inUnits(value, units) {
  if (Array.isArray(value)) return value.map((item) => inUnits(item, units));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => {
    if (key !== 'begin' && key !== 'end') return [key, inUnits(item, units)];
    assert.ok(units.has(item), `byte ${item} is inside a character`);
    return [key, units.get(item)];
  }));
}

describe('golden drafts', () => {
  assert.ok(names.length >= 15);
  for (const name of names) {
    const draft = readDraft(name);
    test(`${name} gives the committed report`, () => {
      assert.equal(draft.id, name);
      assert.equal(reportOf(draft), golden(name));
    });

    test(`${name} differs in UTF-16 by the unit of its offsets only`, () => {
      const expected = inUnits(JSON.parse(golden(name)), unitsBefore(draft.text));
      assert.deepEqual(JSON.parse(reportOf(draft, '--offsets', 'utf-16')), { ...expected, offset_encoding: 'utf-16' });
    });
  }
});

describe('golden reports hold what a report promises', () => {
  for (const name of names) {
    test(name, () => {
      const report = JSON.parse(golden(name));
      const size = Buffer.byteLength(readDraft(name).text);
      const spans = [...report.moves, ...report.findings.flatMap((f) => f.evidence)];
      for (const { begin, end } of spans) assert.ok(begin < end && end <= size);
      const edits = report.findings.flatMap((f) => f.fix?.edits ?? []);
      for (const { begin, end, text } of edits) assert.ok((begin < end || text) && begin <= end && end <= size);
      for (const { evidence } of report.findings) {
        evidence.reduce((last, { begin, end }) => {
          assert.ok(begin >= last);
          return end;
        }, 0);
      }
      assert.equal(report.probability, Math.round(report.score * 10) / 1000);
      assert.equal(report.action !== null, readDraft(name).kind === 'dm-in');
      for (const { rule, basis, evidence, title, why, instead } of report.findings) {
        assert.ok(title && why && instead, rule);
        assert.ok(evidence.length > 0 || basis === 'context' || basis === 'model', rule);
      }
    });
  }
});
