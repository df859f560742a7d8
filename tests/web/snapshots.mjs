// What each state of the page looks like from afar: a grid of brightness, 0 dark to f bright, as text that a diff shows.
//
// A picture depends on the letters of the machine and on what the rules say today; neither is what is looked at here. So
// the page is set in one font that comes with the tests, and its worker's place is taken by answers that were recorded.
//
//   node snapshots.mjs             writes the pictures in snapshots.json anew; look at the diff
//   node snapshots.mjs --reports   asks the engine for the recorded answers, too; needed when a report's form changes

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { kKind, kNarrow, kWide, kWorst, launch, open, paste, serve, verdict } from './site.mjs';

const kFile = fileURLToPath(new URL('snapshots.json', import.meta.url));
/** Pixels of the screen to a digit: about a line and a half of text. */
const kCell = 32;

const kStates = {
  empty: { view: 'draft', text: '' },
  draft: { view: 'draft', text: kWorst, shows: 'push' },
  talking: { view: 'draft', text: kKind, shows: 'conversation' },
  received: { view: 'received', text: kWorst, shows: 'push' },
};

export const kScenes = Object.entries(kStates).flatMap(([state, what]) =>
  [kWide, kNarrow].flatMap((size) =>
    [false, true].map((dark) => ({ ...what, size, dark, name: `${state} ${size.width} ${dark ? 'dark' : 'light'}` })),
  ),
);

export const stored = () => JSON.parse(readFileSync(kFile, 'utf8'));

/** The grid of a scene; `spoil` changes the page before it is looked at. */
export async function look(opener, { view: name, text, shows, size, dark }, reports, spoil) {
  const prepare = async (page) => {
    await page.addInitScript(setInLato, [400, 700].map((weight) => [weight, letters(weight)]));
    await page.addInitScript(answerFrom, reports);
  };
  const { page, context, view, field } = await opener({ view: name, size, dark, prepare });
  await page.evaluate(() => document.fonts.ready);
  if (text) {
    await paste(page, field, text);
    await verdict(view, shows);
    await view.locator('.pass').waitFor();
    if (shows === 'push' && name === 'draft') await view.locator('.better').waitFor();
  }
  await page.evaluate(() => document.activeElement.blur());
  if (spoil) await page.evaluate(spoil);
  const blank = await context.newPage(); // the page's own policy lets no picture in
  const shrunk = async () => {
    await page.bringToFront();
    const picture = (await page.screenshot()).toString('base64');
    return blank.evaluate(shrink, [picture, Math.round(size.width / kCell), Math.round(size.height / kCell)]);
  };
  return settled(shrunk);
}

/** Asks until two answers in a row are the same. */
async function settled(ask, most = 20) {
  let before = await ask();
  for (let i = 0; i < most; i++) {
    const now = await ask();
    if (now.join() === before.join()) return now;
    before = now;
  }
  throw new Error('the page does not come to rest');
}

const letters = (weight) =>
  readFileSync(createRequire(import.meta.url).resolve(`@fontsource/lato/files/lato-latin-${weight}-normal.woff2`)).toString('base64');

function setInLato(fonts) {
  for (const [weight, base64] of fonts) {
    const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
    const face = new FontFace('Lato of the tests', bytes, { weight: String(weight) });
    document.fonts.add(face);
    face.load();
  }
  document.addEventListener('readystatechange', () => {
    for (const name of ['--serif', '--sans', '--mono']) document.documentElement.style.setProperty(name, 'Lato of the tests');
  });
}

/** In the worker's place: the recorded report of a text, and of any other that it talks. */
function answerFrom(reports) {
  const steps = { mute: 'Open the menu and choose Mute.', block: 'Open the profile and choose Block.', report: 'Open the message and choose Report.' };
  const guidance = new Map([[null, { ...steps, source: 'Own notes', checked: '2026-11-25' }]]);
  window.Worker = class extends EventTarget {
    constructor() {
      super();
      this.say({ type: 'ready', rules: { en: '2026.11.23' } });
    }
    say(data) {
      setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })), 0);
    }
    postMessage({ type, id, channel, drafts }) {
      if (type === 'platforms') this.say({ type, known: { limits: [], guidance } });
      if (type !== 'check') return;
      const answers = drafts.map(({ text, kind }) => reports[kind]?.find((one) => one.text === text)?.report ?? reports.other);
      this.say({ type: 'reports', id, channel, reports: answers });
    }
    terminate() {}
  };
}

async function shrink([base64, columns, rows]) {
  const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), { resizeWidth: columns, resizeHeight: rows, resizeQuality: 'high' });
  const canvas = new OffscreenCanvas(columns, rows).getContext('2d');
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, columns, rows);
  const digit = (i) => Math.round((0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]) / 17).toString(16);
  return Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => digit(4 * (y * columns + x))).join(''));
}

/** The share of cells, 0..1, that are brighter or darker by more than one of the 15 steps. */
export function differing(now, then) {
  const [a, b] = [now.join(''), then.join('')];
  if (a.length !== b.length) return 1;
  return [...a].filter((digit, i) => Math.abs(parseInt(digit, 16) - parseInt(b[i], 16)) > 1).length / a.length;
}

async function recorded() {
  const { load } = await import('../../build/npm/dist/index.js');
  const engine = await load();
  const report = (text, kind) => ({ text, report: engine.check({ text, kind }) });
  return {
    'dm-out': [report(kWorst, 'dm-out'), report(kKind, 'dm-out')],
    'dm-in': [report(kWorst, 'dm-in')],
    other: engine.check({ text: kKind, kind: 'dm-out' }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const reports = process.argv.includes('--reports') ? await recorded() : stored().reports;
  const site = await serve();
  const browser = await launch();
  const pictures = {};
  for (const scene of kScenes) {
    let context;
    const opener = async (options) => {
      const opened = await open(browser, site, options);
      context = opened.context;
      return opened;
    };
    pictures[scene.name] = await look(opener, scene, reports);
    await context.close();
  }
  writeFileSync(kFile, `${JSON.stringify({ pictures, reports }, null, 1)}\n`);
  console.log(`${kScenes.length} pictures written`);
  await browser.close();
  await site.close();
}
