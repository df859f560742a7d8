import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { kKind, kWorst, paste, suite, verdict } from './site.mjs';

const { open } = suite();

async function pasted(options) {
  const opened = await open(options);
  await paste(opened.page, opened.field, kWorst);
  await verdict(opened.view, 'push');
  return opened;
}

async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') };
}

test('all fixes are previewed with what goes, applied in one step, and taken back in one step', async () => {
  const { page, view, field } = await pasted();
  await view.getByRole('button', { name: /^Apply all/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.outcome .verdictline').waitFor();
  assert.equal(await field.inputValue(), kWorst, 'a preview changes nothing');
  const gone = (await dialog.locator('del').allTextContents()).join('');
  assert.match(gone, /papertrail\.example/);
  const promised = await dialog.locator('.verdictline').textContent();
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  await view.locator('.applied').waitFor();
  assert.doesNotMatch(await field.inputValue(), /papertrail/);
  assert.equal(await view.locator('.verdict h2').textContent(), promised);
  await view.locator('.applied button').click();
  assert.equal(await field.inputValue(), kWorst);
});

test('a fix that is not wanted is left out of all', async () => {
  const { page, view } = await pasted();
  await view.getByRole('button', { name: /^Apply all/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('del').first().waitFor();
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
  assert.equal(await dialog.locator('del').count(), 0);
  await dialog.getByRole('button', { name: /^Copy the improved text/ }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), kWorst);
});

test('every point of the score belongs to a finding', async () => {
  const { view } = await pasted();
  await view.locator('.sum summary').click();
  const rows = await view
    .locator('.sum tbody td')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent.replace('\u2212', '-'))));
  const total = Number(await view.locator('.sum tfoot td').textContent());
  assert.equal(
    rows.reduce((a, b) => a + b, 0),
    total,
  );
  assert.match(await view.locator('.weigh p').first().textContent(), new RegExp(` ${total} of 100`));
});

test('"not push" silences a rule in this browser, says so, and can be undone', async () => {
  const { page, view } = await pasted();
  const card = view.locator('.find.open');
  const rule = await card.getAttribute('data-rule');
  const title = await card.locator('h3 button').evaluate((button) => button.firstChild.textContent);
  await card.getByRole('button', { name: /^Not push/ }).click();
  await view.locator('.notice', { hasText: title }).waitFor();
  assert.equal(await view.locator(`.find[data-rule="${rule}"]`).count(), 0);
  assert.equal(await view.locator('.silenced').count(), 1);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(kept.includes(rule));
  for (const word of ['Marta', 'papertrail', 'bakeries']) assert.ok(!kept.includes(word), 'no word of the text is kept');
  const list = page.locator('[data-kept=silenced]');
  await list.locator('summary').click();
  const { name, content } = await saved(page, () => list.getByRole('button', { name: 'Save the list' }).click());
  assert.equal(name, 'unpushy-silenced.json');
  assert.equal(JSON.parse(content)[0].rule, rule);
  await list.getByRole('button', { name: /^Mark again/ }).click();
  await view.locator(`.find[data-rule="${rule}"]`).first().waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('a silenced rule stays silenced when the page is opened again', async () => {
  const { page, context, view } = await pasted();
  const rule = await view.locator('.find.open').getAttribute('data-rule');
  await view.locator('.find.open').getByRole('button', { name: /^Not push/ }).click();
  await view.locator('.notice').waitFor();
  const again = await context.newPage();
  await again.goto(page.url());
  const field = again.locator('[data-view=draft] .sheet textarea');
  await field.waitFor();
  await paste(again, field, kWorst);
  await verdict(again.locator('[data-view=draft]'), 'push');
  assert.equal(await again.locator(`.find[data-rule="${rule}"]`).count(), 0);
});

test('the report of a false alarm holds rule ids, and of the text only what is put in', async () => {
  const { page, view } = await pasted();
  const rule = await view.locator('.find.open').getAttribute('data-rule');
  await view.locator('.find.open').getByRole('button', { name: /^Not push/ }).click();
  await view.getByRole('button', { name: 'Report it without my text' }).click();
  const dialog = page.getByRole('dialog');
  const text = () => dialog.locator('pre').textContent();
  assert.match(await text(), new RegExp(`rule: ${rule.replace('.', '\\.')}\\n`));
  for (const word of ['Marta', 'honor', 'papertrail', 'bakeries']) assert.ok(!(await text()).includes(word));
  await dialog.getByRole('checkbox').check();
  assert.match(await text(), /words: .*honor/);
  await dialog.getByLabel('Your own words').fill('We say this to everybody.');
  assert.match(await text(), /We say this to everybody\.$/);
});

test('a draft is kept only when asked, and is listed, renamed, opened, saved and deleted', async () => {
  const { page, context, view, field } = await pasted();
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).length);
  assert.equal(await databases(), 0);
  await view.getByRole('button', { name: 'Keep', exact: true }).click();
  const list = view.locator('[data-kept=drafts]');
  await list.locator('li').waitFor();
  assert.equal(await databases(), 1);
  await list.getByRole('button', { name: /^Rename/ }).click();
  await page.keyboard.type('The worst one');
  await page.keyboard.press('Enter');
  await list.locator('li', { hasText: 'The worst one' }).waitFor();

  const again = await context.newPage();
  await again.goto(page.url());
  const other = again.locator('[data-view=draft]');
  await other.locator('[data-kept=drafts] li', { hasText: 'The worst one' }).getByRole('button', { name: /^Open/ }).click();
  await verdict(other, 'push');
  assert.equal(await other.locator('.sheet textarea').inputValue(), kWorst);
  await again.close();

  const { content } = await saved(page, () => list.getByRole('button', { name: 'Save all to a file' }).click());
  assert.deepEqual(
    JSON.parse(content).map(({ name, text }) => [name, text]),
    [['The worst one', kWorst]],
  );
  await list.getByRole('button', { name: /^Delete/ }).click();
  await list.getByRole('button', { name: 'Undo' }).click();
  await list.locator('li', { hasText: 'The worst one' }).waitFor();
  await list.getByRole('button', { name: /^Delete/ }).click();
  await list.locator('li').waitFor({ state: 'detached' });
  assert.equal(await databases(), 0, 'nothing is left behind');
  assert.equal(await field.inputValue(), kWorst);
});

