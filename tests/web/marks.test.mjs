import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kKind, kNarrow, kWide, kWorst, markedWords, paste, suite, verdict } from './site.mjs';

const { open } = suite();

/** Signs that count differently in bytes, in code points, in UTF-16 units and on the screen. */
const kOdd =
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467} \u{1F1E7}\u{1F1EA} e\u0301a\u0323\u0302 \u{1D538} \u0928\u092E\u0938\u094D\u0924\u0947\n';

test('marks stand under the same words with emoji and combining letters before them', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const plain = await markedWords(view);
  assert.ok(plain.length >= 2);
  assert.match(plain.join(''), /honor/);
  await paste(page, field, kOdd + kWorst);
  await page.waitForTimeout(300);
  assert.deepEqual(await markedWords(view), plain);
});

/**
 * How many pixels differ by more than half the way from black to white. A mark's edge moves the letters behind it by a
 * part of a pixel, which nobody sees; one whole pixel, or a line that breaks elsewhere, counts by the hundred.
 */
async function differentPixels(context, ...pictures) {
  const page = await context.newPage();
  const count = await page.evaluate(
    async (encoded) => {
      const [a, b] = await Promise.all(
        encoded.map(async (one) => {
          const bytes = Uint8Array.from(atob(one), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes]));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          canvas.drawImage(bitmap, 0, 0);
          return canvas.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      return a.length === b.length ? a.filter((value, i) => Math.abs(value - b[i]) > 127).length : -1;
    },
    pictures.map((picture) => picture.toString('base64')),
  );
  await page.close();
  return count;
}

const kMixed = `${kWorst}\n\n\u05E9\u05DC\u05D5\u05DD, 123 abc.\n${'long-word'.repeat(12)} end   \n\n`;
const kRightToLeft = `\u0645\u0631\u062D\u0628\u0627! ${kWorst}\n\u05E9\u05DC\u05D5\u05DD, 123 abc.\n 1 - 2 (3)\n`;

test('the mirror writes every character where the field writes it', async () => {
  for (const size of [kWide, kNarrow]) {
    for (const [name, text] of [['draft', kOdd + kMixed], ['received', kOdd + kMixed], ['draft', kRightToLeft]]) {
      const { page, context, view, field } = await open({ view: name, size: { ...size, height: 1400 } });
      await paste(page, field, text);
      await verdict(view, 'push');
      await field.evaluate((element) => element.blur());
      const sheet = view.locator('.sheet');
      // Bare text, once in the field's ink and once in the mirror's.
      const picture = (inField) =>
        sheet
          .evaluate((element, field) => {
            const [mirror, area] = [element.querySelector('.mirror'), element.querySelector('.sheet textarea')];
            area.style.color = field ? 'black' : 'transparent';
            mirror.style.color = field ? 'transparent' : 'black';
            for (const mark of mirror.querySelectorAll('mark')) {
              mark.className = '';
              mark.style.textDecoration = 'none';
              delete mark.dataset.n;
            }
          }, inField)
          .then(() => sheet.screenshot());
      const pictures = [await picture(true), await picture(false)];
      assert.equal(await differentPixels(context, ...pictures), 0, `${name} at ${size.width}`);
    }
  }
});

test('marks move with the text in the same frame', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const before = await markedWords(view);
  await page.keyboard.press('ControlOrMeta+Home');
  const after = await field.evaluate((element) => {
    element.setRangeText('Well then. ', 0, 0, 'end');
    element.dispatchEvent(new InputEvent('input', { inputType: 'insertText', bubbles: true }));
    return [...document.querySelectorAll('.mirror mark')].map((mark) => mark.textContent);
  });
  assert.deepEqual(after, before);
});

test('while keys go down quickly, the mirror never shows another text than the field', async () => {
  const { page, view, field } = await open();
  await field.focus();
  await page.evaluate(() => {
    window.differences = 0;
    const [area, mirror] = [document.querySelector('.sheet textarea'), document.querySelector('.mirror')];
    const look = () => {
      if (mirror.textContent !== `${area.value}\n`) window.differences++;
      requestAnimationFrame(look);
    };
    look();
  });
  await page.keyboard.type(kWorst, { delay: 3 });
  await verdict(view, 'push');
  assert.equal(await page.evaluate(() => window.differences), 0);
});

