// Long lists: each record says by which rules it was made, order and bytes do not depend on the threads, memory does not
// grow with the list, and copies can be found by their signatures.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { command } from '../golden/command.mjs';

const texts = [
  'Thanks for the follow! I love your content. Grab my free guide: papertrail.example/guide',
  'What did you use for the glue? Mine comes off when it rains.',
  'Last chance!!! Only 5 seats left, DM me "START" and earn $500 a day \u{1F525}',
  'Der Hafen im Nebel, gestern um sechs.',
  '',
];

/** Lines of every length, among them some that cannot be read. */
function list(count) {
  const line = (i) => {
    if (i % 97 === 0) return '{"text": ';
    if (i % 101 === 0) return '';
    return JSON.stringify({ id: i, text: `${texts[i % texts.length].repeat(1 + (i % 3))} ${i}`, kind: i % 2 ? 'dm-in' : 'post', mine: i % 3 });
  };
  return `${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`;
}

function checkAll(input, ...options) {
  const result = spawnSync(command, ['check', '--input', 'ndjson', '--format', 'ndjson', ...options], { input, maxBuffer: 2 ** 30 });
  if (result.error) throw result.error;
  assert.ok(result.status === 0 || result.status === 1, result.stderr.toString());
  return result.stdout;
}

const recordsOf = (bytes) => bytes.toString().trimEnd().split('\n').map((line) => JSON.parse(line));

test('one, two and four threads write the same bytes, in the order of the lines', () => {
  const input = list(2500);
  const one = checkAll(input, '--jobs', '1', '--signature');
  for (const jobs of ['2', '4']) assert.ok(checkAll(input, '--jobs', jobs, '--signature').equals(one), `${jobs} threads`);
  const ids = recordsOf(one).filter((record) => record.id !== null).map(({ id }) => id);
  assert.ok(ids.length > 2400);
  assert.deepEqual(ids, [...ids].sort((a, b) => a - b));
});

test('each record says by which version of the rules it was made', () => {
  const version = spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout.match(/^pack en (\S+)/m)[1];
  const reports = recordsOf(checkAll(list(200))).filter((record) => record.error === undefined);
  assert.ok(reports.length > 190);
  for (const report of reports) assert.deepEqual(report.pack_versions, { en: version });
});

// --- signatures

const signaturesOf = (drafts, ...options) =>
  recordsOf(checkAll(drafts.map((text) => JSON.stringify({ text })).join('\n'), '--signature', ...options)).map(({ signature }) => signature);

function distance(a, b) {
  let bits = 0;
  for (let left = BigInt(`0x${a}`) ^ BigInt(`0x${b}`); left > 0n; left >>= 1n) bits += Number(left & 1n);
  return bits;
}

test('no signature is written unless it is asked for', () => {
  for (const record of recordsOf(checkAll(list(50)))) assert.equal('signature' in record, false);
});

test('near copies differ in few bits, and unlike texts in many', () => {
  const offer = (name, link) =>
    `Hi ${name}, thanks for connecting! I help founders like you to win more clients without cold calls, and I put all of it into a short guide that you can read tonight: ${link}`;
  const [first, ...copies] = signaturesOf([
    offer('Ann', 'https://a.example/1'),
    offer('Bob', 'https://b.example/2?x=3'),
    offer('Priya', 'a.example'),
    offer('ANN', 'https://a.example/1').toUpperCase(),
    offer('Ann', 'https://a.example/1').replace('founders', 'bakers'),
    `${offer('Ann', 'https://a.example/1')} \u{1F525}!!!`,
  ]);
  for (const copy of copies) assert.ok(distance(first, copy) <= 10, `${distance(first, copy)} bits`);
  const [, ...others] = signaturesOf([
    'a',
    'Which pen did you use for the harbour? The lines of the masts look as if they had been drawn in one go.',
    'Rain again, so the choir met in the station; somebody had brought a whole tray of cinnamon buns.',
    'The second edition has a chapter on soil moisture sensors and a table of what each of them costs.',
    'Does anyone know whether the ferry to the island still runs in November on weekdays after six?',
  ]);
  const unlike = [first, ...others];
  unlike.forEach((a, i) => unlike.slice(i + 1).forEach((b) => assert.ok(distance(a, b) >= 16, `${distance(a, b)} bits`)));
});

