import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { distUrl, load, temporaryFolder, worst } from './support.mjs';

const bytesOf = (name) => new Uint8Array(readFileSync(new URL(name, distUrl)));

test('the package offers load and nothing else', async () => {
  assert.deepEqual(Object.keys(await import(new URL('index.js', distUrl).href)), ['load']);
});

test('an engine offers check, checkMany, answers, rules, limits, guidance and dispose', async () => {
  const engine = await load();
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(engine)).filter((name) => name !== 'constructor');
  assert.deepEqual(names.sort(), ['answers', 'check', 'checkMany', 'dispose', 'guidance', 'limits', 'rules']);
  assert.deepEqual(Object.keys(engine), []);
});

test('it loads the English pack unless told otherwise', async () => {
  const report = (await load()).check({ text: 'Hello there, how are you today?' });
  assert.deepEqual(Object.keys(report.packVersions), ['en']);
});

test('it loads from a folder elsewhere, with and without a slash at the end', async (t) => {
  const folder = temporaryFolder(t);
  for (const name of ['unpushy.wasm', 'en.upk']) writeFileSync(join(folder, name), bytesOf(name));
  for (const baseUrl of [pathToFileURL(folder), `${pathToFileURL(folder)}/`]) {
    assert.equal((await load({ baseUrl })).check(worst).verdict, 'push');
  }
});

test('it loads over http, as on a page, and asks for its two files only', async (t) => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end(bytesOf(request.url.slice('/engine/'.length)));
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((listening) => server.once('listening', listening));

  const engine = await load({ baseUrl: `http://127.0.0.1:${server.address().port}/engine` });
  assert.equal(engine.check(worst).verdict, 'push');
  assert.deepEqual(asked.sort(), ['GET /engine/en.upk', 'GET /engine/unpushy.wasm']);
});

test('a file the host does not have is named', async (t) => {
  const server = createServer((_, response) => response.writeHead(404).end('not here')).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((listening) => server.once('listening', listening));
  const baseUrl = `http://127.0.0.1:${server.address().port}/`;
  await assert.rejects(load({ baseUrl }), /^Error: Could not read (unpushy\.wasm|en\.upk) \(the host answered 404\)/);
});

test('it loads from bytes already at hand, whatever holds them', async () => {
  const wasm = bytesOf('unpushy.wasm');
  const packs = [bytesOf('en.upk')];
  const inTheMiddle = new Uint8Array(wasm.length + 16);
  inTheMiddle.set(wasm, 8);
  for (const held of [wasm, wasm.buffer, Buffer.from(wasm), new DataView(inTheMiddle.buffer, 8, wasm.length)]) {
    assert.equal((await load({ wasm: held, packs })).check(worst).verdict, 'push');
  }
});

test('a pack with a byte missing, cut short or turned to zeros is refused with a sentence', async () => {
  const good = bytesOf('en.upk');
  const damaged = [good.slice(1), good.slice(0, good.length / 2), good.map((byte, i) => (i < 64 ? 0 : byte))];
  for (const pack of damaged) {
    await assert.rejects(load({ packs: [pack] }), /^Error: packs\[0\]: .+pack.+/);
  }
});

test('a web page in the place of the pack is refused with a sentence that names the file', async (t) => {
  const folder = temporaryFolder(t);
  cpSync(new URL('unpushy.wasm', distUrl), join(folder, 'unpushy.wasm'));
  writeFileSync(join(folder, 'en.upk'), '<!doctype html><title>Not found</title>');
  await assert.rejects(load({ baseUrl: pathToFileURL(folder) }), /^Error: en\.upk: .+pack/);
});

test('two packs of one language, and none at all, are refused', async () => {
  const pack = bytesOf('en.upk');
  await assert.rejects(load({ packs: [pack, pack] }), /^TypeError: packs\[1\]: .*two packs of one language/);
  await assert.rejects(load({ packs: [] }), /^TypeError: .*at least one pack/);
  await assert.rejects(load({ langs: [] }), /^TypeError: .*at least one pack/);
});

test('a language without a pack is named, and a language that is none is refused', async () => {
  await assert.rejects(load({ langs: ['qq'] }), /^Error: Could not read qq\.upk/);
  await assert.rejects(load({ langs: ['../secret'] }), /^TypeError: unknown language "\.\.\/secret"/);
});

test('a damaged or missing wasm file is refused with a sentence', async (t) => {
  const good = bytesOf('unpushy.wasm');
  for (const wasm of [new Uint8Array(0), good.slice(0, 1000), new TextEncoder().encode('<!doctype html>')]) {
    await assert.rejects(load({ wasm }), /^Error: unpushy\.wasm is damaged/);
  }
  const folder = temporaryFolder(t);
  cpSync(new URL('en.upk', distUrl), join(folder, 'en.upk'));
  rmSync(join(folder, 'unpushy.wasm'), { force: true });
  await assert.rejects(load({ baseUrl: pathToFileURL(folder) }), /^Error: Could not read unpushy\.wasm/);
});

test('a worker thread gives the same report', async () => {
  const code = `
    import { parentPort, workerData } from 'node:worker_threads';
    const { load } = await import(workerData.index);
    parentPort.postMessage((await load()).check(workerData.draft));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    workerData: { index: new URL('index.js', distUrl).href, draft: worst },
  });
  const report = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  assert.deepEqual(report, (await load()).check(worst));
});

test('after dispose every call says that the engine is gone, and another engine goes on', async () => {
  const [gone, other] = await Promise.all([load(), load()]);
  const batch = gone.checkMany(['Hello there']);
  gone.dispose();
  gone.dispose();
  const calls = [() => gone.check(worst), () => gone.checkMany([]), () => gone.answers(), () => gone.rules(), () => batch.report(0)];
  for (const call of calls) assert.throws(call, /^Error: this engine was disposed of; load another one$/);
  assert.equal(other.check(worst).verdict, 'push');
});
