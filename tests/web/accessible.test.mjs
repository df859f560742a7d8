import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings, axeFindingsInBothThemes } from './axe.mjs';
import { kKind, kNarrow, kWide, kWorst, launch, open as openOn, paste, serve, suite, verdict } from './site.mjs';

const { open } = suite();
const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Brings a view into each of its states, one after the other. */
async function* statesOf(page, view, field) {
  yield 'empty';
  for (const [name, text] of [
    ['push', kWorst],
    ['conversation', kKind],
    ['unclear', 'Rain again today'],
  ]) {
    await paste(page, field, text);
    await verdict(view, name);
    yield name;
  }
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await view.locator('.context select').last().selectOption({ index: 1 });
  await view.locator('.changed').waitFor();
  await view.getByRole('button', { name: 'See for yourself' }).click();
  for (const summary of await page.locator('summary:visible').all()) await summary.click();
  if ((await view.locator('.find.open').count()) === 0) await view.locator('.find h3 button').first().click();
  yield 'everything opened';
  await view.getByRole('button', { name: /^Not push/ }).click();
  await view.locator('.notice').waitFor();
  yield 'a rule silenced';
  await view.getByRole('button', { name: 'Report it without my text' }).click();
  await page.getByRole('dialog').waitFor();
  yield 'a false alarm reported';
  await page.keyboard.press('Escape');
  if ((await view.getAttribute('data-view')) === 'received') return;
  await view.getByRole('button', { name: 'Keep', exact: true }).click();
  await view.locator('[data-kept=drafts] li').waitFor();
  yield 'a draft kept';
  await view.getByRole('button', { name: /^Apply all/ }).click();
  await page.getByRole('dialog').locator('.verdictline').waitFor();
  yield 'all fixes previewed';
  await page.keyboard.press('Escape');
  await view.getByRole('button', { name: 'Before and after' }).click();
  await page.getByRole('dialog').locator('.diff').waitFor();
  yield 'two versions compared';
  await page.keyboard.press('Escape');
}

for (const size of [kWide, kNarrow]) {
  for (const name of ['draft', 'received']) {
    test(`axe finds nothing in ${name} at ${size.width} px, light and dark, and nothing scrolls sideways`, async () => {
      const { page, view, field } = await open({ view: name, size });
      for await (const state of statesOf(page, view, field)) {
        assert.deepEqual(await axeFindingsInBothThemes(page), [], state);
        assert.equal(await over(page), 0, state);
      }
    });
  }
}

test('axe finds nothing in a result that was passed on, nor where a link holds none', async () => {
  for (const size of [kWide, kNarrow]) {
    const { page } = await open({ size });
    for (const hash of [
      '#result?v=1&verdict=push&kind=dm-in&action=block&moves=thanks-follow.link&rules=seq.flattery-then-link*1',
      '#result',
    ]) {
      await page.evaluate((fragment) => {
        location.hash = fragment;
      }, hash);
      await page.locator(hash === '#result' ? '[data-view=result] [role=alert]' : '[data-view=result] .find').waitFor();
      assert.deepEqual(await axeFindings(page), [], hash);
    }
  }
});

test('axe finds nothing where the engine did not start', async () => {
  const site = await serve({ refuse: /\.wasm$/ });
  const browser = await launch();
  const { page, view } = await openOn(browser, site);
  await view.getByRole('alert').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await browser.close();
  await site.close();
});

for (const width of [320, 640]) {
  test(`nothing has to be scrolled sideways at ${width} px`, async () => {
    for (const name of ['draft', 'received']) {
      const { page, view, field } = await open({ view: name, size: { width, height: 800 } });
      for await (const state of statesOf(page, view, field)) assert.equal(await over(page), 0, `${name}, ${state}`);
    }
  });
}

test('text at twice the size still fits at 320 px', async () => {
  const { page, view, field } = await open({ size: { width: 320, height: 800 } });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  assert.equal(await over(page), 0);
});

test('every control is at least 24 px in both directions', async () => {
  for (const name of ['draft', 'received']) {
    const { page, view, field } = await open({ view: name, size: kNarrow });
    await paste(page, field, kWorst);
    await verdict(view, 'push');
    const small = await page
      .locator('button:visible, select:visible, nav a:visible, input:visible')
      .evaluateAll((controls) =>
        controls
          .filter((control) => !control.matches('.link, .find h3 button'))
          .flatMap((control) => {
            const { width, height } = control.getBoundingClientRect();
            return width < 24 || height < 24 ? [`${control.textContent}: ${width} x ${height}`] : [];
          }),
      );
    assert.deepEqual(small, []);
  }
});

test('in forced colours marks, chain and choices keep shapes that are seen, in the colours of the system', async () => {
  for (const dark of [false, true]) {
    const { page, view, field } = await open({ dark, forced: true });
    await paste(page, field, kWorst);
    await verdict(view, 'push');
    const system = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'CanvasText';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    const looks = await view.locator('.mirror mark').evaluateAll((marks) =>
      marks.map((mark) => {
        const style = getComputedStyle(mark);
        return [style.textDecorationColor, style.textDecorationStyle];
      }),
    );
    assert.ok(looks.every(([color]) => color === system), JSON.stringify(looks));
    assert.ok(new Set(looks.map(([, shape]) => shape)).size >= 2, 'strengths differ by shape');
    const wedge = await view
      .locator('.pushed > .steps')
      .evaluate((steps) => getComputedStyle(steps, '::after').backgroundColor);
    assert.equal(wedge, system);
    await field.focus();
    assert.equal(await view.locator('.editor').evaluate((one) => getComputedStyle(one).outlineStyle), 'solid', 'the focus is seen');
    assert.deepEqual(await axeFindings(page), []);
  }
});

test('nothing moves where less motion is asked for', async () => {
  const moving = async (motion) => {
    const { page, view, field } = await open({ motion });
    await paste(page, field, kWorst);
    await verdict(view, 'push');
    return page.evaluate(() =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element);
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
      }).length,
    );
  };
  assert.ok((await moving(true)) > 0);
  assert.equal(await moving(false), 0);
});

test('no word on the chain is broken, at any width', async () => {
  for (const width of [320, 360, 640, 1280]) {
    const { page, view, field } = await open({ size: { width, height: 800 } });
    await paste(page, field, kWorst);
    await verdict(view, 'push');
    const broken = await view.locator('.flow .what').evaluateAll((labels) =>
      labels.flatMap((label) => {
        const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const { index, 0: word } of node.data.matchAll(/[^\s]+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
          }
        }
        return found;
      }),
    );
    assert.deepEqual(broken, [], `${width} px`);
  }
});

test('light and dark change places at the press of a button', async () => {
  const { page } = await open();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  assert.notEqual(await ground(), before);
  await page.getByRole('button', { name: 'Light or dark' }).click();
  assert.equal(await ground(), before);
});
