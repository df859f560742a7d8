// node screenshots.mjs DIR: pictures of every view and state, wide and narrow, light and dark.
// node screenshots.mjs --readme DIR: the pictures of the README.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { kKind, kNarrow, kWide, kWorst, launch, open, serve, verdict } from './site.mjs';

const [first, second] = process.argv.slice(2);
if (!first || (first === '--readme') !== Boolean(second)) {
  console.error('usage: node screenshots.mjs DIR | --readme DIR');
  process.exit(2);
}

const example = (title) => (view) => view.getByRole('button', { name: title, exact: true }).click();
const kScenes = [
  { name: 'draft-empty', view: 'draft' },
  { name: 'draft-push', view: 'draft', fill: example('Welcome to a new follower') },
  { name: 'draft-offer', view: 'draft', fill: example('Weekend offer') },
  { name: 'draft-conversation', view: 'draft', fill: (view) => view.locator('.sheet textarea').fill(kKind) },
  { name: 'draft-unclear', view: 'draft', fill: (view) => view.locator('.sheet textarea').fill('Rain again today') },
  { name: 'received-empty', view: 'received' },
  { name: 'received-push', view: 'received', fill: example('An honor, and a link') },
  { name: 'received-long', view: 'received', fill: (view) => view.locator('.sheet textarea').fill(kWorst) },
  { name: 'received-conversation', view: 'received', fill: example('A question about your work') },
];

const site = await serve();
const browser = await launch();
if (first === '--readme') await takePictures(second);
else await takeAll(first);
await browser.close();
await site.close();

/** Each view with a message everybody has received once: on a desk, and on a phone. */
async function takePictures(directory) {
  await mkdir(directory, { recursive: true });
  for (const dark of [false, true]) {
    for (const [name, view, size, title] of [
      ['draft', 'draft', { width: 1280, height: 1000 }, 'Welcome to a new follower'],
      ['received', 'received', { width: 1280, height: 1000 }, 'An honor, and a link'],
      ['phone', 'received', { width: 360, height: 1300 }, 'An honor, and a link'],
    ]) {
      const opened = await open(browser, site, { view, size, dark });
      await example(title)(opened.view);
      await verdict(opened.view);
      await opened.page.evaluate(() => document.activeElement.blur());
      await opened.page.waitForTimeout(500);
      const path = join(directory, `${name}-${dark ? 'dark' : 'light'}.png`);
      await opened.page.screenshot({ path });
      await opened.context.close();
      console.log(path);
    }
  }
}

async function takeAll(directory) {
  await mkdir(directory, { recursive: true });
  for (const size of [kWide, kNarrow]) {
    for (const dark of [false, true]) {
      for (const scene of kScenes) {
        const path = join(directory, `${scene.name}-${size.width}-${dark ? 'dark' : 'light'}.png`);
        await take(scene, size, dark, path);
        console.log(path);
      }
    }
  }
}

async function take(scene, size, dark, path) {
  const { page, context, view } = await open(browser, site, { view: scene.view, size, dark });
  if (scene.fill) {
    await scene.fill(view);
    await verdict(view);
    // What is typed is drawn when it rests.
    await page.waitForTimeout(1000);
  }
  // As tall as the page, so that what sticks to an edge of the screen stands in its own place.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(height, size.height) });
  await page.screenshot({ path, fullPage: true });
  await context.close();
}
