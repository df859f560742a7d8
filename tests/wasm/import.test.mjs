import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { allExports, instagramArchive, linkedinArchive, randomFrom, redditArchive, telegramExport, xArchive } from '../data/exports.mjs';
import { zip } from '../data/writers.mjs';
import { file as text, ImportError, now, read } from './importing.mjs';
import { packageUrl, temporaryFolder } from './support.mjs';

const fileOf = ({ name, bytes }) => new File([bytes], name);

const refusal = (source, options) => read(source, options).then(() => assert.fail('it was read'), (error) => error);
const sorted = (list) => list.map((message) => JSON.stringify(Object.entries(message).sort())).sort();

for (const [title, make] of Object.entries(allExports)) {
  test(`${title}: the messages that went in come out`, async () => {
    const made = make();
    const { list, summary } = await read(fileOf(made));
    assert.deepEqual(sorted(list), sorted(made.truth));
    assert.equal(summary.messages, made.truth.length);
  });

  test(`${title}: cut off anywhere, it is read or refused with one sentence`, async () => {
    const { name, bytes } = make();
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await read(text(name, cut)).catch((error) => {
        assert.equal(error.name, 'ImportError', error.stack);
        assert.match(error.message, /^[^\n]+\.$/);
      });
    }
  });
}

test('no e-mail, phone or IP address of a profile is ever in a message or the summary', async () => {
  for (const make of Object.values(allExports)) {
    const { list, summary } = await read(fileOf(make()));
    assert.doesNotMatch(JSON.stringify([list, summary]), /hidden@|ann@mail|192\.0\.2|\+00 000/);
  }
});

test('a broken record is skipped and counted with its place and reason', async () => {
  const { summary } = await read(fileOf(xArchive()));
  const places = Object.fromEntries(summary.recordsSkipped.map(({ reason, places }) => [reason, places]));
  assert.deepEqual(places['it has no id or no text'], ['data/tweets.js, record 5', 'data/tweets.js, record 6']);
  assert.deepEqual(places['its year is before 2006'], ['data/tweets.js, record 7']);
  assert.equal(summary.duplicates, 1);
});

test('a long post of X gets its whole text, and one that is alone is a post of its own', async () => {
  const whole = `${'A long text about bread. '.repeat(20)}The end.`;
  const note = (noteTweetId, createdAt, words) => ({ noteTweet: { noteTweetId, createdAt, core: { text: words, urls: [] } } });
  const tweet = { id_str: '1', full_text: `${whole.slice(0, 270)}\u2026 https://t.co/x`, created_at: 'Wed Jun 04 10:00:00 +0000 2025' };
  const files = {
    'data/tweets.js': `window.YTD.tweets.part0 = ${JSON.stringify([{ tweet }])}`,
    'data/note-tweet.js': `window.YTD.note_tweet.part0 = ${JSON.stringify([note('8', '2025-06-04T10:00:00.000Z', whole), note('9', '2025-06-05T10:00:00.000Z', 'alone')])}`,
  };
  const { list } = await read(text('x.zip', zip(files)));
  assert.deepEqual(list.map(({ id, text: words }) => [id, words]), [['1', whole], ['9', 'alone']]);
});

test('broken JSON costs one record, not the file', async () => {
  const good = (id) => `{"id": "${id}", "full_text": "hello", "created_at": "Sat Feb 18 12:33:11 +0000 2023"}`;
  const content = `window.YTD.tweets.part0 = [${good(1)}, {"id": 2,, "full_text": "a"}, {"full_text": "never closed\n}, ${good(3)}]`;
  const { list, summary } = await read(text('tweets.js', content));
  assert.deepEqual(list.map(({ id }) => id), ['1', '3']);
  assert.equal(summary.recordsSkipped[0].count, 2);
});

test('of a truncated file everything before the cut is read', async () => {
  const { bytes, truth } = telegramExport();
  const cut = bytes.subarray(0, bytes.indexOf('"id": 3,'));
  const { list, summary } = await read(text('result.json', cut));
  assert.deepEqual(list, truth.slice(0, 3));
  assert.match(summary.recordsSkipped[0].reason, /ends in the middle/);
});

