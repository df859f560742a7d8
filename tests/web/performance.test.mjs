// The budgets of the design, on a CPU slowed down four times. The numbers are printed. The machine that runs the tests
// may be busy with others, so a test fails only beyond kGrace times the budget; read the numbers on a quiet one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyToMarks, longestTask, startToVerdict } from './measure.mjs';
import { suite } from './site.mjs';

const { open } = suite();
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

test('a text of 100 kB can still be typed in', async () => {
  const { median } = await keyToMarks(await open(), { length: 100_000, slowed: 1, keys: 8 });
  within('key to marks at 100 kB, not slowed', median, 200);
});
