// The basic ways through the page in Firefox. Only here is the tool another one: Playwright drives no stock Firefox.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { xArchive } from '../data/exports.mjs';
import { kKind, kSite, kWorst, serve } from './site.mjs';

const kFirefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const folder = mkdtempSync(join(tmpdir(), 'unpushy-firefox-'));
const kExport = join(folder, 'x.zip');
let browser;
let site;

before(async () => {
  assert.ok(existsSync(kFirefox), `there is no Firefox at ${kFirefox}`);
  writeFileSync(kExport, xArchive().bytes);
  site = await serve();
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: kFirefox, headless: true });
});
after(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true });
});

async function opened(url, view) {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${url}#${view}`);
  const field = await page.waitForSelector(`[data-view=${view}] .sheet textarea`);
  return { page, field, problems };
}

/** An export in the importer's worker, which each browser unpacks with its own means. */
async function historyWorks(url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${url}#history`);
  const input = await page.waitForSelector('[data-view=history] input[type=file]');
  await input.uploadFile(kExport);
  await page.waitForSelector('[data-view=history] .plates');
  assert.match(await page.$eval('[data-view=history] .file .read', (line) => line.textContent), /^Read: 10 posts/);
  await page.close();
}

const shown = (page, view, verdict) => page.waitForSelector(`[data-view=${view}] .verdict[data-verdict=${verdict}]`);

async function draftWorks(url) {
  const { page, field, problems } = await opened(url, 'draft');
  await field.type(`${kWorst} `);
  await shown(page, 'draft', 'push');
  const marks = await page.$$eval('[data-view=draft] .mirror mark', (all) => all.map((mark) => mark.textContent));
  assert.match(marks.join(' '), /honor/);
  assert.match(marks.join(' '), /papertrail/);
  const before = await field.evaluate((element) => element.value);
  await page.click('[data-view=draft] .find h3 button');
  const fix = await page.waitForSelector('[data-view=draft] .find .btn.main');
  await fix.click();
  await page.waitForSelector('[data-view=draft] .applied');
  assert.ok((await field.evaluate((element) => element.value)).length < before.length);
  assert.deepEqual(problems, []);
  await page.close();
}

async function receivedWorks(url) {
  const { page, field, problems } = await opened(url, 'received');
  await field.type(kWorst);
  await shown(page, 'received', 'push');
  assert.ok(await page.$('[data-view=received] .choices input:checked'));
  assert.ok((await page.$$('[data-view=received] .answer')).length >= 2);
  await field.evaluate((element, text) => {
    element.value = text;
    element.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  }, kKind);
  await shown(page, 'received', 'conversation');
  assert.deepEqual(problems, []);
  await page.close();
}

test('Firefox: a typed draft gets its verdict and marks, and a fix changes the text', () => draftWorks(site.url));

test('Firefox: a received message gets a verdict, an action and answers', () => receivedWorks(site.url));

test('Firefox: an export is unpacked, read and looked at', () => historyWorks(site.url));

test('Firefox: the one file works from disk', async () => {
  const url = pathToFileURL(join(kSite, 'unpushy.html')).href;
  await draftWorks(url);
  await receivedWorks(url);
  await historyWorks(url);
});

test('Firefox: after the first visit it works without a network', async () => {
  const other = await serve();
  const { page } = await opened(other.url, 'draft');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  await other.close();
  await page.reload();
  const field = await page.waitForSelector('[data-view=draft] .sheet textarea');
  await field.type(kWorst);
  await shown(page, 'draft', 'push');
  await page.close();
});
