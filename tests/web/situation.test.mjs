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

const kOpen = 'We help bakeries get more orders. Reply if that is useful.';

test('an open question is answered with one tap, which says where it leads and what it changed', async () => {
  for (const name of ['draft', 'received']) {
    const { page, view, field } = await open({ view: name });
    await paste(page, field, kOpen);
    const before = await verdict(view);
    const rows = view.locator('.missing li');
    await rows.first().waitFor();
    const leading = view.locator('.missing .tap:has(small)').first();
    const question = await leading.locator('xpath=ancestor::*[@role="group"]').getAttribute('aria-label');
    const promised = (await leading.locator('small').textContent()).replace('\u2192 ', '');
    await leading.click();
    await view.locator('.changed').waitFor();
    assert.match(await view.locator('.changed').textContent(), new RegExp(`Now ${promised}, before `));
    assert.equal(await view.locator('.verdict h2').textContent(), promised);
    assert.notEqual(await verdict(view), before);
    // Others may be asked now: what would change the verdict is another thing from here.
    assert.equal(await view.getByRole('group', { name: question, exact: true }).count(), 0);
  }
});

test('what an answer has changed is said until the text changes', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await view.locator('select[data-chip=relation]').selectOption('friend');
  await view.locator('.changed').waitFor();
  assert.match(await view.locator('.changed').textContent(), /^Who they are to you: a friend\. Still Push/);
  await field.press('End');
  await page.keyboard.type(' More.');
  await view.locator('.changed').waitFor({ state: 'detached' });
});

test('what the readers care for counts, and is remembered only on request', async () => {
  const { page, context, view, field } = await open();
  await paste(page, field, 'Shop now: lamps for every room. See lamps.example');
  await verdict(view);
  await view.getByText('More about the situation').click();
  await view.getByLabel('What the readers care for').fill('beekeeping, honey');
  await view.locator('.find', { hasText: 'rel.' }).or(view.locator('[data-rule="rel.off-audience"]')).first().waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await view.getByLabel('Remember these words').check();
  const again = await context.newPage();
  await again.goto(page.url());
  await again.getByText('More about the situation').click();
  assert.equal(await again.getByLabel('What the readers care for').inputValue(), 'beekeeping, honey');
  await view.getByLabel('Remember these words').uncheck();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
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

test('what was said before counts, is never kept, and what it changed is told', async () => {
  const { page, view, field } = await open();
  await paste(page, field, 'Just following up on my offer: shall we talk this week?');
  await verdict(view);
  await view.getByText('More about the situation').click();
  await view.getByRole('button', { name: 'Add an earlier message' }).click();
  await view.getByLabel('Earlier message 1').fill('No thank you, I am not interested. Please stop.');
  await view.locator('[data-rule="pressure.after-no"]').waitFor();
  assert.match(await view.locator('.changed').textContent(), /^Earlier messages, oldest first: added\. .*Counts now/);
  await view.getByRole('button', { name: /^Remove/ }).click();
  await view.locator('[data-rule="pressure.after-no"]').waitFor({ state: 'detached' });
  assert.match(await view.locator('.changed').textContent(), /left out/);
  await view.getByLabel('Remember these words').check();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['unpushy.readers']);
});

test('length, tags and links stand beside the field against the platform, and are heard only when crossed', async () => {
  const { page, view, field } = await open();
  const counts = view.locator('.counts');
  const heard = page.locator('[role=status].vh');
  await view.locator('select[data-chip=kind]').selectOption('post');
  await view.locator('select[data-chip=platform]').selectOption('x');
  await paste(page, field, 'The kiln had its first firing on Thursday. #kiln');
  await verdict(view);
  await view.locator('.counts', { hasText: '1 of 2 tags' }).waitFor();
  assert.match(await counts.textContent(), /48 of 280 characters/);
  assert.equal(await view.locator('.over').isVisible(), false);
  assert.doesNotMatch(await heard.textContent(), /tag/);
  await field.press('End');
  await page.keyboard.type(' #clay #glaze #wood');
  await view.locator('.over').waitFor();
  assert.match(await view.locator('.over').textContent(), /^Two tags more than X .*Checked [A-Z][a-z]+ \d+, \d{4}\.$/);
  await page.locator('[role=status].vh', { hasText: 'more than X' }).waitFor();
  await view.locator('select[data-chip=platform]').selectOption('instagram');
  await view.locator('.over').waitFor({ state: 'hidden' });
});

test('an answer to the questions takes no sign of a scam away, and suggests no reply to one', async () => {
  const { page, view, field } = await open({ view: 'received' });
  await paste(page, field, 'I sent a code to your phone by mistake. Can you send it to me?');
  await verdict(view, 'push');
  for (const [chip, answer] of [['asked', 'yes'], ['relation', 'friend']]) {
    await view.locator(`select[data-chip=${chip}]`).selectOption(answer);
    await view.locator('.changed').waitFor();
    assert.match(await view.locator('.scam').textContent(), /^Signs of a scam/);
    assert.match(await view.locator('.gist').textContent(), /It has signs of a scam/);
    assert.notEqual(await view.locator('.choices input:checked').inputValue(), 'reply');
  }
  await verdict(view, 'conversation');
  assert.match(await view.locator('.do .why').textContent(), /^Ask them in another way/);
});
