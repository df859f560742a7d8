import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kKind, kNarrow, kWorst, paste, suite, verdict } from './site.mjs';

const { open } = suite();

test('a pasted draft that wraps an offer in praise is shown as push, with its chain, its weight and its places', async () => {
  const { page, view, field, problems } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  assert.equal(await view.locator('.verdict h2').textContent(), 'Push');
  assert.match(await view.locator('.gist').textContent(), /^[A-Z].*\.$/);
  assert.equal(await view.locator('.turnmark').count(), 1);
  assert.ok((await view.locator('.step').count()) >= 3);
  assert.match(await view.locator('.weigh p').first().textContent(), /of 100; from 50 on it pushes\.$/);
  const places = await view.locator('.find').count();
  assert.ok(places >= 2);
  assert.deepEqual(
    await view.locator('.find .n').allTextContents(),
    Array.from({ length: places }, (_, i) => String(i + 1)),
  );
  assert.deepEqual(problems, []);
});

test('a typed draft that thanks and asks a real question is shown as conversation, with the signs that talk', async () => {
  const { page, view, field } = await open();
  await field.focus();
  await page.keyboard.type(kKind, { delay: 2 });
  await verdict(view, 'conversation');
  assert.ok((await view.locator('.signs li').count()) >= 1);
  assert.equal(await view.locator('.weigh').count(), 0, 'no number where there is nothing to change');
});

test('a pasted message that was received gets an action with its reason and ready answers', async () => {
  const { page, view, field, problems } = await open({ view: 'received' });
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const suggested = view.locator('.choices label', { hasText: 'suggested' });
  assert.equal(await suggested.locator('input').isChecked(), true);
  assert.ok(['ignore', 'block', 'ask-first'].includes(await suggested.locator('input').inputValue()));
  assert.match(await view.locator('.why').textContent(), /What speaks for it/);
  assert.ok((await view.locator('.answer').count()) >= 2);
  assert.match(await view.locator('.limits').textContent(), /not a scam detector/);
  assert.deepEqual(problems, []);
});

test('a typed message that was received and only thanks and asks is conversation', async () => {
  const { page, view, field } = await open({ view: 'received' });
  await field.focus();
  await page.keyboard.type(kKind, { delay: 2 });
  await verdict(view, 'conversation');
  assert.equal(await view.locator('.choices input:checked').inputValue(), 'reply');
});

test('another choice than the suggested one shows its own reason', async () => {
  const { page, view, field } = await open({ view: 'received' });
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const before = await view.locator('.why').textContent();
  await view.getByRole('radio', { name: 'Reply' }).check();
  assert.notEqual(await view.locator('.why').textContent(), before);
});

test('a ready answer is copied with one click', async () => {
  const { page, view, field } = await open({ view: 'received' });
  await paste(page, field, kWorst);
  const answer = view.locator('.answer').first();
  await answer.getByRole('button').click();
  await answer.getByRole('button', { name: /^Copied/ }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await answer.locator('p').textContent());
});

test('every example is one click away and gets a verdict', async () => {
  for (const name of ['draft', 'received']) {
    const { view } = await open({ view: name });
    const titles = await view.locator('.examples button').allTextContents();
    assert.equal(titles.length, 4);
    for (const title of titles) {
      await view.locator('.examples button', { hasText: title }).click();
      await verdict(view);
    }
  }
});

test('the welcome to a new follower is push; the news and the reply with an answer are not', async () => {
  const { view } = await open();
  const shown = async (title) => {
    await view.locator('.examples button', { hasText: title }).click();
    await view.page().waitForTimeout(200);
    return verdict(view);
  };
  assert.equal(await shown('Welcome to a new follower'), 'push');
  assert.equal(await shown('News from the workshop'), 'conversation');
  assert.notEqual(await shown('Reply with a link'), 'push');
});

test('the empty field shows the three postures, and clearing brings them back', async () => {
  const { page, view, field } = await open();
  assert.deepEqual(await view.locator('.legend h3').allTextContents(), ['Conversation', 'Leaning', 'Push']);
  await paste(page, field, kWorst);
  await verdict(view);
  assert.equal(await view.locator('.legend').count(), 0);
  await view.getByRole('button', { name: 'Clear' }).click();
  await view.locator('.legend').waitFor();
  assert.equal(await view.locator('.verdict').count(), 0);
  await view.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await field.inputValue(), kWorst);
});

test('the paste button reads the clipboard', async () => {
  const { page, view, field } = await open();
  await page.evaluate((text) => navigator.clipboard.writeText(text), kWorst);
  await view.getByRole('button', { name: 'Paste' }).click();
  await verdict(view, 'push');
  assert.equal(await field.inputValue(), kWorst);
});

test('three words without a sign are too short to say', async () => {
  const { page, view, field } = await open();
  await paste(page, field, 'Rain again today');
  await verdict(view, 'unclear');
  assert.match(await view.locator('.gist').textContent(), /^Three words/);
});

test('each view has an address, its own text, and the browser goes back and forward between them', async () => {
  const { page, field } = await open();
  await paste(page, field, kWorst);
  await page.getByRole('link', { name: 'Received' }).click();
  const other = page.locator('[data-view=received] .sheet textarea');
  await other.fill(kKind);
  await page.goBack();
  assert.equal(await page.locator('[data-view=received]').isHidden(), true);
  assert.equal(await field.inputValue(), kWorst);
  assert.equal(await page.getByRole('link', { name: 'Draft' }).getAttribute('aria-current'), 'page');
  await page.goForward();
  assert.equal(await other.inputValue(), kKind);
  assert.match(await page.title(), /received/);
});

