// Archives that are broken, enormous or built to do harm. What takes longer is in large/ (./dev test large).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { allExports, randomFrom, xArchive } from '../data/exports.mjs';
import { zip } from '../data/writers.mjs';
import { file, ImportError, read } from './importing.mjs';

/** What any import must keep to: messages with sound fields, or one ImportError with a sentence. */
async function assertSound(source, hint) {
  try {
    const { list, summary } = await read(source);
    assert.equal(summary.messages, list.length);
    for (const message of list) {
      for (const [key, value] of Object.entries(message)) assert.equal(typeof value, 'string', `${hint}: ${key}`);
      if (message.time !== undefined) assert.match(message.time, /^20\d\d-\d\d-\d\d(T|$)/, hint);
    }
  } catch (error) {
    assert.ok(error instanceof ImportError, `${hint}: ${error.stack}`);
    assert.match(error.message, /^[^\n]+[.?]$/, hint);
  }
}

/** Changes what an export says, not only its bytes: so that the mutation reaches behind the container's checks. */
function mutatedText(content, random) {
  const tokens = ['null', '[]', '{}', '""', '-1', '1e999', '9007199254740993', 'true', '\u0000', '\u{1F525}', '"__proto__"', '[[[[', '"\\ud800"', ',', '\n', '"', '0001-01-01T00:00:00Z', '99999-12-31'];
  let text = content;
  for (let i = 0; i < 1 + random() * 4; i++) {
    const at = Math.floor(random() * text.length);
    const token = tokens[Math.floor(random() * tokens.length)];
    text = text.slice(0, at) + token + text.slice(at + Math.floor(random() * 12));
  }
  return text;
}

test('whatever the files of an export say, messages are sound or the refusal is a sentence', async () => {
  const random = randomFrom(77);
  for (const [title, make] of Object.entries(allExports)) {
    const { name, files, bytes } = make();
    for (let round = 0; round < 12; round++) {
      const hint = `${title}, round ${round}`;
      if (!files) {
        await assertSound(file(name, mutatedText(Buffer.from(bytes).toString('latin1'), random)), hint);
        continue;
      }
      const changed = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, mutatedText(Buffer.from(content).toString('utf8'), random)]));
      await assertSound(file('export.zip', zip(changed)), hint);
    }
  }
});

test('a zip of 2 GB of pictures and films is read by its table of contents and its few files of text', async () => {
  const hole = 2 * 2 ** 30 - 2 ** 20;
  const { files, truth } = xArchive();
  const media = { 'data/tweets_media/film.mp4': '' };
  const small = zip({ ...files, ...media }, (entry) => {
    if (entry.name.endsWith('.mp4')) Object.assign(entry, { packedSize: hole, size: hole, packed: Buffer.alloc(0) });
  });
  const end = small.length - 22;
  const tables = small.readUInt32LE(end + 16);
  small.writeUInt32LE(tables + hole, end + 16);
  let taken = 0;
  const size = small.length + hole;
  /** The small zip with a hole of zeros before its table of contents; none of it is ever on a disk. */
  const reader = {
    name: 'x.zip',
    size,
    read: async (from, to) => {
      taken += to - from;
      const bytes = new Uint8Array(to - from);
      for (const [begin, part] of [[0, small.subarray(0, tables)], [tables + hole, small.subarray(tables)]]) {
        const first = Math.max(from, begin);
        const last = Math.min(to, begin + part.length);
        if (first < last) bytes.set(part.subarray(first - begin, last - begin), first - from);
      }
      return bytes;
    },
  };
  const before = process.memoryUsage().rss;
  const { list } = await read(reader);
  assert.equal(list.length, truth.length);
  assert.ok(taken < 2 << 20, `${taken} bytes of ${size} were read`);
  assert.ok(process.memoryUsage().rss - before < 100 << 20);
});

