// `unpushy check --format sarif`: what SARIF 2.1.0 asks of a log, and that its places are the words that were meant.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { command } from '../golden/command.mjs';

const folder = mkdtempSync(join(tmpdir(), 'unpushy-sarif-'));
after(() => rmSync(folder, { recursive: true }));

const text = 'Hello there \u{1F600}!\n\nThanks for the follow! I love your content \u{1F600}. Grab my free guide: papertrail.example/guide\nBuy my book today!';

function sarif(files, options = ['--kind', 'dm-in', '--context', 'relation=new-follower']) {
  const result = spawnSync(command, ['check', '--format', 'sarif', ...options, ...files], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return { code: result.status, err: result.stderr, log: result.stdout && JSON.parse(result.stdout) };
}

function file(name, content) {
  writeFileSync(join(folder, name), content);
  return name;
}

/** Headings of the page of rules as code hosts make anchors of them. */
const anchors = readFileSync(new URL('../../src/data/rules/RULES.md', import.meta.url), 'utf8').match(/^### .*$/gm)
  .map((heading) => heading.slice(4).toLowerCase().replaceAll(/[^a-z0-9 -]/g, '').replaceAll(' ', '-'));

/** What the standard requires of the parts used here (section 3 of SARIF 2.1.0). */
function assertLog(log) {
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema, /^https:.*sarif-2\.1\.0/);
  assert.equal(log.runs.length, 1);
  const [run] = log.runs;
  const { driver } = run.tool;
  assert.equal(driver.name, 'unpushy');
  assert.match(driver.semanticVersion, /^\d+\.\d+\.\d+/);
  assert.equal(new Set(driver.rules.map((rule) => rule.id)).size, driver.rules.length);
  for (const rule of driver.rules) {
    for (const part of ['shortDescription', 'fullDescription', 'help']) assert.ok(rule[part].text.length > 0, rule.id);
    assert.ok(['note', 'warning', 'error'].includes(rule.defaultConfiguration.level));
    const [page, anchor] = rule.helpUri.split('#');
    assert.match(page, /RULES\.md$/);
    assert.ok(anchors.includes(anchor), rule.helpUri);
  }
  assert.equal(typeof run.invocations[0].executionSuccessful, 'boolean');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  for (const result of run.results) {
    assert.equal(driver.rules[result.ruleIndex].id, result.ruleId);
    assert.equal(driver.rules[result.ruleIndex].defaultConfiguration.level, result.level);
    assert.ok(result.message.text.length > 0);
    assert.equal(result.locations.length, 1);
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      assert.match(physicalLocation.artifactLocation.uri, /^[A-Za-z0-9/._~%-]+$/);
      assert.ok(run.artifacts.some(({ location }) => location.uri === physicalLocation.artifactLocation.uri));
    }
  }
  return run;
}

/** The part of the text a region names, once by offset, once by line and column, once by byte: all the same. */
function wordsIn(region, whole) {
  const byOffset = whole.slice(region.charOffset, region.charOffset + region.charLength);
  const lines = whole.split('\n');
  const at = (line, column) => lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0) + column - 1;
  assert.equal(whole.slice(at(region.startLine, region.startColumn), at(region.endLine, region.endColumn)), byOffset);
  const bytes = Buffer.from(whole).subarray(region.byteOffset, region.byteOffset + region.byteLength);
  assert.equal(bytes.toString('utf8'), byOffset);
  return byOffset;
}

describe('check --format sarif', () => {
  test('is a log with rules, levels and places', () => {
    const { code, log } = sarif([file('message.txt', text)]);
    assert.equal(code, 1);
    const run = assertLog(log);
    assert.ok(run.results.length >= 3);
    const words = run.results.flatMap((result) => [...result.locations, ...(result.relatedLocations ?? [])])
      .map(({ physicalLocation }) => physicalLocation.region).filter(Boolean).map((region) => wordsIn(region, text));
    assert.ok(words.some((found) => found.includes('Thanks for the follow')));
    assert.ok(words.some((found) => found.includes('Buy my book')));
    assert.equal(run.artifacts[0].properties.verdict, 'push');
  });

  test('has one run for several files, and names a file that could not be read by its success', () => {
    const { code, err, log } = sarif([file('a b.txt', text), 'missing.txt', file('quiet.txt', 'It rained all day.')]);
    assert.equal(code, 2);
    assert.match(err, /missing\.txt/);
    const run = assertLog(log);
    assert.deepEqual(run.artifacts.map(({ location }) => location.uri), ['a%20b.txt', 'quiet.txt']);
    assert.equal(run.invocations[0].executionSuccessful, false);
  });

  test('offers fixes that can be applied as they stand', () => {
    const run = assertLog(sarif([file('fix.txt', text)]).log);
    const fixes = run.results.flatMap((result) => result.fixes ?? []);
    assert.ok(fixes.length > 0);
    for (const { artifactChanges: [{ replacements }] } of fixes) {
      for (const { deletedRegion, insertedContent } of replacements) {
        wordsIn(deletedRegion, text);
        assert.equal(typeof insertedContent.text, 'string');
      }
    }
  });

  test('of a quiet text has no results', () => {
    const { code, log } = sarif([file('calm.txt', 'Rain all day. We read.')]);
    assert.equal(code, 0);
    assert.deepEqual(assertLog(log).results, []);
  });

  test('of a long text with many places takes no longer than the places are many', () => {
    const run = assertLog(sarif([file('long.txt', `${'Buy my book today! '.repeat(20000)}\n`)]).log);
    assert.ok(run.results.length > 0);
  });

  test('is not for NDJSON, whose lines are no files', () => {
    const { code, err } = sarif([file('lines.ndjson', '{"text":"a"}\n')], ['--input', 'ndjson']);
    assert.equal(code, 2);
    assert.match(err, /sarif.*text/);
  });
});
