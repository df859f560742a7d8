import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kKind, kNarrow, kWorst, paste, suite, verdict } from './site.mjs';

const { open } = suite();

/** Opens the first card that offers a fix. */
async function openFix(view) {
  const cards = view.locator('.find');
  for (let i = 0; i < (await cards.count()); i++) {
    const title = cards.nth(i).locator('h3 button');
    if ((await title.getAttribute('aria-expanded')) === 'false') await title.click();
    if (await cards.nth(i).locator('.btn.main').count()) return cards.nth(i);
  }
  throw new Error('no finding offers a fix');
}

async function pasted(options) {
  const opened = await open(options);
  await paste(opened.page, opened.field, kWorst);
  await verdict(opened.view, 'push');
  return opened;
}

test('a fix changes the text, says so, and can be taken back while the text is unchanged', async () => {
  const { page, view, field } = await pasted();
  const card = await openFix(view);
  const title = await card.locator('h3 button').evaluate((button) => button.firstChild.textContent);
  await card.locator('.btn.main').click();
  await view.locator('.applied').waitFor();
  const fixed = await field.inputValue();
  assert.ok(fixed.length < kWorst.length);
  assert.equal(await view.locator('.applied s').textContent(), title);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Undo/);
  await view.locator('.applied button').click();
  assert.equal(await field.inputValue(), kWorst);
  await view.locator('.applied').waitFor({ state: 'detached' });
});

test("the field's own undo takes a fix back in one step", async () => {
  const { page, view, field } = await pasted();
  await (await openFix(view)).locator('.btn.main').click();
  await view.locator('.applied').waitFor();
  assert.notEqual(await field.inputValue(), kWorst);
  await page.keyboard.press('ControlOrMeta+Z');
  assert.equal(await field.inputValue(), kWorst);
});

test('Ctrl or Cmd with Enter applies the fix of the open card', async () => {
  const { page, view, field } = await pasted();
  const card = await openFix(view);
  await card.locator('h3 button').focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await view.locator('.applied').waitFor();
  assert.notEqual(await field.inputValue(), kWorst);
});

test('after another edit the fix can no longer be taken back from its row', async () => {
  const { page, view, field } = await pasted();
  await (await openFix(view)).locator('.btn.main').click();
  await view.locator('.applied').waitFor();
  await field.press('End');
  await page.keyboard.type(' More.');
  await view.locator('.applied').waitFor({ state: 'detached' });
});

test('a received message is not rewritten', async () => {
  const { view } = await pasted({ view: 'received' });
  for (const title of await view.locator('.find h3 button').all()) {
    if ((await title.getAttribute('aria-expanded')) === 'false') await title.click();
    assert.equal(await view.locator('.find .btn.main').count(), 0);
  }
});

test('applying every fix in turn ends, and the verdict is no worse', async () => {
  const { page, view } = await pasted();
  let rounds = 0;
  for (; rounds < 20; rounds++) {
    const card = await openFix(view).catch(() => null);
    if (!card) break;
    await card.locator('.btn.main').click();
    await page.waitForTimeout(100);
  }
  assert.ok(rounds > 0 && rounds < 20);
});

test('the advice of a card is copied', async () => {
  const { page, view } = await pasted();
  const card = view.locator('.find.open');
  await card.getByRole('button', { name: 'Copy the advice' }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await card.locator('dd.do').textContent());
});

test('the same message, talking: it is used in one step, its first gap is selected, and it can be taken back', async () => {
  const { page, view, field } = await pasted();
  const better = view.locator('.better[open]');
  assert.deepEqual(await better.locator('.gap').allTextContents(), ['[which one?]', '[do what?]', '[One question]']);
  await better.getByRole('button', { name: 'Use this' }).click();
  await verdict(view, 'conversation');
  assert.match(await field.inputValue(), /^Hi Marta, thank you for following\. Your post about \[which one\?\]/);
  const chosen = await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
  assert.equal(chosen, '[which one?]');
  await view.locator('.better').waitFor({ state: 'detached' });
  await view.locator('.applied').getByRole('button', { name: 'Undo' }).click();
  await verdict(view, 'push');
  assert.equal(await field.inputValue(), kWorst);
  await view.locator('.better').waitFor();
  await paste(page, field, kKind);
  await verdict(view, 'conversation');
  await view.locator('.better').waitFor({ state: 'detached' });
});

test('the same message, talking, is folded on a small screen and copied with its gaps', async () => {
  const { page, view } = await pasted({ size: kNarrow });
  assert.equal(await view.locator('.better').getAttribute('open'), null);
  await view.locator('.better summary').click();
  await view.locator('.better').getByRole('button', { name: /^Copy/ }).click();
  await view.locator('.better').getByText('Copied').waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\[which one\?\] made me \[do what\?\]/);
});