test('a number beyond 2^53 as an id stays the number that was written', async () => {
  const ids = ['9007199254740993', '18446744073709551615'];
  const lines = ids.map((id) => `{"id": ${id}, "text": "number ${id}"}\n`).join('');
  assert.deepEqual((await read(file('a.ndjson', lines))).list.map(({ id }) => id), ids);
});

test('dates of another century are not believed, and cost only their record', async () => {
  const rows = ['1926-01-01', '2126-01-01', '0026-01-01', '20260-01-01', '2026-02-30', '1970-01-01', '2024-05-01'];
  const { list, summary } = await read(file('a.csv', `time,text\n${rows.map((time) => `${time},said on ${time}`).join('\n')}\n`));
  assert.deepEqual(list.map(({ time }) => time), ['2024-05-01']);
  assert.equal(summary.recordsSkipped.reduce((sum, { count }) => sum + count, 0), rows.length - 1);
});

test('names of files that are markup, another direction or endless are only names', async () => {
  const { files, truth } = xArchive();
  for (const name of ['"><img src=x onerror=alert(1)>.js', '\u202egpj.js', '__proto__', `${'a'.repeat(5000)}.js`, 'CON', ' ', '.']) {
    const { list } = await read(file('x.zip', zip({ ...files, [`data/${name}`]: 'x' })));
    assert.equal(list.length, truth.length, name.slice(0, 40));
  }
});

/** The container itself, damaged: bytes flipped, cut off, said twice or put elsewhere. */
function damaged(bytes, random) {
  let out = Buffer.from(bytes);
  const place = () => Math.floor(random() * out.length);
  for (let i = 0; i < 1 + random() * 3 && out.length > 0; i++) {
    const [from, to] = [place(), place()].sort((a, b) => a - b);
    const part = out.subarray(from, Math.min(to, from + 5000));
    const rest = Buffer.concat([out.subarray(0, from), out.subarray(from + part.length)]);
    const at = Math.floor(random() * rest.length);
    switch (Math.floor(random() * 5)) {
      case 0: out[from] ^= 1 << Math.floor(random() * 8); break;
      case 1: out = out.subarray(0, to); break;
      case 2: out = Buffer.concat([out.subarray(0, to), part, out.subarray(to)]); break;
      case 3: out = Buffer.concat([rest.subarray(0, at), part, rest.subarray(at)]); break;
      default: out = rest;
    }
  }
  return out;
}

test('a container with bytes flipped, cut, doubled or moved is read or refused, and soon', async () => {
  const random = randomFrom(78);
  for (const [title, make] of Object.entries(allExports)) {
    const { name, files, bytes } = make();
    const whole = Buffer.from(bytes ?? zip(files));
    for (let round = 0; round < 3; round++) {
      const begin = process.cpuUsage().user; // the machine may be busy with others
      await assertSound(file(bytes ? name : 'export.zip', damaged(whole, random)), `${title}, damage ${round}`);
      const milliseconds = (process.cpuUsage().user - begin) / 1000;
      assert.ok(milliseconds < 5000, `${title}, damage ${round}: ${milliseconds} ms`); // what is quadratic takes minutes
    }
  }
});

test('the files of an export in another order, and an export given twice, are the same messages', async () => {
  const idOf = ({ id, text, time, direction }) => JSON.stringify([id, text, time, direction]);
  const some = Object.entries(allExports).filter((_, i) => i % 4 === 0);
  for (const [title, make] of some) {
    const { files } = make();
    if (!files) continue;
    const straight = file('export.zip', zip(files));
    const turned = file('export.zip', zip(Object.fromEntries(Object.entries(files).reverse())));
    const expected = (await read(straight)).list.map(idOf).sort();
    assert.ok(expected.length > 0, title);
    assert.deepEqual((await read(turned)).list.map(idOf).sort(), expected, title);
    const twice = await read([straight, turned]);
    assert.ok(twice.list.length >= expected.length, title);
    assert.deepEqual([...new Set(twice.list.map(idOf))].sort(), [...new Set(expected)].sort(), title);
  }
});
