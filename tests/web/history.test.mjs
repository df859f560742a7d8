import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { linkedinArchive, randomFrom, xArchive } from '../data/exports.mjs';
import { axeFindings, axeFindingsInBothThemes } from './axe.mjs';
import { kNarrow, kSite, kWide, suite } from './site.mjs';

const shared = suite();
const folder = mkdtempSync(join(tmpdir(), 'unpushy-history-'));
const kHostile = '\u202egpj.<img src=x onerror=alert(1)>';
const kSecret = 'zeppelin';
const account = join(folder, 'account.ndjson');

const ndjson = (list) => list.map((message) => JSON.stringify(message)).join('\n');
before(() => writeFileSync(account, ndjson(accountOf(11))));
after(() => rmSync(folder, { recursive: true }));

const zipped = ({ name, bytes }) => ({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });

/** Nine months of a maker who sells at the handshake: posts, one loud day, follows, first messages, answers. */
function accountOf(seed) {
  const random = randomFrom(seed);
  const start = Date.UTC(2026, 1, 2, 6);
  const messages = [];
  const day = 86_400_000;
  const add = (time, message) => messages.push({ id: String(messages.length), time: new Date(time).toISOString(), ...message });
  const posts = ['The rye came out flat today. Which flour do you use?', 'Our stall is in hall 3 on Saturday.', 'Only 5 left, grab yours: bags.example/shop'];
  for (let i = 0; i < 240; i++) {
    for (let n = i === 200 ? 24 : Math.floor(random() * 3); n > 0; n--) {
      add(start + i * day + random() * day * 0.5, { direction: 'out', kind: 'post', text: posts[Math.floor(random() * 3)] });
    }
  }
  for (let i = 0; i < 24; i++) {
    const person = { counterpart: `maker${i}`, conversation: `c${i}` };
    const time = start + i * 6 * day;
    const asks = i % 4 > 0;
    add(time, { direction: 'in', kind: 'follow', counterpart: person.counterpart });
    add(time + (asks ? 90_250 : 2 * day), {
      ...{ direction: 'out', kind: 'dm', ...person },
      text: asks
        ? `Hi Maker${i}, thanks for the follow! I love your work. Get our bags here: bags.example/shop ${kSecret}`
        : 'Thank you for following. Your post on linen made me try it; which needle do you use?',
    });
    add(time + 3 * day, {
      ...{ direction: 'in', kind: 'dm', ...person },
      text: asks ? 'I help shops double their sales. Book a call now: grow.example, only 3 places left!' : 'A size 80. How did it go?',
    });
  }
  return messages;
}

async function openHistory({ part = 'history', ...options } = {}) {
  const opened = await shared.open(options);
  await opened.page.evaluate((hash) => {
    location.hash = hash;
  }, part);
  const view = opened.page.locator('[data-view=history]');
  await view.locator('.drop:visible').waitFor();
  return { ...opened, view };
}

const give = (view, files) => view.locator('.history:visible input[type=file]').first().setInputFiles(files);

async function read(view, files) {
  await give(view, files);
  await view.locator('.plates').waitFor();
}

/** Drops files as a person does from a file manager. */
async function drop(page, view, files) {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) {
      data.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], name));
    }
    return data;
  }, files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') })));
  await view.locator('.history:visible').dispatchEvent('drop', { dataTransfer: transfer });
}

const over = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') };
}

test('an X and a LinkedIn export dropped together are read in the browser, and said to be', async () => {
  const { page, view, problems } = await openHistory();
  await drop(page, view, [zipped(xArchive()), zipped(linkedinArchive())]);
  await view.locator('.plates').waitFor();
  const said = await view.locator('.file .read').textContent();
  assert.match(said, /^Read: 18 posts, \d+ conversations?/);
  assert.match(await view.locator('.file').textContent(), /never left this device/);
  assert.match(await view.locator('h1:visible').textContent(), /^What you send is mostly conversation/);
  await view.locator('.file summary').click();
  assert.match(await view.locator('.skipped').textContent(), /tweets\.js, record/);
  assert.deepEqual(problems, []);
});

