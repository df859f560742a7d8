import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { load, spansOf, wordsAt, worst } from './support.mjs';

const limit = 1 << 20;
const engine = await load();

function timed(call) {
  const begin = performance.now();
  const result = call();
  return { result, milliseconds: performance.now() - begin };
}

test('nothing, blanks and a single word are unclear, and no reason is made up', () => {
  for (const text of ['', ' ', '\n\t \r\n', '\0', 'Hello', '\ud83d']) {
    const report = engine.check({ text });
    assert.equal(report.verdict, 'unclear');
    assert.deepEqual(report.findings, []);
    assert.equal(report.truncated, false);
  }
});

test('a text beyond 1 MiB is read up to there, and the report says so', () => {
  const full = engine.check({ text: `${worst.text} ${'a'.repeat(limit - worst.text.length - 1)}` });
  assert.equal(full.truncated, false);
  const over = engine.check({ text: `${worst.text} ${'a'.repeat(limit - worst.text.length)}` });
  assert.equal(over.truncated, true);
  assert.ok(over.moves.length > 0);
});

test('what stands beyond 1 MiB is not seen', () => {
  const report = engine.check({ ...worst, text: `${'a '.repeat(limit / 2)}${worst.text}` });
  assert.equal(report.truncated, true);
  assert.deepEqual(report.moves, []);
});

test('the limit counts UTF-8 bytes and never cuts a character', () => {
  for (const filler of ['\u00e9', '\u4e2d', '\u{1F600}', '\ud83d']) {
    const text = worst.text + ` ${filler}`.repeat(limit / 2);
    const report = engine.check({ ...worst, text });
    assert.equal(report.truncated, true);
    assert.ok(spansOf(report).length > 0);
    for (const { end } of spansOf(report)) assert.ok(end <= text.length);
  }
});

test('a text of a hundred megabytes is answered as fast as one of 1 MiB', () => {
  const { result, milliseconds } = timed(() => engine.check({ text: 'much ado '.repeat(12_000_000) }));
  assert.equal(result.truncated, true);
  assert.ok(milliseconds < 2000, `${milliseconds} ms`);
});

test('ten thousand links are answered at once', () => {
  const text = 'see https://shop.example/a?b=c now. '.repeat(10000);
  const { result, milliseconds } = timed(() => engine.check({ text }));
  assert.ok(result.moves.length > 0);
  assert.ok(milliseconds < 1000, `${milliseconds} ms`);
});

test('one endless word and walls of brackets, quotes and marks take time in proportion to their length', () => {
  for (const piece of ['a', '([', '"\'', '@#$', '\u0301', '> ', '`', 'a.', '{{', '\n']) {
    const { milliseconds } = timed(() => engine.check({ text: piece.repeat(limit / piece.length) }));
    assert.ok(milliseconds < 5000, `${piece}: ${milliseconds} ms`); // what is quadratic takes minutes
  }
});

test('a zero in the text hides nothing behind it', () => {
  const text = `\0${worst.text}\0`;
  const report = engine.check({ ...worst, text });
  assert.equal(report.verdict, 'push');
  assert.equal(wordsAt(text, report.moves.find((move) => move.move === 'link')), 'https://shop.example/course');
});

test('every code unit of UTF-16, alone and between words, is taken', () => {
  for (let unit = 0; unit < 0x10000; unit += 257) {
    const character = String.fromCharCode(unit);
    const text = `${character} get ${character}my course`;
    for (const { start, end } of spansOf(engine.check({ text }))) assert.ok(start <= end && end <= text.length);
  }
});

test('the same draft gives the same report', () => {
  assert.deepEqual(engine.check(worst), engine.check(worst));
});

test('memory does not grow over 100,000 checks', async (t) => {
  const memories = [];
  const { instantiate } = WebAssembly;
  t.after(() => (WebAssembly.instantiate = instantiate));
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    memories.push(...Object.values(result.instance.exports).filter((value) => value instanceof WebAssembly.Memory));
    return result;
  };
  const fresh = await load();
  assert.equal(memories.length, 1);

  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const sizes = () => {
    collect();
    return { wasm: memories[0].buffer.byteLength, heap: process.memoryUsage().heapUsed };
  };
  const run = (times) => {
    for (let i = 0; i < times; ++i) fresh.check({ ...worst, id: `draft ${i}`, text: i % 10 ? `${i} Get my course.` : `${i} ${worst.text}` });
    fresh.checkMany(Array(100).fill(worst.text), { kind: 'dm-in' });
    assert.throws(() => fresh.check({ text: 'Hello', kind: `kind-${times}` }));
  };
  run(2000);
  const before = sizes();
  run(100000);
  const after = sizes();
  assert.equal(after.wasm, before.wasm);
  assert.ok(after.heap - before.heap < 1 << 20, `the heap grew by ${after.heap - before.heap} bytes`);
});