test('a word that is still being typed gets no new mark; its end brings it, and so does a rest', async () => {
  const { page, view, field } = await open();
  await field.focus();
  await page.keyboard.type('We met at the fair on Monday. ', { delay: 2 });
  await verdict(view);
  await page.keyboard.type('Only 5 places left, I love your content', { delay: 2 });
  await page.waitForTimeout(250);
  const early = await markedWords(view);
  assert.ok(early.join().includes('places'), 'words that are complete are marked at once');
  assert.ok(!early.join().includes('content'), `${early}`);
  await page.waitForTimeout(900);
  assert.ok((await markedWords(view)).join().includes('content'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('We met at the fair on Monday. I love your content', { delay: 2 });
  await page.keyboard.press('Space');
  await page.waitForTimeout(250);
  assert.ok((await markedWords(view)).join().includes('content'));
});

test('numbers that end on one line stand in one badge, and none is lost', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const marked = await view
    .locator('.find')
    .evaluateAll((cards) =>
      cards.filter((card) => card.querySelector('.quote')).map((card) => card.querySelector('.n').textContent),
    );
  const numbers = await view.locator('.mirror mark[data-n]').evaluateAll((marks) =>
    marks.flatMap((mark) =>
      mark.dataset.n.split(' ').flatMap((part) => {
        const [first, last = first] = part.split('\u2013').map(Number);
        return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
      }),
    ),
  );
  assert.deepEqual(numbers.sort(), marked.sort());
});

test('the caret in a mark opens its card and leaves the focus in the field', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await page.waitForTimeout(700);
  await field.evaluate((element, at) => element.setSelectionRange(at, at), kWorst.indexOf('Only 5 places') + 2);
  await view.locator('.find.open', { hasText: 'Only 5 places' }).waitFor();
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);
});

test('the line being typed is never behind the verdict on a small screen', async () => {
  const { page, view, field } = await open({ size: kNarrow });
  await paste(page, field, `${kWorst}\n\n${kKind}\n\n`);
  await verdict(view);
  await page.keyboard.press('ControlOrMeta+End');
  for (let line = 0; line < 6; line++) await page.keyboard.type('One more line\n');
  await page.waitForTimeout(200);
  const lastLine = await view.locator('.mirror > div').last().boundingBox();
  const sticky = await view.locator('.verdict').boundingBox();
  assert.ok(lastLine.y + lastLine.height <= sticky.y, `${lastLine.y + lastLine.height} and ${sticky.y}`);
});

test('a node of the chain selects its words in the field', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  await view.locator('.node').first().click();
  const words = await field.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd));
  assert.ok(words.length > 3 && kWorst.includes(words));
});

test('with many reasons the heavy ones are listed and numbered, and the others come when asked for', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kWorst);
  await verdict(view, 'push');
  const more = view.locator('.findings .more');
  const before = await view.locator('.find').count();
  assert.ok(before <= 7);
  assert.equal(await more.count(), 1);
  await more.click();
  assert.ok((await view.locator('.find').count()) > before);
  assert.equal(await more.count(), 0);
  assert.match(await page.evaluate(() => document.activeElement.dataset.key), /^find-/);
});

test('a clean text carries no mark', async () => {
  const { page, view, field } = await open();
  await paste(page, field, kKind);
  await verdict(view, 'conversation');
  assert.equal(await view.locator('.mirror mark').count(), 0);
});

test('an input method writes a word, and the text is checked when it is done', async () => {
  const { page, context, view, field } = await open();
  await paste(page, field, `${kWorst}\n`);
  await verdict(view, 'push');
  const before = await markedWords(view);
  const client = await context.newCDPSession(page);
  for (const text of ['\u306B', '\u306B\u307B', '\u65E5\u672C']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await client.send('Input.insertText', { text: '\u65E5\u672C' });
  await page.waitForTimeout(900);
  assert.equal(await field.inputValue(), `${kWorst}\n\u65E5\u672C`);
  assert.deepEqual(await markedWords(view), before);
});
