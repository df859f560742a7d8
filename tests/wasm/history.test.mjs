// The audit in the package: the same as the command's, piece by piece, with a stop; and from an export to an audit.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { xArchive } from '../data/exports.mjs';
import { command } from '../golden/command.mjs';
import { ndjson, pusher, talker } from '../history/accounts.mjs';
import { distUrl, packageUrl, temporaryFolder } from './support.mjs';

const { loadHistory } = await import(new URL('history.js', distUrl).href);
const history = await loadHistory();
const now = new Date('2027-01-01T00:00:00Z');

const snake = (value) => {
  if (Array.isArray(value)) return value.map(snake);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), snake(item)]));
};

for (const [name, messages] of [['pusher', pusher()], ['talker', talker()]]) {
  test(`the audit of a ${name} is the command's but for the spelling of keys`, async () => {
    const options = ['audit', '--format', 'json', '--platform', 'x', '--now', now.toISOString()];
    const { stdout } = spawnSync(command, options, { input: ndjson(messages), encoding: 'utf8', maxBuffer: 1 << 26 });
    assert.deepEqual(snake(await history.audit(messages, { platform: 'x', now })), JSON.parse(stdout));
  });
}

test('it goes piece by piece, tells how far it is, and stops when it is asked to', async () => {
  const seen = [];
  await history.audit(pusher(), { now, onProgress: (added) => seen.push(added) });
  assert.equal(seen.at(-1), pusher().length);
  const control = new AbortController();
  const stopped = history.audit([...talker(), ...pusher()], { signal: control.signal, onProgress: () => control.abort(new Error('stop')) });
  await assert.rejects(stopped, /stop/);
});

test('an auditor can be asked midway, and says when it is gone', () => {
  const auditor = history.auditor({ now, texts: false });
  auditor.add(pusher().slice(0, 50));
  assert.equal(auditor.finish().read.messages, 50);
  auditor.add([{}, null, { text: 5, kind: 'poem' }]);
  assert.equal(auditor.added, 53);
  assert.ok(auditor.finish().messages.every(({ text, id, counterpart }) => text === null && id === null && counterpart === null));
  auditor.dispose();
  assert.throws(() => auditor.finish(), /disposed/);
});

test('the module checks single messages as the engine does', async (t) => {
  const { load } = await import(new URL('index.js', distUrl).href);
  const engines = [await load(), history.engine()];
  t.after(() => engines.forEach((engine) => engine.dispose()));
  const draft = { text: pusher().find(({ kind }) => kind === 'dm').text, kind: 'dm-out' };
  const [one, other] = engines.map((engine) => engine.check(draft));
  assert.equal(one.verdict, 'push');
  assert.deepEqual(other, one);
});

test('wrong options are refused with a sentence', () => {
  assert.throws(() => history.auditor({ platform: 'myspace' }), /allowed: x/);
  assert.throws(() => history.auditor({ target: 101 }), /0 to 100/);
});

test('an export goes through the importer into the audit', (t) => {
  const made = xArchive();
  const path = join(temporaryFolder(t), made.name.replaceAll('/', '-'));
  writeFileSync(path, made.bytes);
  const importer = new URL('bin/unpushy-import.js', packageUrl).pathname;
  const messages = execFileSync(process.execPath, [importer, '--quiet', path]);
  const { stdout, status } = spawnSync(command, ['audit', '--format', 'json', '--platform', 'x'], { input: messages, encoding: 'utf8' });
  assert.equal(status, 0);
  const audit = JSON.parse(stdout);
  assert.equal(audit.read.messages, made.truth.length);
  assert.equal(audit.read.posts, made.truth.filter(({ kind }) => kind === 'post').length);
});
