// What the page's tests share: the built site under a sub-path, a browser, the field and the report.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extname, join, normalize } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

export const kSite = process.env.SITE ?? fileURLToPath(new URL('../../build/site', import.meta.url));
const kBase = '/some/sub-path/';
const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.upk': 'application/octet-stream',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves build/site under a sub-path, so that an address from the root of the host fails; `unknown` collects every
 * path that is no file of the site. Files whose name matches `refuse` are answered with an error.
 */
export async function serve({ refuse = null, folder = kSite } = {}) {
  const unknown = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    try {
      if (!path.startsWith(kBase)) throw new Error('outside the folder');
      const file = join(folder, normalize(path.slice(kBase.length) || 'index.html'));
      if (refuse?.test(file)) return response.writeHead(503).end();
      const body = await readFile(file);
      response.writeHead(200, {
        'content-type': kTypes[extname(file)] ?? 'application/octet-stream',
        'cache-control': 'no-store',
      });
      response.end(body);
    } catch {
      if (path !== '/favicon.ico') unknown.push(path);
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${kBase}`,
    unknown,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** One site and one browser for the tests of a file; `open` is bound to them, and every page it made is closed. */
export function suite() {
  const shared = {};
  const contexts = [];
  before(async () => {
    shared.site = await serve();
    shared.browser = await launch();
  });
  after(async () => {
    await shared.browser.close();
    await shared.site.close();
  });
  shared.open = async (options) => {
    while (contexts.length) await contexts.pop().close();
    const opened = await open(shared.browser, shared.site, options);
    contexts.push(opened.context);
    return opened;
  };
  return shared;
}

export const kWide = { width: 1280, height: 900 };
export const kNarrow = { width: 360, height: 740 };

/** A page of its own on one view, with nothing in it yet; `offline` lets its service worker in, `untouched` does not look whether it is there. `problems` collects errors and broken policies. */
export async function open(browser, site, { view = 'draft', size = kWide, dark = false, touch = false, forced = false, motion = false, offline = false, untouched = false, prepare } = {}) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: motion ? 'no-preference' : 'reduce',
    locale: 'en-US',
    // Where a test is not about it, a service worker would only take time.
    serviceWorkers: offline ? 'allow' : 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // Long enough for a slow machine; what is not there after this long does not come.
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  if (prepare) await prepare(page, context);
  await page.goto(`${site.url}#${view}`);
  if (!untouched) await page.locator(`[data-view=${view}] .sheet textarea`).waitFor();
  return {
    page,
    context,
    problems,
    view: page.locator(`[data-view=${view}]`),
    field: page.locator(`[data-view=${view}] .sheet textarea`),
  };
}

/** Pastes as a person does: the text comes at once. */
export async function paste(page, field, text) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

/** The verdict the view shows, once it shows `expected` or any. */
export async function verdict(view, expected) {
  const shown = view.locator(expected ? `.verdict[data-verdict=${expected}]` : '.verdict');
  await shown.waitFor();
  return shown.getAttribute('data-verdict');
}

/** The words under each mark, in the order of the text; neighbouring marks of one place belong together. */
export const markedWords = (view) =>
  view.locator('.mirror mark').evaluateAll((marks) => marks.map((mark) => mark.textContent));

/** The essay's worst message, in our own words: thanks, praise, an offer with a link, hurry, a call. */
export const kWorst =
  'Hi Marta, it is an honor that you follow me!\nI love your content.\n\n' +
  'I help bakeries double their orders. Grab my free guide: papertrail.example/guide\n' +
  "Only 5 places left this week, don't miss out!\n\nCan we jump on a quick call tomorrow?";

/** Thanks and a real question, without an ask. */
export const kKind =
  'Hi Marta, thanks for following.\n\nYour post about the overnight rye made me try it on Sunday. ' +
  'Mine came out flat.\n\nWhich flour do you use?';
