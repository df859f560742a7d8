// What happens when memory ends: a sentence, and an engine that goes on or is said to have ended. The browser's refusal is
// made here by refusing to let the memory of wasm grow.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { load, packageUrl, worst } from './support.mjs';

const { loadHistory } = await import(new URL('dist/history.js', packageUrl).href);

const { grow } = WebAssembly.Memory.prototype;
const { instantiate } = WebAssembly;
afterEach(() => {
  WebAssembly.Memory.prototype.grow = grow;
  WebAssembly.instantiate = instantiate;
});

function refuseToGrow() {
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError('no memory');
  };
}

/** An engine and its memory. */
async function loadWithMemory() {
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    const exported = Object.values((result.instance ?? result).exports);
    memory = exported.find((value) => value instanceof WebAssembly.Memory);
    return result;
  };
  return { engine: await load(), memory };
}

const long = 'Get my course: shop.example {{x}} \u{1F600} fr33 '.repeat(25000);

test('a text there is no memory for is refused with a sentence, and the engine goes on', async () => {
  const { engine } = await loadWithMemory();
  const before = engine.check(worst);
  refuseToGrow();
  for (let i = 0; i < 20; ++i) {
    assert.throws(() => engine.check({ text: long }), { name: 'Error', message: /^there is not enough memory .*; / });
    assert.throws(() => engine.checkMany([long, long]), /not enough memory/);
  }
  assert.deepEqual(engine.check(worst), before);
  WebAssembly.Memory.prototype.grow = grow;
  assert.ok(engine.check({ text: long }).findings.length > 0);
  assert.deepEqual(engine.check(worst), before);
});

test('an engine whose memory ran out in the middle says that it has ended, and another one can be loaded', async () => {
  const { engine, memory } = await loadWithMemory();
  const before = engine.check(worst);
  new Uint8Array(memory.buffer).fill(0xff, 1024); // the same as a heap that was left in the middle
  assert.throws(() => {
    for (let i = 0; i < 100; ++i) engine.check({ text: `${i} ${worst.text}`.repeat(10) });
  }, /has ended; load another one/);
  assert.throws(() => engine.check(worst), /load another one/);
  assert.deepEqual((await load()).check(worst), before);
});

test('a history there is no memory for ends its auditor with a sentence, and another one can be made', async () => {
  const { auditor } = await loadHistory(); // its own module
  const messages = (from) => Array.from({ length: 5000 }, (_, i) => ({ id: `${from + i}`, kind: 'post', direction: 'out', text: `number ${from + i}` }));
  refuseToGrow();
  const full = auditor();
  assert.throws(() => {
    for (let i = 0; i < 200; ++i) full.add(messages(i * 5000));
  }, /has ended; load another one/);
  assert.throws(() => full.finish(), /make another one/);
  WebAssembly.Memory.prototype.grow = grow;
  const other = (await loadHistory()).auditor();
  other.add(messages(0));
  assert.equal(other.finish().read.posts, 5000);
});

test('the most demanding texts of 1 MiB take less than 128 MB', async () => {
  const demanding = ['buy my book ', '@#$', '(', 'click here now ', 'Get my course: shop.example {{x}} fr33 ', '. ', '\u{1F525} '];
  for (const piece of demanding) {
    const { engine, memory } = await loadWithMemory();
    engine.check({ text: piece.repeat((1 << 20) / Buffer.byteLength(piece)), kind: 'dm-in' });
    assert.ok(memory.buffer.byteLength < 128 << 20, `${piece}: ${memory.buffer.byteLength}`);
  }
});
