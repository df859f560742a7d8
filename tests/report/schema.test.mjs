// The committed schema against real reports of the command. Run by `node --test`.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import Ajv from 'ajv/dist/2020.js';

import { command, names, readDraft, reportOf } from '../golden/command.mjs';

const source = readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8');
const validate = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(JSON.parse(source));
const problems = (report) => (validate(report) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));
const report = () => JSON.parse(reportOf(readDraft('honored-then-link')));

describe('the schema of the report', () => {
  assert.ok(names.length >= 15);
  for (const name of names) {
    test(`holds for ${name}`, () => assert.deepEqual(problems(JSON.parse(reportOf(readDraft(name)))), []));
  }

  test('knows every key of a report and of a finding, so that a new one is described', () => {
    const { properties, $defs } = JSON.parse(source);
    for (const key of Object.keys(report())) assert.ok(key in properties || key in readDraft('honored-then-link'), key);
    for (const key of Object.keys(report().findings[0])) assert.ok(key in $defs.finding.properties, key);
  });

  const spoilt = {
    'a verdict of another name': (r) => { r.verdict = 'spam'; },
    'a score above 100': (r) => { r.score = 101; },
    'a missing dimension': (r) => { delete r.dimensions.timing; },
    'a negative offset': (r) => { r.findings.find((f) => f.evidence.length > 0).evidence[0].begin = -1; },
    'a finding in words without evidence': (r) => { r.findings.find((f) => f.basis === 'words').evidence = []; },
    'a fix without edits': (r) => { r.findings.find((f) => f.fix).fix.edits = []; },
    'a report without findings': (r) => { delete r.findings; },
  };
  for (const [what, spoil] of Object.entries(spoilt)) {
    test(`refuses ${what}`, () => {
      const changed = report();
      spoil(changed);
      assert.notDeepEqual(problems(changed), []);
    });
  }

  test('is printed by the command', () => {
    const { status, stdout } = spawnSync(command, ['schema'], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.equal(stdout, source);
  });
});
