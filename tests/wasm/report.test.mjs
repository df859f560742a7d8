import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { distUrl, load, temporaryFolder, tree, wordsAt, worst } from './support.mjs';

const engine = await load();

/** Lets the TypeScript compiler read `code` against the types of the package; throws with its complaints. */
function compile(t, code) {
  const folder = temporaryFolder(t);
  const index = JSON.stringify(fileURLToPath(new URL('index.js', distUrl)));
  const file = join(folder, 'contract.mts');
  writeFileSync(file, `import type * as unpushy from ${index};\n${code}`);
  const options = '--noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2022 --types'.split(' ');
  try {
    const tsc = tree('wasm/node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, ...options, 'null', file], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    assert.fail(error.stdout);
  }
}

test('the types describe real reports: every key, every value, nothing more', (t) => {
  const reports = [
    engine.check({ ...worst, id: 'draft-1' }),
    engine.check({ ...worst, context: {} }),
    engine.check({ text: 'LAST CHANCE! Doors close tonight. Sign up: https://shop.example' }),
    engine.check({ text: 'Can we jump on a quick call tomorrow?', kind: 'dm-in' }),
    engine.check({ text: '' }),
  ];
  const findings = reports.flatMap((report) => report.findings);
  assert.ok(reports.some((report) => report.moves.length > 0), 'a report with moves');
  assert.ok(reports.some((report) => report.unknown.length > 0), 'a report with unknown keys');
  assert.ok(findings.some((finding) => finding.evidence.length > 0), 'a finding with evidence');
  assert.ok(findings.some((finding) => finding.fix?.edits.length > 0), 'a finding with a fix');
  // A literal may have no key too many and none too few, at any depth.
  compile(t, `export const reports: unpushy.Report[] = ${JSON.stringify(reports)};`);
});

test('the types describe the answers and the batch', (t) => {
  const batch = engine.checkMany([worst.text]);
  assert.ok(batch.scores instanceof Float32Array);
  assert.ok(batch.verdictIndex instanceof Uint8Array);
  const { length, verdicts } = batch;
  const all = (names) => JSON.stringify(Object.fromEntries(names.map((name) => [name, true])));
  compile(
    t,
    `export const answers: unpushy.Answer[] = ${JSON.stringify(engine.answers())};
     export const rules: unpushy.RuleInfo[] = ${JSON.stringify(engine.rules())};
     export const limits: unpushy.Limits[] = ${JSON.stringify(engine.limits())};
     export const guidance: unpushy.Guidance = ${JSON.stringify(engine.guidance('mastodon'))};
     export const batch: Pick<unpushy.Batch, 'length' | 'verdicts'> = ${JSON.stringify({ length, verdicts })};
     export const everyVerdict: Record<unpushy.Verdict, true> = ${all(verdicts)};
     export const everyKey: Record<keyof unpushy.Batch, true> = ${all(Object.keys(batch))};`,
  );
});

test('the types name the very values that the engine allows', (t) => {
  const allowed = (draft) => {
    try {
      engine.check(draft);
    } catch (error) {
      return error.message.split('allowed: ')[1].split(', ');
    }
    return assert.fail('the engine took a value that does not exist');
  };
  const lists = {
    Kind: allowed({ text: '', kind: 'no-such' }),
    Platform: allowed({ text: '', context: { platform: 'no-such' } }),
    Relation: allowed({ text: '', context: { relation: 'no-such' } }),
    Commercial: allowed({ text: '', context: { commercial: 'no-such' } }),
    ContextKey: allowed({ text: '', context: { noSuch: 1 } }),
  };
  const checks = Object.entries(lists).map(([type, names]) => {
    const all = Object.fromEntries(names.map((name) => [name, true]));
    return `export const all${type}: Record<unpushy.${type}, true> = ${JSON.stringify(all)};`;
  });
  compile(t, checks.join('\n'));
});

test('praise for the follow, then a shop link: push, to be blocked, with each move shown in order', () => {
  const report = engine.check(worst);
  assert.equal(report.verdict, 'push');
  assert.equal(report.action, 'block');
  assert.ok(report.score >= 50);
  const starts = report.moves.map((move) => move.start);
  assert.deepEqual(starts, [...starts].sort((a, b) => a - b));
  assert.match(wordsAt(worst.text, report.moves[0]), /honored/);
  assert.equal(wordsAt(worst.text, report.moves.find((move) => move.move === 'link')), 'https://shop.example/course');
});

test('the same praise alone is not push', () => {
  const report = engine.check({ ...worst, text: 'I am truly honored that you follow me!' });
  assert.notEqual(report.verdict, 'push');
  assert.ok(report.score < 50);
});

test('contributions and bias make the score, and points share it out', () => {
  for (const draft of [worst, { text: worst.text }, { text: 'LAST CHANCE! Doors close tonight.' }]) {
    const report = engine.check(draft);
    const logit = report.findings.reduce((sum, finding) => sum + finding.contribution, report.bias) / 1000;
    const exact = 100 / (1 + Math.exp(-logit));
    assert.ok(Math.abs(report.score - exact) <= 0.2, `${report.score} is near ${exact}`);
    const atBias = Math.round(100 / (1 + Math.exp(-report.bias / 1000)));
    const points = report.findings.reduce((sum, finding) => sum + finding.points, 0);
    assert.ok(Math.abs(points - (Math.round(report.score) - atBias)) <= 1);
  }
});

test('numbers are the decimals they mean, not their nearest float', () => {
  const report = engine.check(worst);
  for (const number of [report.score, report.probability * 100, ...Object.values(report.dimensions)]) {
    assert.ok(Number(number.toFixed(1)) === Number(number.toFixed(9)), `${number} has one decimal`);
  }
  assert.match(String(report.score), /^\d{1,3}(\.\d)?$/);
  assert.match(String(report.probability), /^[01](\.\d{1,3})?$/);
});

test('an id comes back with the report, and is null without one', () => {
  assert.equal(engine.check({ text: 'Hello', id: 'a1' }).id, 'a1');
  assert.equal(engine.check({ text: 'Hello' }).id, null);
});

test('a recommended action is for received messages only', () => {
  assert.equal(engine.check({ ...worst, kind: 'dm-out' }).action, null);
  assert.equal(engine.check({ text: worst.text }).action, null);
});

test('a report is a plain value: cloned, changed and kept, it does not touch the next one', () => {
  const first = engine.check(worst);
  const copy = structuredClone(first);
  first.findings.length = 0;
  first.dimensions.pressure = -1;
  first.packVersions.en = 'changed';
  assert.deepEqual(engine.check(worst), copy);
});

test('the ready answers have a title and a text', () => {
  const answers = engine.answers();
  assert.ok(answers.length > 0);
  for (const { id, title, text } of answers) assert.ok(id && title && text);
  assert.equal(new Set(answers.map(({ id }) => id)).size, answers.length);
});

test('every rule found in a report is among the rules, with the same words', () => {
  const known = new Map(engine.rules().map((rule) => [rule.id, rule]));
  assert.ok(known.size > 50);
  for (const finding of engine.check(worst).findings) {
    const { title, why, instead, source, dimension, strength } = known.get(finding.rule);
    assert.deepEqual({ title, why, instead, source, dimension, strength }, {
      title: finding.title,
      why: finding.why,
      instead: finding.instead,
      source: finding.source,
      dimension: finding.dimension,
      strength: finding.strength,
    });
  }
});

test('a received message gets one ready answer of each tone, one that is written none', () => {
  const text = 'Join my team and be your own boss, earn from home!';
  const { answers } = engine.check({ text, kind: 'dm-in' });
  assert.deepEqual(answers.map(({ tone }) => tone), ['no', 'question', 'none']);
  assert.equal(answers[0].id, 'recruit-no');
  assert.deepEqual(engine.check({ text, kind: 'dm-out' }).answers, []);
});

test('limits are those of each platform, and the default stands first', () => {
  const limits = engine.limits();
  assert.equal(limits[0].platform, null);
  const x = limits.find(({ platform }) => platform === 'x');
  assert.deepEqual([x.hashtags, x.characters, x.mostWords], [2, 280, limits[0].mostWords]);
  for (const { checked, source } of limits) assert.ok(/^\d{4}-\d\d-\d\d$/.test(checked) && source);
});

test('guidance says in words how to mute, block and report, without links', () => {
  const general = engine.guidance();
  for (const platform of ['x', 'linkedin', 'mastodon', 'whatsapp']) {
    const own = engine.guidance(platform);
    assert.notDeepEqual(own, general);
    for (const step of [own.mute, own.block, own.report]) assert.ok(step && !/https?:|www\./.test(step));
  }
  assert.deepEqual(engine.guidance('other'), general);
  assert.throws(() => engine.guidance('myspace'), TypeError);
});
