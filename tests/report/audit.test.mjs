// The committed schema of the audit against real audits. Run by `node --test`.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import Ajv from 'ajv/dist/2020.js';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const samples = readdirSync(new URL('../history/samples/', import.meta.url)).filter((name) => name.endsWith('.json'));
const validate = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(read('src/report/audit.schema.json'));
const problems = (audit) => (validate(audit) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));

describe('the schema of the audit', () => {
  assert.ok(samples.length >= 2);
  for (const name of samples) {
    test(`holds for ${name}`, () => assert.deepEqual(problems(read(`tests/history/samples/${name}`)), []));
  }

  const spoilt = {
    'a finding of another family': (a) => { a.findings[0].rule = 'pressure.urgency'; },
    'a week of six days': (a) => { a.rhythm.week.pop(); },
    'an unknown member': (a) => { a.extra = 1; },
    'no list of what cannot be told': (a) => { delete a.not_computable; },
    'a share above all': (a) => { a.shares.target = 101; },
  };
  for (const [what, spoil] of Object.entries(spoilt)) {
    test(`refuses ${what}`, () => {
      const audit = read('tests/history/samples/pusher.json');
      spoil(audit);
      assert.notDeepEqual(problems(audit), []);
    });
  }
});
