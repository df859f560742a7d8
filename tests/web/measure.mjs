// Measuring the page as a person feels it: from the key to the paint.

import { kWorst } from './site.mjs';

/** Plain talk of a given length, in lines. */
export const plain = (length) => {
  const line = 'We walked along the canal and talked about the old mill, the bakers and the weather.\n';
  return line.repeat(Math.ceil(length / line.length)).slice(0, length - 1);
};

/** A whole text at once: a browser's own insertion takes seconds for a long one. */
const put = (field, text) =>
  field.evaluate((element, words) => {
    element.value = words;
    element.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    element.focus();
  }, text);

async function slowDown({ page, context }, times) {
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/** Milliseconds from the key that completes a phrase until its new mark is painted. */
export async function keyToMarks(opened, { length = 3000, slowed = 4, keys = 12 } = {}) {
  const { page, view, field } = opened;
  await put(field, `${plain(length - kWorst.length)}\n${kWorst}\n`);
  await view.locator('.mirror mark').first().waitFor();
  await page.waitForTimeout(800);
  await slowDown(opened, slowed);
  await page.keyboard.press('ControlOrMeta+End');
  await page.evaluate(() => {
    window.times = [];
    const field = document.querySelector('.sheet textarea');
    const mirror = document.querySelector('.mirror');
    field.addEventListener('keydown', ({ key, timeStamp }) => {
      if (key !== 't' || !window.armed) return;
      window.armed = false;
      const marks = mirror.querySelectorAll('mark').length;
      const look = () => {
        if (mirror.querySelectorAll('mark').length <= marks) return requestAnimationFrame(look);
        // The frame after the one that has the mark begins when that one was painted.
        requestAnimationFrame((now) => window.times.push(now - timeStamp));
      };
      requestAnimationFrame(look);
    });
  });
  for (let i = 0; i < keys; i++) {
    await page.keyboard.insertText('I love your conten'); // only the last key is measured
    await page.waitForTimeout(60);
    await page.evaluate(() => {
      window.armed = true;
    });
    await page.keyboard.press('t');
    await page.waitForFunction((n) => window.times.length > n, i, { timeout: 5000, polling: 50 }).catch(() => {});
    await page.keyboard.insertText('. We met there. ');
    await page.waitForTimeout(150);
  }
  const times = (await page.evaluate(() => window.times)).sort((a, b) => a - b);
  if (times.length < keys / 2) throw new Error(`only ${times.length} of ${keys} keys brought a mark`);
  return { median: times[times.length >> 1], worst: times.at(-1), times };
}

/** The longest task of the main thread while a whole message is typed, in milliseconds; 0 if none reaches 50. */
export async function longestTask(opened, slowed = 4) {
  const { page, view, field } = opened;
  await put(field, `${plain(3000)}\n`);
  await view.locator('.verdict').waitFor();
  await page.waitForTimeout(800);
  await slowDown(opened, slowed);
  await page.keyboard.press('ControlOrMeta+End');
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask' });
  });
  await page.keyboard.type(kWorst, { delay: 20 });
  await page.waitForTimeout(1500);
  return page.evaluate(() => window.longest);
}

/**
 * Milliseconds from the last file's arrival to the first verdict, and from the moment the page was asked for; the text waits
 * in the field before the engine does. Until the verdict is there nothing else is asked of the page: that would be measured, too.
 */
export async function startToVerdict(open, rounds = 5) {
  const after = [];
  const whole = [];
  for (let i = 0; i < rounds; i++) {
    const ends = [];
    let said;
    await open({
      untouched: true,
      prepare: (page) => {
        page.on('requestfinished', (request) => {
          const { startTime, responseEnd } = request.timing();
          ends.push(startTime + responseEnd);
        });
        said = page.waitForEvent('console', (message) => message.text().startsWith('verdict at '));
        return page.addInitScript(fillAndWatch, kWorst);
      },
    });
    const [verdictAt, asked] = (await said).text().slice('verdict at '.length).split(' ').map(Number);
    after.push(verdictAt - Math.max(...ends.filter((end) => end < verdictAt)));
    whole.push(verdictAt - asked);
  }
  return { after: middle(after), whole: middle(whole), least: Math.min(...after) };
}

/** Milliseconds the main thread computes, and its scripts, until the first verdict: a busy machine does not change them much. */
export async function workToVerdict(open, site, rounds = 3) {
  const found = [];
  for (let i = 0; i < rounds; i++) {
    let client;
    let said;
    await open({
      untouched: true,
      prepare: async (page, context) => {
        await page.goto(`${site.url}icon.svg`); // the page then stays in one process, which is the one that is measured
        client = await context.newCDPSession(page);
        await client.send('Performance.enable', { timeDomain: 'threadTicks' });
        said = page.waitForEvent('console', (message) => message.text().startsWith('verdict at '));
        await page.addInitScript(fillAndWatch, kWorst);
      },
    });
    await said;
    const { metrics } = await client.send('Performance.getMetrics');
    const milliseconds = (name) => 1000 * metrics.find((one) => one.name === name).value;
    found.push({ thread: milliseconds('TaskDuration'), scripts: milliseconds('ScriptDuration') });
  }
  return { thread: middle(found.map(({ thread }) => thread)), scripts: middle(found.map(({ scripts }) => scripts)) };
}

/** Milliseconds of scripts, styles and layout that a key costs the main thread at 3,000 characters, from key to rest. */
export async function workOfKey({ page, context, view, field }) {
  await put(field, `${plain(3000 - kWorst.length)}\n${kWorst}\n`);
  await view.locator('.mirror mark').first().waitFor();
  await page.keyboard.press('ControlOrMeta+End');
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const own = metrics.filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name));
    return 1000 * own.reduce((sum, { value }) => sum + value, 0);
  };
  const words = 'We met there. I love your content. ';
  await page.keyboard.type(words, { delay: 60 });
  const before = await spent();
  await page.keyboard.type(words, { delay: 60 });
  return ((await spent()) - before) / words.length;
}

const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];

function fillAndWatch(text) {
  new MutationObserver((_, observer) => {
    const field = document.querySelector('.sheet textarea');
    if (field && field.value === '') {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    }
    if (!document.querySelector('.verdict')) return;
    console.log(`verdict at ${performance.timeOrigin + performance.now()} ${performance.timeOrigin}`);
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