test('a text of more than a megabyte is read up to the limit, and the page says so', async () => {
  const { view, field } = await open();
  await field.evaluate((element) => {
    element.value = `${'A day at the sea, and nothing else. '.repeat(80)}\n`.repeat(400);
    element.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  });
  // Until the engine is there the same place says that it is getting ready.
  await view.locator('.notice', { hasText: 'first megabyte' }).waitFor();
});

test('how to mute, block and report is told for the platform, with its day and without a link', async () => {
  const { page, view, field } = await open({ view: 'received' });
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const leave = view.locator('.leave');
  await leave.waitFor();
  const general = await leave.locator('dl').textContent();
  await view.locator('select[data-chip=platform]').selectOption('mastodon');
  await view.locator('.leave summary', { hasText: 'on Mastodon' }).waitFor();
  assert.notEqual(await leave.locator('dl').textContent(), general);
  assert.deepEqual(await leave.locator('dt').allTextContents(), ['Mute', 'Block', 'Report']);
  assert.match(await leave.locator('.src').textContent(), /Checked [A-Z][a-z]+ \d+, \d{4}\./);
  assert.equal(await leave.locator('a').count(), 0);
});

test('the answers fit the message: a no and a question to copy, and why none is needed', async () => {
  const { page, view, field } = await open({ view: 'received' });
  for (const [text, expected] of [
    [kWorst, 'Take me off the list'],
    [kKind, 'Thank you'],
  ]) {
    await paste(page, field, text);
    await view.locator('.answer', { hasText: new RegExp(expected, 'i') }).first().waitFor();
    assert.equal(await view.locator('.answer').count(), 3);
    assert.equal(await view.locator('.answer button').count(), 2);
    assert.equal(await view.locator('.answer.none button').count(), 0);
  }
});

test('signs of a scam stand apart, and that this detects none is said once either way', async () => {
  const { page, view, field } = await open({ view: 'received' });
  const said = async () => (await view.textContent()).match(/not a scam detector/g)?.length;
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  assert.equal(await view.locator('.scam').count(), 0);
  assert.equal(await said(), 1);
  await paste(page, field, 'You have won a phone! To claim your prize, send me the verification code you received.');
  await view.locator('.scam').waitFor();
  assert.ok((await view.locator('.scam li').count()) >= 1);
  assert.equal(await said(), 1);
});

test('received on a phone: the word, what to do and why stand on the first screen, in the light and in the dark', async () => {
  const worst = "It's an honor that you follow me! I love what you post. Have a look at my shop: waxandwick.example";
  for (const dark of [false, true]) {
    const { page, view, field } = await open({ view: 'received', size: kNarrow, dark, touch: true });
    await paste(page, field, worst);
    await verdict(view, 'push');
    assert.equal(await page.evaluate(() => scrollY), 0);
    const seen = await view.locator('.verdict h2, .verdict .todo, .verdict .gist').evaluateAll((parts) =>
      parts.map((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const at = document.elementFromPoint((left + right) / 2, top + 4);
        return { text: part.textContent, inside: top >= 0 && bottom <= innerHeight && right <= innerWidth, onTop: part.contains(at) || at.contains(part) };
      }),
    );
    assert.deepEqual(seen.map(({ inside, onTop }) => inside && onTop), [true, true, true]);
    assert.equal(seen[0].text, 'Push');
    assert.match(seen[1].text, /^Suggested: (block|ignore)\. .*kind sentences? carr(y|ies) a link/);
    assert.match(seen[2].text, /^Suggested: /);
  }
});

test('printed are the text with its marks, the verdict and every reason, dark on white, and no control', async () => {
  for (const name of ['draft', 'received']) {
    const { page, view, field } = await open({ view: name });
    await paste(page, field, kWorst);
    await verdict(view, 'push');
    await page.getByRole('button', { name: 'Light or dark' }).click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    const few = await view.locator('.find').count();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.ok((await view.locator('.find:visible').count()) > few);
    assert.deepEqual(await page.locator('button:visible:not(h3 button, .steps button)').allTextContents(), []);
    const brightness = (element, property) =>
      element.evaluate((one, what) => getComputedStyle(one)[what].match(/\d+/g).slice(0, 3).reduce((sum, n) => sum + Number(n), 0), property);
    assert.equal(await brightness(page.locator('body'), 'backgroundColor'), 3 * 255);
    assert.ok((await brightness(view.locator('.mirror'), 'color')) < 150);
    assert.ok(await view.locator('.mirror mark').first().isVisible());
  }
});

test('each of the seven dimensions is named: those with reasons with a bar and a word, the others as quiet', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const bars = await view.locator('.dims li').allTextContents();
  assert.ok(bars.length > 1 && bars.every((words) => /(some|much)$/.test(words.trim())), bars.join());
  const all = (await view.locator('.dims').textContent()).toLowerCase();
  for (const name of ['authenticity', 'pressure', 'value', 'timing', 'volume', 'honesty', 'relevance'])
    assert.equal(all.split(name).length, 2, `${name} is named once`);
});
