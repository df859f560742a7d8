import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load, worst } from './support.mjs';

const engine = await load();
const withContext = (context) => () => engine.check({ text: 'Hello there', context });

test('a kind that does not exist is refused with the kinds there are', () => {
  assert.throws(() => engine.check({ text: 'Hello', kind: 'tweet' }), {
    name: 'TypeError',
    message: 'unknown kind "tweet"; allowed: post, reply, dm-out, dm-in',
  });
  assert.throws(() => engine.checkMany(['Hello'], { kind: 'tweet' }), /^TypeError: unknown kind "tweet"/);
});

test('a context key that does not exist is refused with the keys there are, as they are spelled here', () => {
  const message = /^TypeError: unknown context key "mood"; allowed: platform, relation, secondsSinceContact, /;
  assert.throws(withContext({ mood: 'good' }), message);
});

test('a context value that does not exist is refused with the values there are', () => {
  assert.throws(withContext({ relation: 'enemy' }), /^TypeError: unknown relation "enemy"; allowed: stranger, /);
  assert.throws(withContext({ platform: 'myspace' }), /^TypeError: unknown platform "myspace"; allowed: x, linkedin, /);
  assert.throws(withContext({ automated: 'maybe' }), /^TypeError: unknown automated "maybe"; allowed: true, false$/);
  assert.throws(withContext({ lang: 'English' }), /^TypeError: lang is /);
});

test('seconds since contact are whole and not negative', () => {
  for (const secondsSinceContact of [-1, 0.5, NaN, Infinity, 'soon']) {
    assert.throws(withContext({ secondsSinceContact }), /^TypeError: secondsSinceContact is a whole number/);
  }
  assert.doesNotThrow(withContext({ secondsSinceContact: 0 }));
});

test('a value of the wrong JavaScript type is refused by name', () => {
  assert.throws(withContext({ relation: ['friend'] }), /^TypeError: context\.relation must be one plain value$/);
  assert.throws(withContext({ topics: 'jazz' }), /^TypeError: context\.topics must be an array of strings$/);
  assert.throws(withContext({ audience: ['a', 1] }), /^TypeError: context\.audience must be an array of strings$/);
  assert.throws(withContext({ earlier: {} }), /^TypeError: context\.earlier must be an array of messages$/);
  assert.throws(withContext({ earlier: [null] }), /^TypeError: from in context\.earlier must be "me" or "them"$/);
  assert.throws(withContext({ earlier: [{ from: 'me' }] }), /^TypeError: text in context\.earlier must be a string$/);
  const timed = { from: 'me', text: '', time: 9 };
  assert.throws(withContext({ earlier: [timed] }), /^TypeError: time in context\.earlier must be a string$/);
  assert.throws(withContext('friend'), /^TypeError: context must be an object$/);
  for (const draft of [undefined, null, {}, { text: 7 }]) {
    assert.throws(() => engine.check(draft), /^TypeError: text must be a string$/);
  }
  assert.throws(() => engine.checkMany(['a', null]), /^TypeError: texts\[1\] must be a string$/);
});

test('what is undefined or null is not known', () => {
  const known = engine.check({ text: worst.text, kind: 'dm-in' });
  const empty = { platform: undefined, relation: null, secondsSinceContact: null, topics: undefined, earlier: null };
  assert.deepEqual(engine.check({ text: worst.text, kind: 'dm-in', context: empty }), known);
  assert.deepEqual(engine.check({ text: worst.text, kind: 'dm-in', context: null }), known);
});

test('every key of the context is taken, also as the command spells it', () => {
  const context = {
    platform: 'mastodon',
    relation: 'they-wrote-first',
    secondsSinceContact: 86400,
    automated: false,
    disclosed: true,
    commercial: 'none',
    asked: true,
    topics: ['jazz', 'na\u00efve art'],
    audience: ['musicians'],
    parent: 'Where can I hear you play?',
    earlier: [{ from: 'them', text: 'Hello', time: '2024-05-01T10:00:00Z' }, { from: 'me', text: 'Hi', time: null }],
    lang: 'en',
  };
  const { secondsSinceContact, ...rest } = context;
  const asTheCommand = { ...rest, seconds_since_contact: secondsSinceContact };
  const report = engine.check({ text: worst.text, context });
  assert.deepEqual(engine.check({ text: worst.text, context: asTheCommand }), report);
});

test('the situation counts: an offer to a customer who asked against one right after the follow', () => {
  const asked = engine.check({ ...worst, kind: 'dm-out', context: { relation: 'customer', asked: true } });
  const pitched = engine.check({ ...worst, kind: 'dm-out' });
  assert.ok(pitched.score - asked.score >= 10, `${pitched.score} against ${asked.score}`);
});

test('topics and audience are read as lists', () => {
  const post = (audience) => engine.check({ ...worst, kind: 'dm-out', context: { ...worst.context, audience } })
    .findings.reduce((sum, { contribution }) => sum + contribution, 0); // the scores themselves are all near 100
  assert.ok(post(['course', 'posts']) < post(['plumbing', 'gardening']));
});

test('a context of half emoji, zeros and long texts does no harm', () => {
  const odd = 'a\ud83d b\0c'.repeat(1000);
  const context = { parent: odd, topics: [odd, ''], audience: [odd], earlier: [{ from: 'me', text: odd, time: odd }] };
  assert.equal(engine.check({ ...worst, context }).verdict, 'push');
});