test('every chart says in words what it shows, and holds its numbers as a table', async () => {
  const { page, view } = await openHistory();
  await read(view, account);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'reading goes on at the headline');
  const charts = await view.locator('.plate:has(svg.plot)').all();
  assert.ok(charts.length >= 4, `${charts.length} charts`);
  for (const chart of charts) {
    assert.equal(await chart.locator('svg.plot:visible').count(), 1);
    assert.match(await chart.locator('svg.plot:visible').getAttribute('aria-label'), /\w+ .*\d/);
    await chart.locator('summary', { hasText: 'The numbers as a table' }).click();
    await chart.locator('.numbers tbody tr').nth(1).waitFor();
  }
  const days = view.locator('.plate', { hasText: 'Rhythm' });
  assert.match(await days.locator('.loud').textContent(), /August 21, 2026: 2\d posts/);
  assert.match(await view.locator('.plate', { hasText: 'First message after' }).first().textContent(), /18 of 24|Eighteen of/i);
});

test('a message that pushed opens in Draft, a received one in Received', async () => {
  const { page, view } = await openHistory();
  await read(view, account);
  await view.locator('.triage tbody button').first().click();
  const received = page.locator('[data-view=received]');
  await received.locator('.verdict[data-verdict=push]').waitFor();
  assert.match(await received.locator('.sheet textarea').inputValue(), /double their sales/);
  await page.goBack();
  await view.locator('.extremes').first().locator('button').first().click();
  const draft = page.locator('[data-view=draft]');
  await draft.locator('.verdict').waitFor();
  assert.notEqual(await draft.locator('.sheet textarea').inputValue(), '');
});

