import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load, worst } from './support.mjs';

const engine = await load();
const options = { kind: worst.kind, context: worst.context };
const texts = [
  worst.text,
  '',
  'Thanks for the follow. What did you think of the talk on Tuesday?',
  '\ud83d half an emoji and \u{1F600} a whole one',
  `zero \0 inside, ${worst.text}`,
  'caf\u00e9 '.repeat(40000),
  'LAST CHANCE! Doors close tonight. https://shop.example',
];

test('checkMany says of each text what check says', () => {
  const batch = engine.checkMany(texts, options);
  assert.equal(batch.length, texts.length);
  texts.forEach((text, i) => {
    const report = engine.check({ text, ...options });
    assert.equal(batch.scores[i], Math.fround(report.score));
    assert.equal(batch.verdicts[batch.verdictIndex[i]], report.verdict);
    assert.deepEqual(batch.report(i), report);
  });
});

test('it does so over many chunks', () => {
  const many = Array.from({ length: 20000 }, (_, i) => `${texts[i % 5]} ${'.'.repeat(i % 200)}`);
  const batch = engine.checkMany(many, options);
  assert.equal(batch.scores.length, many.length);
  for (let i = 0; i < many.length; i += 997) {
    const report = engine.check({ text: many[i], ...options });
    assert.equal(batch.scores[i], Math.fround(report.score));
    assert.equal(batch.verdicts[batch.verdictIndex[i]], report.verdict);
  }
});

test('texts are posts of unknown context unless told otherwise', () => {
  const batch = engine.checkMany([worst.text]);
  assert.deepEqual(batch.report(0), engine.check({ text: worst.text }));
});

test('no texts make an empty batch', () => {
  const batch = engine.checkMany([]);
  assert.equal(batch.length, 0);
  assert.equal(batch.scores.length, 0);
  assert.throws(() => batch.report(0), /^RangeError: there is no text 0; the batch has 0$/);
});

test('a batch keeps what it was asked, whatever becomes of the list', () => {
  const list = [worst.text];
  const batch = engine.checkMany(list, options);
  const report = batch.report(0);
  list[0] = 'another text';
  assert.deepEqual(batch.report(0), report);
});

test('the list of verdicts cannot be changed', () => {
  assert.ok(Object.isFrozen(engine.checkMany([]).verdicts));
});
