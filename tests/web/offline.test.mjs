import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { kKind, kSite, kWorst, launch, open as openOn, paste, serve, suite, verdict } from './site.mjs';

const { open } = suite();
const copies = [];
after(() => copies.forEach((folder) => rmSync(folder, { recursive: true })));

function copyOfSite() {
  const folder = mkdtempSync(join(tmpdir(), 'unpushy-site-'));
  copies.push(folder);
  cpSync(kSite, folder, { recursive: true });
  return folder;
}

/** Waits until the service worker has the files and answers for the page. */
const controlled = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });

test('after the first visit everything works without a network, also what loads later', async () => {
  const site = await serve();
  const browser = await launch();
  const { page, problems } = await openOn(browser, site, { offline: true });
  await controlled(page);
  await site.close();
  await page.reload();
  const view = page.locator('[data-view=draft]');
  await paste(page, view.locator('.sheet textarea'), kWorst);
  await verdict(view, 'push');
  await view.getByRole('button', { name: /^Apply all/ }).click();
  await page.getByRole('dialog').locator('.verdictline').waitFor();
  await page.keyboard.press('Escape');
  await view.getByRole('button', { name: 'Before and after' }).click();
  await page.getByRole('dialog').locator('.diff').waitFor();
  await page.goto(`${site.url}#history`);
  const message = { direction: 'out', kind: 'post', time: '2026-03-01T10:00:00Z', text: kKind };
  const buffer = Buffer.from(JSON.stringify(message));
  await page.locator('[data-view=history] input[type=file]').first().setInputFiles({ name: 'a.ndjson', mimeType: 'application/json', buffer });
  await page.locator('[data-view=history] .file .read', { hasText: 'Read: 1 post' }).waitFor();
  assert.deepEqual(problems, []);
  await browser.close();
});

test('a page that loses the network says that everything works', async () => {
  const { page, context } = await open({ offline: true });
  await controlled(page);
  await context.setOffline(true);
  await page.locator('.told', { hasText: 'You are offline, and everything works.' }).waitFor();
  await context.setOffline(false);
  await page.locator('.told .notice').waitFor({ state: 'detached' });
});

test('a new version waits until it is wanted, and the text in the field comes along', async () => {
  const folder = copyOfSite();
  const site = await serve({ folder });
  const browser = await launch();
  const { page, view, field } = await openOn(browser, site, { offline: true });
  await controlled(page);
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const index = join(folder, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace('<title>unpushy', '<title>newer unpushy'));
  const worker = join(folder, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/(index\.html`?"?,\s*"?revision"?:\s*[`"])[0-9a-f]{16}/, '$1newer'));
  assert.match(readFileSync(worker, 'utf8'), /newer/);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.locator('.told', { hasText: 'A new version is ready.' }).waitFor();
  assert.equal(await field.inputValue(), kWorst);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Open it now' }).click()]);
  await verdict(view, 'push');
  assert.equal(await field.inputValue(), kWorst);
  const names = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map((request) => request.url);
  });
  assert.equal(names.filter((name) => name.includes('index.html')).length, 1, 'the old version is gone');
  await browser.close();
  await site.close();
});

test('a text shared by another app is read as received; it is not sent on and not stored', async () => {
  const { page, context } = await open({ offline: true });
  await controlled(page);
  const address = page.url().replace(/#.*/, '');
  const sent = [];
  context.on('request', (request) => {
    if (!request.serviceWorker()) return;
    sent.push([request.method(), request.postData()]);
  });
  const form = await context.newPage();
  // Stands for the other app: a page outside the folder.
  await form.route('**/elsewhere', (route) => route.fulfill({ contentType: 'text/html', body: '<p>elsewhere' }));
  await form.goto(new URL('/elsewhere', address).href);
  await form.evaluate(
    ([action, text]) => {
      const element = document.createElement('form');
      element.method = 'post';
      element.action = action;
      for (const [name, value] of Object.entries({ title: '', text, url: 'https://growfast.example/m' })) {
        const input = document.createElement('textarea');
        input.name = name;
        input.value = value;
        element.append(input);
      }
      document.body.append(element);
      element.submit();
    },
    [`${address}share`, kWorst],
  );
  const view = form.locator('[data-view=received]');
  await verdict(view, 'push');
  assert.equal(await view.locator('.sheet textarea').inputValue(), `${kWorst}\nhttps://growfast.example/m`);
  assert.deepEqual(sent.filter(([method, data]) => method !== 'GET' || data), []);
  const stored = await form.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    const bodies = await Promise.all(requests.flat().map(async (request) => (await caches.match(request)).text()));
    // Not in the page's own example, which speaks of Marta, too.
    return { found: bodies.some((body) => body.includes('it is an honor that you follow me!')), local: localStorage.length, databases: (await indexedDB.databases()).length };
  });
  assert.deepEqual(stored, { found: false, local: 0, databases: 0 });
  await form.reload();
  assert.equal(await view.locator('.sheet textarea').inputValue(), '', 'it is handed over once');
});

test('the page can be installed, and takes what a phone shares', async () => {
  const { page } = await open();
  const manifest = JSON.parse(
    await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).text()),
  );
  assert.equal(manifest.share_target.method, 'POST');
  for (const { src } of manifest.icons) {
    assert.equal(await page.evaluate(async (url) => (await fetch(url)).status, src), 200, src);
  }
  for (const address of [manifest.start_url, manifest.scope, manifest.share_target.action]) assert.match(address, /^\.\//);
});

test('the one file opens from disk, does everything, and asks for nothing', async () => {
  const browser = await launch();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const problems = [];
  const requests = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(kSite, 'unpushy.html')).href);
  const view = page.locator('[data-view=draft]');
  const field = view.locator('.sheet textarea');
  await field.fill(kWorst);
  await verdict(view, 'push');
  await view.getByRole('button', { name: /^Apply all/ }).click();
  await page.getByRole('dialog').locator('.verdictline').waitFor();
  await page.keyboard.press('Escape');
  await view.getByRole('button', { name: 'Before and after' }).click();
  await page.getByRole('dialog').locator('.diff').waitFor();
  await page.keyboard.press('Escape');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    view.getByRole('button', { name: 'Save as Markdown' }).click(),
  ]);
  assert.match(readFileSync(await file.path(), 'utf8'), /^# Push/);
  await page.getByRole('link', { name: 'Received' }).click();
  const received = page.locator('[data-view=received]');
  await received.locator('.sheet textarea').fill(kKind);
  await verdict(received, 'conversation');
  assert.deepEqual(problems, []);
  assert.deepEqual(
    requests.filter((url) => !/^(file:.*unpushy\.html|blob:)/.test(url)),
    [],
  );
  await browser.close();
});