test('dates in the future are not believed', async () => {
  const { list, summary } = await read(text('a.csv', 'time,text\n2031-01-01,later\n2024-01-01,fine\n'));
  assert.deepEqual(list, [{ time: '2024-01-01', text: 'fine' }]);
  assert.equal(summary.recordsSkipped[0].reason, 'its date is in the future');
});

test('several exports merge, and what two of them hold comes once', async () => {
  const x = fileOf(xArchive());
  const reddit = redditArchive();
  const instagram = instagramArchive();
  const files = [x, x, fileOf(reddit), fileOf(instagram), fileOf(instagram)];
  const { list, summary } = await read(files);
  assert.equal(list.length, xArchive().truth.length + reddit.truth.length + instagram.truth.length);
  assert.deepEqual(summary.platforms.sort(), ['instagram', 'reddit', 'threads', 'x']);
});

test('what one export says three times is three messages, in the first export and in later ones', async () => {
  const archive = (name, times) => text(name, zip({ 'a.csv': `text,time\n${'hi,2024-05-01\n'.repeat(times)}` }));
  const counts = async (...files) => (({ list, summary }) => [list.length, summary.duplicates])(await read(files));
  assert.deepEqual(await counts(archive('a.zip', 3)), [3, 0]);
  assert.deepEqual(await counts(archive('a.zip', 3), archive('b.zip', 3)), [3, 3]);
  assert.deepEqual(await counts(archive('a.zip', 1), archive('b.zip', 4), archive('c.zip', 2)), [4, 3]);
});

test('an unpacked folder is read like its zip', async () => {
  for (const { files, truth } of [xArchive(), linkedinArchive(), instagramArchive(), redditArchive()]) {
    const loose = Object.entries(files).map(([path, content]) => ({ name: `folder/${path}`, size: Buffer.byteLength(content), read: async (start, end) => Buffer.from(content).subarray(start, end) }));
    assert.deepEqual(sorted((await read(loose)).list), sorted(truth));
  }
});

test('of a zip only what is needed is read', async () => {
  const files = { ...xArchive().files, 'data/tweets_media/a.mp4': Buffer.from(Array.from({ length: 4 << 20 }, randomFrom(3)).map((n) => n * 256)) };
  const bytes = zip(files);
  let taken = 0;
  const reader = { name: 'x.zip', size: bytes.length, read: async (start, end) => ((taken += end - start), bytes.subarray(start, end)) };
  await read(reader);
  assert.ok(bytes.length > 4e6 && taken < 1e6, `${taken} of ${bytes.length}`);
});

test('the summary says how exact times are and what cannot be told', async () => {
  const { summary } = await read(fileOf(linkedinArchive()));
  assert.deepEqual(summary.precision, { post: 's', reply: 's', dm: 's', connect: 'day' });
  assert.equal(summary.zoneUnknown, true);
  assert.match(summary.cannotTell.join(), /only the day of a connection/);
  assert.match((await read(fileOf(xArchive()))).summary.cannotTell.join(), /without a date/);
});

test('a signal stops the import with its reason, and progress reaches the end', async () => {
  const control = new AbortController();
  const error = await refusal(fileOf(xArchive()), { signal: control.signal, onProgress: () => control.abort(new Error('enough')) });
  assert.equal(error.message, 'enough');
  const seen = [];
  await read(fileOf(redditArchive()), { onProgress: (progress) => seen.push(progress) });
  assert.ok(seen.length > 0 && seen.every(({ done, total }) => done <= total));
});