test('received messages are sorted, filtered and walked through with the keyboard', async () => {
  const { page, view } = await openHistory();
  await read(view, account);
  const table = view.locator('.triage');
  const when = table.locator('th.time');
  await when.locator('button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await when.getAttribute('aria-sort'), 'descending');
  assert.equal(await table.locator('th.score').getAttribute('aria-sort'), 'none');
  const rows = table.locator('tbody tr');
  const all = await rows.count();
  await rows.first().locator('button').focus();
  await page.keyboard.press('ArrowDown');
  assert.ok(await rows.nth(1).locator('button').evaluate((button) => button === document.activeElement));
  const filter = view.locator('#received-filter');
  const action = await rows.first().getAttribute('data-action');
  await filter.selectOption(action);
  assert.ok((await rows.count()) < all);
  for (const row of await rows.all()) assert.equal(await row.getAttribute('data-action'), action);
});

test('the own line moves without reading again', async () => {
  const { view } = await openHistory();
  await read(view, account);
  const share = view.locator('.plate', { hasText: 'How much is about selling' }).last();
  assert.match(await share.locator('.say').textContent(), /your line is at 6/);
  await share.locator('select').selectOption('0.33');
  assert.match(await share.locator('.say').textContent(), /your line is at 10/);
  await share.locator('select').selectOption('none');
  assert.doesNotMatch(await share.locator('.say').textContent(), /line/);
});

test('reading can be stopped midway; what was read may be looked at or forgotten', async () => {
  const large = join(folder, 'large.ndjson');
  const lines = ndjson(accountOf(3)).split('\n');
  // Ids of their own, so that no line is a copy of another.
  writeFileSync(large, Array.from({ length: 400 }, (_, i) => lines.map((line) => line.replace('"id":"', `"id":"${i}-`)).join('\n')).join('\n'));
  const { page, view, problems } = await openHistory();
  await give(view, large);
  const bar = view.getByRole('progressbar');
  await page.waitForFunction(() => Number(document.querySelector('.progress')?.getAttribute('aria-valuenow')) > 0);
  await view.getByRole('button', { name: 'Stop' }).click();
  await bar.waitFor({ state: 'detached' });
  assert.match(await view.textContent(), /You stopped the reading\.[\d,]+ messages were read until then/);
  await view.getByRole('button', { name: 'Forget it' }).click();
  await view.locator('.drop:visible').waitFor();
  await read(view, account);
  assert.deepEqual(problems, []);
});

test('the findings go out without a word of a message', async () => {
  const { page, view } = await openHistory();
  await read(view, account);
  for (const [format, name] of [['JSON', 'unpushy-history.json'], ['Markdown', 'unpushy-history.md'], ['Days as CSV', 'unpushy-days.csv']]) {
    const file = await saved(page, () => view.getByRole('button', { name: format, exact: true }).click());
    assert.equal(file.name, name);
    assert.doesNotMatch(file.content, new RegExp(`${kSecret}|rye|linen|maker\\d|bags\\.example`, 'i'));
  }
  const { content } = await saved(page, () => view.getByRole('button', { name: 'JSON', exact: true }).click());
  assert.equal(JSON.parse(content).read.messages, accountOf(11).length);
});

test('a file that is no export, and one with a hostile name, get a sentence', async () => {
  const { page, view, problems } = await openHistory();
  await give(view, { name: 'messages.html', mimeType: 'text/html', buffer: Buffer.from('<html>') });
  await view.getByRole('alert').waitFor();
  assert.match(await view.getByRole('alert').textContent(), /This cannot be read\. messages\.html: .*Export again/);
  await give(view, { name: kHostile, mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await page.waitForFunction(() => document.querySelector('[role=alert]')?.textContent?.includes('img src'));
  assert.equal(await view.locator('img').count(), 0);
  assert.doesNotMatch(await view.getByRole('alert').textContent(), /\u202e/);
  await drop(page, view, [{ ...zipped({ ...xArchive(), name: `${kHostile}.zip` }) }]);
  await view.locator('.plates').waitFor();
  assert.match(await view.locator('.file').textContent(), /\ufffdgpj/);
  assert.deepEqual(problems, []);
});

test('a plain table of texts and times is read as posts', async () => {
  const { view } = await openHistory();
  const rows = Array.from({ length: 12 }, (_, i) => `2026-0${1 + (i % 6)}-03 10:00,"The rye came out flat on day ${i}. Which flour do you use?"`);
  await read(view, { name: 'posts.csv', mimeType: 'text/csv', buffer: Buffer.from(`time,text\n${rows.join('\n')}\n`) });
  assert.match(await view.locator('.file .read').textContent(), /^Read: 12 posts, 0 conversations/);
  assert.match(await view.locator('h1:visible').textContent(), /^What you send is mostly conversation/);
  assert.equal(await view.locator('section[aria-label=Rhythm]').count(), 1);
});

test('follows are drawn by day, with those in bulk named and those taken back counted or said to be unknown', async () => {
  const time = (day) => new Date(Date.UTC(2026, 1, 2 + day, 9)).toISOString();
  const follow = (i) => ({ kind: 'follow', direction: 'out', counterpart: `p${i}`, time: time(i < 60 ? 0 : i) });
  const follows = Array.from({ length: 70 }, (_, i) => follow(i));
  const post = { kind: 'post', direction: 'out', text: 'The rye came out flat today. Which flour do you use?', time: time(3) };
  const ended = follows.slice(0, 9).map((one) => ({ ...one, kind: 'unfollow', time: time(5) }));
  for (const [list, said] of [[[post, ...follows], /not in this export/], [[post, ...follows, ...ended], /9 follows were taken back, at most 9 within two weeks/]]) {
    const { view } = await openHistory();
    await read(view, { name: 'a.ndjson', mimeType: 'application/json', buffer: Buffer.from(ndjson(list)) });
    const text = await view.locator('section[aria-label=Follows]').textContent();
    assert.match(text, /One day with follows in bulk/);
    assert.match(text, said);
    assert.match(await view.locator('section[aria-label=Follows] svg:visible').getAttribute('aria-label'), /60 on February 2, 2026/);
  }
});

test('a folder of an unpacked export is read whole', async () => {
  const unpacked = join(folder, 'twitter-2024');
  for (const [path, content] of Object.entries(xArchive().files)) {
    mkdirSync(join(unpacked, path, '..'), { recursive: true });
    writeFileSync(join(unpacked, path), content);
  }
  const { view } = await openHistory();
  await view.locator('input[webkitdirectory]').setInputFiles(unpacked);
  await view.locator('.plates').waitFor();
  assert.match(await view.locator('.file .read').textContent(), /^Read: 10 posts/);
});

test('nothing is asked of the network and nothing is kept, whatever files are handed over', async () => {
  const requests = [];
  const { page, view } = await openHistory({ prepare: (page) => page.on('request', (request) => requests.push(request)) });
  await page.waitForLoadState('networkidle');
  for (const request of requests) {
    assert.equal(request.method(), 'GET');
    assert.ok(request.url().startsWith(shared.site.url));
    assert.equal(new URL(request.url()).search, '');
  }
  const loaded = requests.length;
  await read(view, account);
  await view.locator('.triage tbody button').first().click();
  await page.locator('[data-view=received] .verdict').waitFor();
  await page.goBack();
  await saved(page, () => view.getByRole('button', { name: 'JSON', exact: true }).click());
  // What is made for the person's own hands is no request to anywhere.
  assert.deepEqual(requests.slice(loaded).map((request) => request.url()).filter((url) => !url.startsWith('blob:')), []);
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
  assert.deepEqual(kept, [0, 0, 0]);
  assert.deepEqual(shared.site.unknown, []);
});

test('planned posts are checked row by row, and the table comes back with the findings behind it', async () => {
  const table = 'When;Where;Words\r\n2026-12-01;LinkedIn;"The rye came out flat; which flour do you use?"\r\n2026-12-02;X;"Only 5 left, grab yours now: bags.example"\r\nsoon;X;=1+1 stalls in hall 3\r\n';
  const { page, view, problems } = await openHistory({ part: 'history/calendar' });
  await give(view, { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${table}`) });
  await view.locator('#planned-text').waitFor();
  assert.equal(await view.locator('#planned-date').inputValue(), '0');
  assert.equal(await view.locator('#planned-platform').inputValue(), '1');
  await view.locator('#planned-text').selectOption('');
  await view.getByRole('button', { name: 'Check them' }).click();
  await view.getByRole('alert').filter({ hasText: 'which column holds the text' }).waitFor();
  await view.locator('#planned-text').selectOption({ label: 'Words' });
  await view.getByRole('button', { name: 'Check them' }).click();
  const rows = view.locator('.planned tbody tr');
  await rows.first().waitFor();
  assert.deepEqual(await rows.evaluateAll((all) => all.map((row) => row.dataset.verdict)).then((all) => all.slice(0, 2)), ['conversation', 'push']);
  assert.match(await view.locator('.file:visible').textContent(), /1 date cannot be read/);
  assert.deepEqual(await axeFindings(page), []);
  await page.setViewportSize({ width: 320, height: 700 });
  assert.equal(await over(page), 0);
  const { name, content } = await saved(page, () => view.getByRole('button', { name: /CSV/ }).click());
  assert.equal(name, 'unpushy-planned.csv');
  const lines = content.split('\r\n');
  assert.equal(lines.length, 4);
  assert.match(lines[0], /^\ufeffWhen;Where;Words;unpushy verdict;/);
  assert.match(lines[2], /^2026-12-02;X;"?Only 5 left, grab yours now: bags\.example"?;Push;\d+;/);
  await rows.nth(1).locator('button').click();
  await page.locator('[data-view=draft] .verdict[data-verdict=push]').waitFor();
  assert.deepEqual(problems, []);
});

test('what is no table of planned posts is refused with a sentence', async () => {
  const { view } = await openHistory({ part: 'history/calendar' });
  await give(view, { name: 'plan.xlsx', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004') });
  await view.getByRole('alert').filter({ hasText: 'Save the table as CSV' }).waitFor();
  await give(view, { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('Date,Text\n') });
  await view.getByRole('alert').filter({ hasText: 'no row below the header' }).waitFor();
});

test('axe finds nothing in History, wide and narrow, light and dark, and nothing scrolls sideways', async () => {
  const { page, view } = await openHistory();
  for (const summary of await view.locator('summary:visible').all()) await summary.click();
  await give(view, { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from('<p>') });
  await view.getByRole('alert').waitFor();
  assert.deepEqual(await axeFindings(page), [], 'refused');
  await read(view, account);
  await view.locator('.plate', { hasText: 'Month by month' }).last().locator('summary').click();
  for (const size of [kWide, kNarrow]) {
    await page.setViewportSize(size);
    assert.deepEqual(await axeFindingsInBothThemes(page), [], `${size.width} px`);
    assert.equal(await over(page), 0, `${size.width} px`);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  assert.equal(await over(page), 0, 'at 320 px');
});

test('the one file reads an export, too, and sends nothing', async () => {
  const { page, problems } = await shared.open();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${pathToFileURL(join(kSite, 'unpushy.html'))}#history`);
  const view = page.locator('[data-view=history]');
  await view.locator('.drop:visible').waitFor();
  await read(view, account);
  assert.match(await view.locator('.file .read').textContent(), /^Read: \d+ posts, 24 conversations/);
  assert.deepEqual(asked.filter((url) => !/^(file|blob|data):/.test(url)), []);
  assert.deepEqual(problems, []);
});
