// The budgets of the design, on a CPU slowed down four times. The numbers are printed. The machine that runs the tests
// may be busy with others, so a test fails only beyond kGrace times the budget; read the numbers on a quiet one. What the
// main thread computes is the same on both, and held closely.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyToMarks, longestTask, startToVerdict, workOfKey, workToVerdict } from './measure.mjs';
import { suite } from './site.mjs';

const shared = suite();
const { open } = shared;
const kGrace = 10;

function within(name, value, budget) {
  console.log(`# ${name}: ${value.toFixed(0)} ms, budget ${budget} ms`);
  assert.ok(value <= budget * kGrace, `${name}: ${value} ms`);
}

test('a key becomes painted marks in time at 3,000 characters', async () => {
  const { median } = await keyToMarks(await open());
  within('key to marks, median', median, 50);
});

test('no task is long while typing', async () => {
  within('longest task while typing', await longestTask(await open()), 50);
});

test('the first verdict comes soon after the files are there', async () => {
  within('files there to first verdict, not slowed', (await startToVerdict(open)).after, 100);
});

test('until the first verdict the main thread has little to compute, however busy the machine is', async () => {
  const { thread, scripts } = await workToVerdict(open, shared.site);
  // About twice what was measured on a busy machine; each formatter of the browser would be 10 to 20 ms more.
  for (const [name, value, most] of [['main thread', thread, 200], ['scripts', scripts, 40]]) {
    console.log(`# computed until the first verdict, ${name}: ${value.toFixed(0)} ms, at most ${most} ms`);
    assert.ok(value <= most, `${name}: ${value} ms`);
  }
});

test('a key costs the main thread little at 3,000 characters, however busy the machine is', async () => {
  const value = await workOfKey(await open());
  console.log(`# scripts, styles and layout of a key: ${value.toFixed(1)} ms, at most 8 ms`);
  assert.ok(value <= 8, `${value} ms`); // 3 to 4 measured; a CPU four times slower has 50
});

test('a text of 100 kB can still be typed in', async () => {
  const { median } = await keyToMarks(await open(), { length: 100_000, slowed: 1, keys: 8 });
  within('key to marks at 100 kB, not slowed', median, 200);
});