test('a wrong file gets one sentence that says which file to pick', async () => {
  const wrong = [
    [text('message_1.html', '<html>'), /choose JSON/],
    [new File([zip({ 'messages/inbox/a/message_1.html': '<p>' })], 'facebook.zip'), /choose JSON/],
    [text('messages.html', '<html>'), /Machine-readable JSON/],
    [text('msgstore.db.crypt15', '\x01\x02'), /Export chat/],
    [new File([zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' })], 'a.docx'), /office document/],
    [text('a.jpg', '\xff\xd8'), /picture/],
    [text('notes.json', '{"a": 1}'), /No messages of a known export/],
    [text('empty.zip', ''), /The file is empty/],
    [text('export.rar', 'Rar!'), /Unpack it/],
    [text('export.zip', 'no zip'), /export\.zip is damaged/],
    [[], /nothing in it/],
  ];
  for (const [source, sentence] of wrong) {
    const error = await refusal(source);
    assert.ok(error instanceof ImportError, error.stack);
    assert.match(error.message, sentence);
  }
});

test('zips that are built to do harm are refused', async () => {
  const tweets = xArchive().files['data/tweets.js'];
  const bomb = { 'data/tweets.js': Buffer.concat([Buffer.from('window.YTD.tweets.part0 = ['), Buffer.alloc(48 << 20, ' ')]) };
  const files = { 'data/tweets.js': tweets, 'data/like.js': 'window.YTD.like.part0 = []' };
  const cases = {
    bomb: [zip(bomb), /grows beyond/],
    smaller: [zip(files, (entry) => (entry.size = 10)), /wrong sizes|damaged|nothing/],
    larger: [zip(files, (entry) => (entry.size += 10)), /wrong sizes|damaged|nothing/],
    path: [zip({ '../../etc/tweets.js': tweets }), /lead out of its folder/],
    absolute: [zip({ '/tmp/tweets.js': tweets }), /lead out of its folder/],
    windows: [zip({ 'C:\\data\\tweets.js': tweets }), /lead out of its folder/],
    overlap: [zip(files, (entry) => (entry.offset = 0)), /overlap/],
  };
  for (const [name, [bytes, sentence]] of Object.entries(cases)) {
    const error = await refusal(text(`${name}.zip`, bytes));
    assert.ok(error instanceof ImportError, `${name}: ${error.stack}`);
    assert.match(error.message, sentence, name);
  }
});

test('a zip inside a zip is not opened, and the rest is read', async () => {
  const { files, truth, bytes } = redditArchive();
  const { list, summary } = await read(text('outer.zip', zip({ ...files, 'inner.zip': bytes })));
  assert.equal(list.length, truth.length);
  assert.match(JSON.stringify(summary.filesSkipped), /archives inside archives/);
});

test('one bad archive among good ones is told and passed over', async () => {
  const { list, summary } = await read([text('bad.zip', 'PK\x03\x04 and nothing more'), fileOf(redditArchive())]);
  assert.equal(list.length, redditArchive().truth.length);
  assert.match(JSON.stringify(summary.filesSkipped), /table of contents/);
});

test('any bytes are read or refused with an ImportError, whatever they are called', async () => {
  const random = randomFrom(2026);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const exports = Object.values(allExports).map((make) => make());
  const names = ['tweets.js', 'messages.csv', 'result.json', 'repo.car', 'chat.txt', 'a.ndjson', 'a.zip', 'a.tar.gz', 'outbox.json'];
  for (let round = 0; round < 250; round++) {
    const { name, bytes } = pick(exports);
    const broken = Uint8Array.from(bytes);
    for (let i = 0; i < 1 + random() * 20; i++) broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
    const source = text(random() < 0.7 ? name : pick(names), broken);
    await read(source).catch((error) => assert.ok(error instanceof ImportError, `round ${round}: ${error.stack}`));
  }
});

test('a table is read by the words of a message, by chosen columns, in every usual encoding', async () => {
  const rows = 'time;kind;text\r\n2024-05-01T10:00;dm;"caf\u00e9; ""yes"""\r\n';
  const expected = [{ time: '2024-05-01T10:00', kind: 'dm', text: 'caf\u00e9; "yes"' }];
  const encodings = [Buffer.from(rows), Buffer.from(`\ufeff${rows}`), Buffer.from(rows, 'latin1'), Buffer.from(`\ufeff${rows}`, 'utf16le'), Buffer.from(rows, 'utf16le')];
  for (const bytes of encodings) assert.deepEqual((await read(text('a.csv', bytes))).list, expected);
  const columns = { text: 'Words', time: 'When', kind: { value: 'post' } };
  const chosen = await read(text('b.csv', 'When,Words\n2024-05-01,hello\n'), { columns });
  assert.deepEqual(chosen.list, [{ time: '2024-05-01', kind: 'post', text: 'hello' }]);
  const lines = '{"id": 7, "text": "a", "kind": "post"}\nnot json\n{"text": "b", "kind": "shout"}\n';
  const { list, summary } = await read(text('c.ndjson', lines));
  assert.deepEqual(list, [{ id: '7', kind: 'post', text: 'a' }]);
  assert.equal(summary.recordsSkipped.length, 2);
});

test('a quote that is never closed does not take the time of a square', async () => {
  const content = `text,time\n"${'word, '.repeat(400_000)}`;
  const begin = performance.now();
  await read(text('a.csv', content)).catch(() => {});
  assert.ok(performance.now() - begin < 10_000);
});

test("day and month of a chat are told apart, or the question is asked, and the user's word counts", async () => {
  const chat = (dates) => text('WhatsApp Chat with Ann.txt', dates.map((date, i) => `${date}, 14:05 - ${i % 2 ? 'Ann' : 'Me'}: hi`).join('\n'));
  const times = async (dates, options) => (await read(chat(dates), options)).list.map(({ time }) => time);
  assert.deepEqual(await times(['13/04/2024', '02/05/2024']), ['2024-04-13T14:05', '2024-05-02T14:05']);
  assert.deepEqual(await times(['04/13/2024', '05/02/2024']), ['2024-04-13T14:05', '2024-05-02T14:05']);
  assert.deepEqual(await times(['03/04/2024', '04/04/2024', '05/04/2024']), ['2024-04-03T14:05', '2024-04-04T14:05', '2024-04-05T14:05']);
  const unclear = await read(chat(['03/04/2024', '03/04/2024']));
  assert.deepEqual(unclear.list.map(({ time, text: words }) => [time, words]), [[undefined, 'hi'], [undefined, 'hi']]);
  assert.match(unclear.summary.cannotTell.join(), /say which comes first/);
  assert.deepEqual(await times(['03/04/2024', '03/04/2024'], { dayFirst: false }), ['2024-03-04T14:05', '2024-03-04T14:05']);
});

test('LinkedIn connections with a header in another language are read by their order', async () => {
  const content = 'Vorname,Nachname,URL,E-Mail-Adresse,Firma,Position,Verbunden am\nAnn,Lee,https://l.example/ann,ann@mail.example,,Baker,8. M\u00e4rz 2026\n';
  const { list } = await read(text('Connections.csv', content));
  assert.deepEqual(list, [{ time: '2026-03-08', kind: 'connect', counterpart: 'https://l.example/ann' }]);
});

test('the command writes NDJSON: 0 read, 1 nothing usable with a sentence, 2 wrong usage', (t) => {
  const folder = temporaryFolder(t);
  const run = (...args) => spawnSync(process.execPath, [fileURLToPath(new URL('bin/unpushy-import.js', packageUrl)), ...args], { cwd: folder, encoding: 'utf8' });
  const { bytes, files, truth } = xArchive();
  writeFileSync(join(folder, 'x.zip'), bytes);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'unpacked', path)), { recursive: true });
    writeFileSync(join(folder, 'unpacked', path), content);
  }
  writeFileSync(join(folder, 'page.html'), '<html>');
  for (const path of ['x.zip', 'unpacked', 'unpacked/data']) {
    const { status, stdout, stderr } = run(path);
    assert.equal(status, 0, stderr);
    assert.deepEqual(sorted(stdout.trim().split('\n').map((line) => JSON.parse(line))), sorted(truth));
    assert.match(stderr, /^read: /);
  }
  const wrong = run('page.html');
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /^[^\n]+\.\n$/);
  assert.deepEqual([run().status, run('no-such-file').status, run('--what').status, run('--help').status], [2, 2, 2, 0]);
});
