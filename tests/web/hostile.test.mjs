import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paste, suite, verdict } from './site.mjs';

const { open } = suite();

const kBreaker = '"><img src=x onerror="window.broken=1"><script>window.broken=1</script>';

/** Drafts that are no ordinary text; each must get a verdict, do nothing else, and stay in the field. */
const kDrafts = {
  markup: kBreaker.repeat(20),
  direction: 'Buy \u202emy course\u202c now \u2066free\u2069 guide: shop.example',
  unseen: 'f\u200br\u200be\u200be '.repeat(50),
  marks: `Z${'\u0301\u0336\u035c'.repeat(300)}algo is here to push my course`,
  emoji: '\u{1F468}\u200d\u{1F469}\u200d\u{1F467} '.repeat(2000),
  endless: `${'a'.repeat(50000)} get my course`,
  lines: '\n'.repeat(5000) + 'Get my course',
  template: '${window.broken=1} {{constructor.constructor("window.broken=1")()}} <%= 1 %> get my course',
  addresses: 'javascript:window.broken=1 data:text/html,<script>window.broken=1</script> get my course',
};

test('no draft, however it is made, breaks the page or runs', async () => {
  const { page, view, field, problems } = await open();
  for (const [name, text] of Object.entries(kDrafts)) {
    await field.fill('');
    await paste(page, field, text);
    await verdict(view);
    assert.equal(await field.inputValue(), text, name);
    assert.equal(await view.locator('.mirror img, .mirror script, main a[href^=javascript]').count(), 0, name);
  }
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.deepEqual(problems, []);
});

/** What may stand behind the # of an address somebody sends. */
const kFragments = [
  kBreaker, '%', '%00', '%E0%A4%A', '__proto__', 'constructor', 'toString', '../../etc/passwd', 'draft?text=<b>', 'draft=&kind=%FF',
  'rules/__proto__', 'result?v=1&verdict=push&kind=post&moves=<b>&rules=__proto__*1', 'result?v=1&verdict=__proto__&kind=post', `rules/${kBreaker}`, 'kept', 'pass=AAAA', 'draft/'.repeat(500), 'javascript:window.broken=1', '\u202e', 'a'.repeat(20000),
];

test('no fragment of an address breaks the page or runs', async () => {
  const { page, problems } = await open();
  for (const fragment of kFragments) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await page.waitForTimeout(20);
    assert.ok((await page.locator('[data-view]:visible').count()) > 0, fragment.slice(0, 50));
  }
  await page.evaluate(() => {
    location.hash = 'draft';
  });
  await page.locator('[data-view=draft] .sheet textarea').waitFor();
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.deepEqual(problems, []);
});
