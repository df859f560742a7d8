import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kKind, kWorst, launch, markedWords, open as openOn, paste, serve, suite, verdict } from './site.mjs';

const { open } = suite();

/** Holds the engine's first report back for `milliseconds`. */
const holdFirst = (milliseconds) => (page) =>
  page.addInitScript((wait) => {
    const listen = Worker.prototype.addEventListener;
    let reports = 0;
    Worker.prototype.addEventListener = function addEventListener(type, listener) {
      if (type !== 'message') return listen.call(this, type, listener);
      return listen.call(this, type, (event) => {
        if (event.data.type === 'reports' && reports++ === 0) setTimeout(() => listener(event), wait);
        else listener(event);
      });
    };
  }, milliseconds);

test('a late answer never paints', async () => {
  const { page, view, field } = await open({ prepare: holdFirst(1200) });
  await paste(page, field, kWorst);
  await page.waitForTimeout(200);
  await paste(page, field, kKind);
  await verdict(view, 'conversation');
  await page.evaluate(() => {
    window.seen = new Set();
    new MutationObserver(() => window.seen.add(document.querySelector('.verdict')?.dataset.verdict)).observe(
      document.querySelector('main'),
      { subtree: true, childList: true, attributes: true },
    );
  });
  await page.waitForTimeout(1800);
  assert.equal(await verdict(view), 'conversation');
  assert.deepEqual(await page.evaluate(() => [...window.seen]), []);
});

test('an answer to a text that was cleared meanwhile is dropped', async () => {
  const { page, view, field } = await open({ prepare: holdFirst(800) });
  await paste(page, field, kWorst);
  await page.waitForTimeout(200);
  await field.fill('');
  await page.waitForTimeout(1200);
  assert.equal(await view.locator('.verdict').count(), 0);
  assert.deepEqual(await markedWords(view), []);
});

test('an engine that does not load says so, and the text stays', async () => {
  for (const refuse of [/\.wasm$/, /\.upk$/, /worker.*\.js$/]) {
    const site = await serve({ refuse });
    const browser = await launch();
    const { page, view, field } = await openOn(browser, site);
    await field.fill(kWorst);
    await view.getByRole('alert').waitFor();
    assert.match(
      await view.getByRole('alert').textContent(),
      /The checker did not start\. Your text is safe in the field\./,
    );
    assert.equal(await field.inputValue(), kWorst);
    await page.getByRole('link', { name: 'Received' }).click();
    await page.locator('[data-view=received]').getByRole('alert').waitFor();
    for (const name of ['rules', 'result']) {
      await page.evaluate((hash) => (location.hash = hash), name);
      await page.locator(`[data-view=${name}]`).getByRole('alert').filter({ hasText: 'did not start' }).waitFor();
    }
    await browser.close();
    await site.close();
  }
});

test('a browser that allows no worker still shows the page, and says so', async () => {
  const { page, view, field } = await open({
    prepare: (page) =>
      page.addInitScript(() => {
        window.Worker = class {
          constructor() {
            throw new Error('none');
          }
        };
      }),
  });
  await view.getByRole('alert').waitFor();
  await field.fill(kWorst);
  assert.equal(await field.inputValue(), kWorst);
  assert.equal(await page.getByRole('link', { name: 'Received' }).count(), 1);
});

/** Keeps every worker of the page in window.workers. */
const keepWorkers = (page) =>
  page.addInitScript(() => {
    window.workers = [];
    window.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        window.workers.push(this);
      }
    };
  });

/** Ends the newest worker as a crash does. */
const crash = (page) =>
  page.evaluate(() => {
    const worker = window.workers.at(-1);
    worker.terminate();
    worker.dispatchEvent(new ErrorEvent('error'));
  });

test('a worker that dies is replaced, and the text is still there and is checked', async () => {
  const { page, view, field } = await open({ prepare: keepWorkers });
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await crash(page);
  assert.equal(await field.inputValue(), kWorst);
  await paste(page, field, kKind);
  await verdict(view, 'conversation');
  assert.equal(await page.evaluate(() => window.workers.length), 2);
  assert.equal(await view.getByRole('alert').count(), 0);
});

test('a worker that dies again and again is given up, and the text stays', async () => {
  const { page, view, field } = await open({ prepare: keepWorkers });
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  for (let i = 0; i < 4; ++i) {
    await crash(page);
    await page.waitForTimeout(400);
  }
  await view.getByRole('alert').waitFor();
  assert.equal(await field.inputValue(), kWorst);
});
