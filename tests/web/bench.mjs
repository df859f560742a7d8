// ./dev bench --page: the page's budgets, measured in Chromium and in Firefox. Read the figures on a quiet machine.

import puppeteer from 'puppeteer-core';
import { keyToMarks, longestTask, plain, startToVerdict, workToVerdict } from './measure.mjs';
import { kWorst, launch, open, serve } from './site.mjs';

const site = await serve();
await inChromium();
await inFirefox();
await site.close();

function say(name, value, budget) {
  const kept = value <= budget ? 'kept' : 'not kept';
  console.log(`${name.padEnd(58)} ${value.toFixed(0).padStart(6)} ms   budget ${budget}: ${kept}`);
}

async function inChromium() {
  const browser = await launch();
  const contexts = [];
  const opened = async (options) => {
    while (contexts.length) await contexts.pop().close();
    const one = await open(browser, site, options);
    contexts.push(one.context);
    return one;
  };
  const start = await startToVerdict(opened, 9);
  say('Chromium, files there to first verdict', start.after, 100);
  say('Chromium, page asked for to first verdict', start.whole, 400);
  const work = await workToVerdict(opened, site);
  say('Chromium, computed by the main thread until then', work.thread, 200);
  const marks = await keyToMarks(await opened());
  say('Chromium, CPU slowed 4x, key to marks, 3,000 characters', marks.median, 50);
  say('Chromium, CPU slowed 4x, longest task while typing', await longestTask(await opened()), 50);
  const long = await keyToMarks(await opened(), { length: 100_000, slowed: 1, keys: 8 });
  say('Chromium, key to marks, 100 kB', long.median, 200);
  await browser.close();
}

/** Firefox cannot be slowed down; its figures are those of this machine. */
async function inFirefox() {
  const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  say('Firefox, page asked for to first verdict', await median(5, () => firstVerdict(browser)), 400);
  say('Firefox, key to marks, 3,000 characters', await firefoxMarks(browser), 50);
  await browser.close();
}

async function median(rounds, act) {
  const times = [];
  for (let i = 0; i < rounds; i++) times.push(await act());
  return times.sort((a, b) => a - b)[rounds >> 1];
}

/** Puts the text in as soon as there is a field; milliseconds since the page was asked for. */
async function firstVerdict(browser) {
  const page = await browser.newPage();
  await page.goto(`${site.url}#draft`);
  const time = await page.evaluate(
    (text) =>
      new Promise((done) => {
        const look = () => {
          const field = document.querySelector('.sheet textarea');
          if (field && field.value === '') {
            field.value = text;
            field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
          }
          if (document.querySelector('.verdict')) done(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    kWorst,
  );
  await page.close();
  return time;
}

async function firefoxMarks(browser) {
  const page = await browser.newPage();
  await page.goto(`${site.url}#draft`);
  await page.waitForSelector('.sheet textarea');
  const times = await page.evaluate(
    async (before, rounds) => {
      const field = document.querySelector('.sheet textarea');
      const put = (text, inputType) => {
        field.value = text;
        field.setSelectionRange(text.length, text.length);
        field.dispatchEvent(new InputEvent('input', { inputType, bubbles: true }));
      };
      const frame = () => new Promise(requestAnimationFrame);
      const marks = () => document.querySelectorAll('.mirror mark').length;
      const found = [];
      for (let i = 0; i < rounds; i++) {
        put(`${before}I love your conten`, 'insertFromPaste');
        await new Promise((done) => setTimeout(done, 800));
        const had = marks();
        const start = performance.now();
        put(`${field.value}t `, 'insertText');
        while (marks() <= had && performance.now() - start < 3000) await frame();
        found.push((await frame()) - start);
      }
      return found.sort((a, b) => a - b);
    },
    `${plain(2900)}\n`,
    7,
  );
  await page.close();
  return times[times.length >> 1];
}