test('two versions are compared: both verdicts, the words, and what is no longer found', async () => {
  const { page, view, field } = await pasted();
  await field.press('ControlOrMeta+Home');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.type('Good morning.\n');
  await page.waitForTimeout(600);
  await view.getByRole('button', { name: 'Before and after' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.diff ins').first().waitFor();
  assert.equal(await dialog.locator('.verdictline').count(), 2);
  assert.match((await dialog.locator('ins').allTextContents()).join(' '), /Good/);
  assert.match((await dialog.locator('del').allTextContents()).join(' '), /honor/);
  assert.ok((await dialog.locator('.cameandwent li').count()) > 0);
  await dialog.getByLabel('Before', { exact: true }).fill(kKind);
  await dialog.locator('.outcome', { hasText: 'Conversation' }).waitFor();
});

test('a link carries the result and no word of the text, and the page shows it again', async () => {
  const { page, context, view } = await pasted();
  await view.getByRole('button', { name: /^Copy a link/ }).click();
  await view.getByRole('button', { name: /^Copied/ }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  for (const word of ['Marta', 'honor', 'papertrail', 'bakeries', 'quick']) assert.ok(!link.includes(word));
  const other = await context.newPage();
  await other.goto(link);
  const shown = other.locator('[data-view=result]');
  await shown.locator('.verdict[data-verdict=push]').waitFor();
  const titles = await shown.locator('.find h3').allTextContents();
  assert.ok(titles.includes('Thanks or praise, then an offer'), titles.join());
  await shown.getByRole('link', { name: 'Check a text of your own' }).click();
  await other.locator('[data-view=draft]').waitFor();
  assert.equal(await shown.isHidden(), true);
});

test('a fragment that is no result says so in one sentence and does nothing else', async () => {
  for (const fragment of [
    '#result',
    '#result?v=1&verdict=push',
    '#result?v=1&verdict=push&kind=dm-out&moves=&rules=%3Cimg%20src=x%20onerror=alert(1)%3E*1',
    `#result?${'a'.repeat(5000)}`,
    '#result?v=1&verdict=constructor&kind=__proto__&moves=toString&rules=',
  ]) {
    const { page, problems } = await open();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    const shown = page.locator('[data-view=result]');
    await shown.getByRole('alert').waitFor();
    assert.match(await shown.getByRole('alert').textContent(), /^This link holds no result\./);
    assert.equal(await shown.locator('.verdict, .find, img').count(), 0);
    const { width, height } = await shown.getByRole('alert').boundingBox();
    assert.ok(height < width / 3, 'the sentence stands in a line and not in a column of letters');
    assert.deepEqual(problems, []);
  }
});

test('a report is saved as Markdown, JSON and SARIF, with the text only when asked', async () => {
  const { page, view } = await pasted();
  const save = (format) => saved(page, () => view.getByRole('button', { name: `Save as ${format}` }).click());
  for (const [format, name] of [
    ['Markdown', 'unpushy.md'],
    ['JSON', 'unpushy.json'],
    ['SARIF', 'unpushy.sarif'],
  ]) {
    const file = await save(format);
    assert.equal(file.name, name);
    assert.match(file.content, /seq\.flattery-then-link/);
    for (const word of ['Marta', 'papertrail', 'bakeries']) assert.ok(!file.content.includes(word), `${format}: ${word}`);
  }
  await view.getByLabel('Put the text into the file, too').check();
  assert.match((await save('Markdown')).content, /> Hi Marta/);
  const { runs, version } = JSON.parse((await save('SARIF')).content);
  assert.equal(version, '2.1.0');
  const [{ results, tool }] = runs;
  for (const { ruleId, ruleIndex, locations } of results) {
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    for (const { physicalLocation } of locations) {
      const { charOffset, charLength, snippet } = physicalLocation.region;
      assert.equal(kWorst.slice(charOffset, charOffset + charLength), snippet.text);
    }
  }
});

test('a mark under the mouse tells why, what instead, and holds the fix; Escape closes it', async () => {
  const { page, view, field } = await pasted();
  await page.evaluate(() => scrollTo(0, 0));
  const mark = view.locator('.mirror mark', { hasText: 'Only 5 places' });
  const box = await mark.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const card = view.locator('.peek');
  await card.waitFor();
  assert.match(await card.textContent(), /Why.+Instead/);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height + 20);
  assert.equal(await card.isVisible(), true, 'the mouse can move onto the card');
  await card.getByRole('button').first().click();
  await view.locator('.applied').waitFor();
  assert.notEqual(await field.inputValue(), kWorst);
  assert.equal(await card.isHidden(), true);
});

test('a tap on a mark of a small screen tells its reason at hand', async () => {
  const { page, view } = await open({ size: { width: 360, height: 740 }, touch: true });
  const field = view.locator('.sheet textarea');
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await page.waitForTimeout(800);
  await page.evaluate(() => scrollTo(0, 0));
  const box = await view.locator('.mirror mark', { hasText: 'honor' }).first().boundingBox();
  await page.touchscreen.tap(box.x + 30, box.y + box.height / 2);
  await view.locator('.peek').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await view.locator('.peek').isHidden(), true);
});

test('where the device can share, the text and the link are handed to it; elsewhere no button says so', async () => {
  const shares = (page) =>
    page.addInitScript(() => {
      window.shared = [];
      navigator.share = async (what) => void window.shared.push(what);
    });
  const { page, view } = await pasted({ prepare: shares });
  await view.getByRole('button', { name: 'Share', exact: true }).click();
  await view.locator('[data-key=share-link]').click();
  const [text, link] = await page.evaluate(() => window.shared);
  assert.deepEqual(text, { text: kWorst });
  assert.match(link.url, /#result\?v=1&verdict=push/);
  assert.doesNotMatch(JSON.stringify(link), /Marta|bakeries|papertrail/);
  const without = await pasted();
  if (await without.page.evaluate(() => 'share' in navigator)) return;
  assert.equal(await without.view.getByRole('button', { name: /Share/ }).count(), 0);
});