test('a signature is 16 hexadecimal digits, null without words, and the same on every call', () => {
  const drafts = [...texts, '!!! \u{1F525}', '0', 'a'.repeat(100000), '\u0000', '\ud83d'.toWellFormed()];
  const signatures = signaturesOf(drafts);
  assert.deepEqual(signaturesOf(drafts, '--jobs', '4'), signatures);
  for (const [i, signature] of signatures.entries()) {
    if (signature !== null) assert.match(signature, /^[0-9a-f]{16}$/, drafts[i]);
  }
  assert.equal(signatures[texts.indexOf('')], null);
  assert.equal(signatures[texts.length], null);
  assert.notEqual(signatures[0], null);
});

test('a signature that a line brings along is carried over, but for where a new one is asked for', () => {
  const line = '{"text": "Hello there, Ann", "signature": "old"}';
  assert.equal(recordsOf(checkAll(line))[0].signature, 'old');
  assert.match(recordsOf(checkAll(line, '--signature'))[0].signature, /^[0-9a-f]{16}$/);
  assert.equal(checkAll(line, '--signature').toString().match(/"signature"/g).length, 1);
});

test('a signature is refused where the output is no JSON', () => {
  for (const format of ['text', 'sarif']) {
    const { status, stderr } = spawnSync(command, ['check', '--signature', '--format', format], { input: 'Hello', encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /--signature .* --format json or ndjson/);
  }
});

// --- memory

const residentKilobytes = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m)[1]);
const hasProc = process.platform === 'linux';

test('memory does not grow with an endless stream', { skip: !hasProc && 'memory is read from /proc, which is only on Linux' }, async (t) => {
  const child = spawn(command, ['check', '--input', 'ndjson', '--jobs', '2', '--signature'], { stdio: ['pipe', 'pipe', 'ignore'] });
  t.after(() => child.kill());
  let written = 0;
  child.stdout.on('data', (bytes) => (written += bytes.length));
  const part = list(1000);
  /** Memory once so many bytes of reports have come out. */
  const memoryAfter = async (bytes) => {
    while (written < bytes) {
      if (!child.stdin.write(part)) await new Promise((resolve) => child.stdin.once('drain', resolve));
      await new Promise(setImmediate);
    }
    return residentKilobytes(child.pid);
  };
  const early = await memoryAfter(10e6);
  const late = await memoryAfter(60e6);
  // Batches that wait for their turn come and go: some 10 MB of reports.
  assert.ok(late - early < 24 << 10, `${early} kB, then ${late} kB`);
  assert.ok(late < 96 << 10, `${late} kB`);
});

// --- with GNU parallel, as docs and help say

const parallelVersion = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const isGnu = parallelVersion.startsWith('GNU parallel');

test('GNU parallel cuts a list up and puts the reports together as one process would write them', { skip: !isGnu && 'GNU parallel is not installed' }, () => {
  const input = list(2500);
  const recipe = ['--pipe', '--keep-order', '--block', '100k', '--jobs', '2', command, 'check', '--input', 'ndjson', '--jobs', '1'];
  const { stdout, status, stderr } = spawnSync('parallel', recipe, { input, maxBuffer: 2 ** 30 });
  assert.ok(status <= 101, stderr.toString()); // so many parts held something that pushes
  // A line that cannot be read is told by its number in its part.
  const withoutNumbers = (bytes) => recordsOf(bytes).map(({ line, ...record }) => record);
  assert.deepEqual(withoutNumbers(stdout), withoutNumbers(checkAll(input, '--jobs', '1')));
});
