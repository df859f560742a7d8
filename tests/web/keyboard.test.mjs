import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kWide, kWorst, paste, suite, verdict } from './site.mjs';

const { open } = suite();

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return (
      element.getAttribute('aria-label') ?? element.closest('[data-key]')?.dataset.key ?? element.id ?? element.tagName
    );
  });

test('the whole way from load to a changed text goes by keyboard alone', async () => {
  const { page, view, field } = await open({ size: kWide });
  assert.equal(
    await field.evaluate((element) => element === document.activeElement),
    true,
    'focus begins in the field',
  );
  await page.keyboard.type(kWorst, { delay: 1 });
  await verdict(view, 'push');
  const text = await field.inputValue();

  await page.keyboard.press('F8');
  await view.locator('.find.open').waitFor();
  const selected = await field.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd));
  assert.ok(selected.length > 0, 'F8 selects the words in the field');

  for (let i = 0; i < 60 && !(await focused(page)).startsWith('find-'); i++) await page.keyboard.press('Tab');
  assert.match(await focused(page), /^find-/);
  for (let i = 0; i < 30; i++) {
    if (await view.locator('.find.open .btn.main').count()) break;
    await page.keyboard.press('F8');
  }
  assert.match(await focused(page), /^find-/, 'F8 outside the field goes from card to card');
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /^fix-/);
  await page.keyboard.press('Enter');
  await view.locator('.applied').waitFor();
  assert.notEqual(await field.inputValue(), text);
  await page.keyboard.press('Escape');
  assert.equal(
    await field.evaluate((element) => element === document.activeElement),
    true,
    'Escape goes back to the caret',
  );
  await page.keyboard.press('ControlOrMeta+Z');
  assert.equal(await field.inputValue(), text);
});

test('Shift with F8 goes to the place before', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const opened = () => view.locator('.find.open .n').textContent();
  assert.equal(await opened(), '1');
  await page.keyboard.press('F8');
  assert.equal(await opened(), '2');
  await page.keyboard.press('Shift+F8');
  assert.equal(await opened(), '1');
  await page.keyboard.press('Shift+F8');
  assert.equal(await opened(), String(await view.locator('.find').count()), 'before the first comes the last');
});

test('Enter opens a card and closes it, and the focus stays on its title', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const second = view.locator('.find h3 button').nth(1);
  await second.focus();
  await page.keyboard.press('Enter');
  assert.equal(await view.locator('.find.open .n').textContent(), '2');
  assert.match(await focused(page), /^find-/);
  await page.keyboard.press('Enter');
  assert.equal(await view.locator('.find.open').count(), 0);
});

test('the focus goes through the page in the order of the document', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await page.locator('.skip').focus();
  const seen = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const all = [...document.querySelectorAll('a[href], button, select, textarea, input, summary')];
      return element === document.body ? -1 : all.indexOf(element);
    });
    if (at < 0) break;
    seen.push(at);
  }
  assert.ok(seen.length > 15);
  assert.deepEqual(
    seen,
    [...seen].sort((a, b) => a - b),
  );
});

test('the skip link goes to the field and leaves the view', async () => {
  const { page, field } = await open({ view: 'received' });
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);
  assert.match(page.url(), /#received$/);
});

test('one polite region tells the verdict and the first place, and is still while keys go down', async () => {
  const { page, view } = await open();
  await page.keyboard.type('I love your content! Grab my free guide now: a.example/b ', { delay: 30 });
  assert.equal(await page.getByRole('status').textContent(), '');
  await page.waitForTimeout(2600);
  assert.match(await page.getByRole('status').textContent(), /^(Push|Leaning|Conversation)\. /);
  await verdict(view);
  assert.equal(await page.locator('[aria-live], [role=status]').count(), 1);
});
