// `unpushy explain`, `unpushy schema` and `unpushy pack`.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { command } from '../golden/command.mjs';

const folder = mkdtempSync(join(tmpdir(), 'unpushy-pack-'));
after(() => rmSync(folder, { recursive: true }));
const rules = fileURLToPath(new URL('../../src/data/rules', import.meta.url));

function run(...options) {
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8', input: '', maxBuffer: 2 ** 26 });
  return { code: status, out: stdout, err: stderr };
}

describe('explain', () => {
  test('tells what a rule is about, with examples', () => {
    const { code, out } = run('explain', 'pressure.urgency');
    assert.equal(code, 0);
    for (const part of ['pressure.urgency: ', 'Why: ', 'Instead: ', 'Dimension: pressure', 'Strength: medium', 'Source: ',
      'Softened by: ', 'Finds, for example:', 'Leaves alone, for example:']) {
      assert.ok(out.includes(part), part);
    }
    assert.match(out, /LAST CHANCE! Doors close tonight\./);
  });

  test('without an id lists all rules by family, each of which it can explain', () => {
    const { code, out } = run('explain');
    assert.equal(code, 0);
    const ids = [...out.matchAll(/^ {2}(\S+\.\S+) /gm)].map(([, id]) => id);
    assert.ok(ids.length >= 70);
    assert.deepEqual(ids, [...ids].sort());
    assert.equal(run('explain', ids.at(-1)).code, 0);
  });

  test('of an unknown id names the closest ones', () => {
    const { code, out, err } = run('explain', 'presure.urgncy');
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /no rule "presure\.urgncy".*pressure\.urgency/);
    assert.match(run('explain', 'urgency').err, /pressure\.urgency/);
  });

  test('of hostile ids says so and ends', () => {
    assert.equal(run('explain', 'x'.repeat(100000)).code, 2);
    assert.equal(run('explain', '../../etc/passwd').code, 2);
  });
});

const weights = `version = "test"
bias = -3000
[prior]
weak = 700
medium = 1600
strong = 3100
[soften]
weak = 500
medium = 1000
strong = 2000
[family]
default_cap = 4000
[language.en]
common = ["the", "and", "of"]
numbers = ["five"]
`;
const ownRule = (hit) => `[[rule]]
id = "house.synergy"
kind = "phrase"
dimension = "value"
strength = "strong"
source = "own"
[rule.en]
any = ["synergy"]
title = "A word of the house"
why = "Nobody knows what it means."
instead = "Say what you mean."
hits = ["${hit}", "so much synergy", "Synergy!"]
misses = ["a", "b", "c"]
`;

describe('pack', () => {
  const general = join(folder, 'weights.toml');
  const own = join(folder, 'house.toml');
  writeFileSync(general, weights);

  test('build makes a pack that check and explain take', () => {
    writeFileSync(own, ownRule('we need synergy'));
    const out = join(folder, 'house.upk');
    assert.deepEqual(run('pack', 'build', general, own, '--lang', 'en', '--out', out), { code: 0, out: '', err: '' });
    assert.match(run('explain', '--pack', out).out, /house\.synergy +A word of the house/);
    const { code, out: report } = spawnReport(out, 'We need more synergy in this team, she said.');
    assert.equal(code, 1);
    assert.deepEqual(report.findings.map(({ rule }) => rule), ['house.synergy']);
  });

  function spawnReport(pack, text) {
    const path = join(folder, 'text.txt');
    writeFileSync(path, text);
    const result = run('check', '--format', 'json', '--pack', pack, path);
    return { code: result.code, out: JSON.parse(result.out) };
  }

  test('a rule that fails its own example makes no pack, with the place in the file', () => {
    writeFileSync(own, ownRule('nothing of the kind'));
    const out = join(folder, 'none.upk');
    const { code, err } = run('pack', 'build', general, own, '--out', out);
    assert.equal(code, 1);
    assert.match(err, /house\.toml:\d+: house\.synergy should hit/);
    assert.throws(() => readFileSync(out));
    assert.equal(run('pack', 'test', general, own).code, 1);
  });

  test('a mistake in a rule file is shown with a caret', () => {
    writeFileSync(own, ownRule('synergy').replace('"strong"', '"huge"'));
    const { code, err } = run('pack', 'test', general, own);
    assert.equal(code, 1);
    assert.match(err, /house\.toml:\d+: .*weak, medium, strong/);
    assert.match(err, /\^/);
  });

  test("test counts the examples of this project's own rules", () => {
    const { code, out } = run('pack', 'test', rules);
    assert.equal(code, 0);
    assert.match(out, /^\d{3,} examples pass\.$/m);
  });

  test('wrong usage has exit code 2', () => {
    for (const options of [['pack'], ['pack', 'bild'], ['pack', 'build', rules], ['pack', 'test', join(folder, 'nowhere')]]) {
      const { code, err } = run(...options);
      assert.equal(code, 2, options.join(' '));
      assert.ok(err.length > 0);
    }
  });
});
