import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kWorst, paste, suite, verdict } from './site.mjs';

const { open } = suite();

test('nothing is known at first: every chip but the kind is dashed and says so first', async () => {
  for (const name of ['draft', 'received']) {
    const { view } = await open({ view: name });
    for (const select of await view.locator('.context select:not([data-chip=kind])').all()) {
      assert.match(await select.locator('option').first().textContent(), /not known$/);
      assert.equal(await select.inputValue(), '');
      assert.equal(await select.locator('..').getAttribute('class'), 'chip unknown');
    }
  }
});

test('an answer makes its chip solid, and the text is checked again at once', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const chip = view.locator('select[data-chip=relation]');
  await chip.selectOption('customer');
  assert.equal(await view.locator('.chip:has(select[data-chip=relation])').getAttribute('class'), 'chip');
  assert.equal(await chip.evaluate((element) => element === document.activeElement), true);
});

test('the same offer weighs less for a customer who asked than for a new follower within minutes', async () => {
  const { page, view, field } = await open();
  await paste(page, field, 'Thanks for following. Grab my free guide: papertrail.example/guide');
  await verdict(view);
  const choose = async (choices) => {
    for (const [chip, value] of Object.entries(choices))
      await view.locator(`select[data-chip=${chip}]`).selectOption(value);
    await page.waitForTimeout(200);
    const said = await view
      .locator('.weigh p')
      .first()
      .textContent()
      .catch(() => null);
    return said ? Number(/(\d+) of 100/.exec(said)[1]) : 0;
  };
  page.setDefaultTimeout(1000);
  const soon = await choose({ relation: 'new-follower', when: 'minutes', asked: 'no' });
  const asked = await choose({ relation: 'customer', when: 'later', asked: 'yes' });
  assert.ok(soon >= asked + 10, `${soon} and ${asked}`);
});

test('a question that is not answered leads to its chip', async () => {
  const { page, view, field } = await open();
  await paste(page, field, 'We help bakeries get more orders. Reply if that is useful.');
  await verdict(view);
  const rows = view.locator('.missing li');
  assert.ok((await rows.count()) > 0);
  await rows.first().getByRole('button').click();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SELECT');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.chip').classList.contains('unknown')), true);
});

test('whether it says so is asked only of what is sent automatically', async () => {
  const { view } = await open();
  assert.equal(await view.locator('select[data-chip=disclosed]').count(), 0);
  await view.locator('select[data-chip=automated]').selectOption('yes');
  assert.equal(await view.locator('select[data-chip=disclosed]').count(), 1);
  await view.locator('select[data-chip=automated]').selectOption('no');
  assert.equal(await view.locator('select[data-chip=disclosed]').count(), 0);
});

test('an answer that another kind of text does not show does not go on counting unseen', async () => {
  const { view } = await open();
  await view.locator('select[data-chip=relation]').selectOption('new-follower');
  await view.locator('select[data-chip=kind]').selectOption('post');
  assert.equal(await view.locator('select[data-chip=relation]').count(), 0);
  await view.locator('select[data-chip=kind]').selectOption('dm-out');
  assert.equal(await view.locator('select[data-chip=relation]').inputValue(), '');
});
