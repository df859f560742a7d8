// The project's own labelled texts: well formed, varied, and no copies of each other, within a part and across the parts.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const parts = ['train', 'test'];
const required = ['id', 'text', 'label', 'kind', 'lang', 'source', 'voice', 'hard'];
const allowed = new Set([...required, 'pair', 'context']);
const kinds = ['post', 'reply', 'dm-out', 'dm-in'];
const isText = (value) => typeof value === 'string' && value.length > 0;
const isBoolean = (value) => typeof value === 'boolean';
const isWords = (value) => Array.isArray(value) && value.every(isText);
const oneOf = (...values) => (value) => values.includes(value);
const contextFields = {
  platform: oneOf('x', 'linkedin', 'facebook', 'instagram', 'threads', 'mastodon', 'bluesky', 'tiktok', 'youtube', 'reddit',
    'discord', 'telegram', 'whatsapp', 'other'),
  relation: oneOf('stranger', 'new-follower', 'follower', 'acquaintance', 'friend', 'customer', 'they-wrote-first'),
  commercial: oneOf('own', 'paid', 'gift', 'affiliate', 'employer', 'none'),
  seconds_since_contact: (value) => Number.isInteger(value) && value >= 0,
  automated: isBoolean,
  disclosed: isBoolean,
  asked: isBoolean,
  topics: isWords,
  audience: isWords,
  parent: isText,
  earlier: (value) => Array.isArray(value) && value.every(({ from, text }) => oneOf('me', 'them')(from) && isText(text)),
};

const rows = parts.flatMap(readPart);

function readPart(part) {
  const folder = new URL(`texts/${part}/`, import.meta.url);
  return filesIn(folder).flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n').filter(Boolean)
    .map((line, index) => ({ ...JSON.parse(line), part, file, line: index + 1 })));
}

function filesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.ndjson')).sort();
  } catch (error) {
    if (error.code === 'ENOENT') return []; // a part nobody has written yet; the counts below would tell
    throw error;
  }
}

/** Part and pair -> its rows. */
function pairsOf(list) {
  const pairs = new Map();
  for (const row of list.filter(({ pair }) => pair)) {
    const key = `${row.part} ${row.pair}`;
    pairs.set(key, [...(pairs.get(key) ?? []), row]);
  }
  return pairs;
}

const placeOf = ({ part, file, line }) => `${part}/${file}:${line}`;
const count = (list, holds) => list.filter(holds).length;

/** Three words in a row, of all there are; a text of one or two words is one gram. */
function gramsOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text];
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

/** Pairs of rows whose grams have a Jaccard similarity of a half or more; by an index, as all pairs would take long. */
function nearCopies(list) {
  const grams = list.map(({ text }) => gramsOf(text));
  const seenIn = new Map(); // gram -> rows before this one
  const found = [];
  grams.forEach((own, row) => {
    const shared = new Map();
    for (const gram of own) {
      const others = seenIn.get(gram) ?? [];
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      seenIn.set(gram, [...others, row]);
    }
    for (const [other, n] of shared) {
      if (n / (own.size + grams[other].size - n) >= 0.5) found.push([list[other], list[row]]);
    }
  });
  return found;
}

describe('own labelled texts', () => {
  test('every row has the fields and values it may have', () => {
    for (const row of rows) {
      const { part, file, line, ...data } = row;
      const place = placeOf(row);
      for (const key of required) assert.ok(key in data, `${place} lacks ${key}`);
      for (const key of Object.keys(data)) assert.ok(allowed.has(key), `${place} has ${key}`);
      assert.ok(isText(data.text.trim()) && data.text.trim() === data.text, `${place}: text`);
      assert.ok(oneOf('push', 'benign')(data.label), `${place}: label`);
      assert.ok(kinds.includes(data.kind), `${place}: kind`);
      assert.ok(isBoolean(data.hard), `${place}: hard`);
      assert.equal(data.lang, 'en', place);
      assert.equal(data.source, `own_${part}`, place);
      assert.equal(`${data.voice}.ndjson`, file, place);
      assert.match(data.id, new RegExp(`^${part}-${data.voice}-[0-9]{3}$`), place);
    }
  });

  test('every context has the names and values of the engine', () => {
    for (const row of rows) {
      for (const [key, value] of Object.entries(row.context ?? {})) {
        assert.ok(contextFields[key]?.(value), `${placeOf(row)}: context.${key} is ${JSON.stringify(value)}`);
      }
    }
  });

  test('no id stands twice', () => {
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });

  test('no text is a near-copy of another, unless the two are one text in two situations', () => {
    const copies = nearCopies(rows).filter(([a, b]) => !(a.pair && a.part === b.part && a.pair === b.pair));
    assert.deepEqual(copies.map(([a, b]) => `${placeOf(a)} ${placeOf(b)}`), []);
  });

  test('near-copies are found, so that finding none means something', () => {
    const list = ['Thanks for the follow, see my shop', 'thanks for the follow! See my shop.', 'Thanks for the lift.'];
    assert.equal(nearCopies(list.map((text) => ({ text }))).length, 1);
  });

  test('in a pair the situation differs and the label with it', () => {
    for (const [key, members] of pairsOf(rows)) {
      assert.equal(new Set(members.map(({ label }) => label)).size, 2, `pair ${key}`);
      assert.equal(new Set(members.map(({ context }) => JSON.stringify(context))).size, members.length, `pair ${key}`);
    }
  });

  test('the training part has the make-up it is meant to have', () => {
    const train = rows.filter(({ part }) => part === 'train');
    assert.ok(train.length >= 900, `${train.length} texts`);
    assert.ok(count(train, ({ kind }) => kind.startsWith('dm')) >= 450, 'direct messages');
    assert.ok(count(train, ({ hard }) => hard) * 2 >= train.length, 'hard ones');
    assert.ok(count(train, ({ context }) => context) * 4 >= train.length, 'with a context');
    const push = count(train, ({ label }) => label === 'push') / train.length;
    assert.ok(push > 0.35 && push < 0.55, `${push} of them push`);
  });
});
