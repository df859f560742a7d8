// What takes too long for each run: ./dev test large

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { packageUrl } from '../support.mjs';

const { importArchive } = await import(new URL('dist/import/index.js', packageUrl).href);

/** A table of `count` lines that is made while it is read. */
function tableOf(count) {
  const header = 'time,text\n';
  const width = 40;
  const line = (i) => `${`2024-05-01,message number ${i}`.padEnd(width - 1)}\n`;
  return {
    name: 'table.csv',
    size: header.length + count * width,
    read: async (from, to) => {
      let text = from < header.length ? header.slice(from) : '';
      const at = Math.max(0, from - header.length);
      const first = Math.floor(at / width);
      const last = Math.ceil((to - header.length) / width);
      const lines = [];
      for (let i = first; i < last; i++) lines.push(line(i));
      text += lines.join('').slice(at - first * width);
      return Buffer.from(text.slice(0, to - from));
    },
  };
}

test('a table of ten million lines is read in a stream, in bounded memory', { timeout: 600_000 }, async (t) => {
  const count = 10_000_000;
  let read = 0;
  let most = 0;
  for await (const { text } of importArchive(tableOf(count), { now: new Date('2026-11-25T00:00:00Z') })) {
    if (read % 100_000 === 0) most = Math.max(most, process.memoryUsage().rss);
    if (read === 1234567) assert.equal(text.trim(), 'message number 1234567');
    read += 1;
  }
  t.diagnostic(`most memory: ${Math.round(most / 2 ** 20)} MiB of a table of ${Math.round(tableOf(count).size / 2 ** 20)} MiB`);
  assert.equal(read, count);
  assert.ok(most < 600 * 2 ** 20, `${most} bytes`);
});
