import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load, spansOf, wordsAt, worst } from './support.mjs';

const engine = await load();
const link = 'https://shop.example/course';
const words = (report, text) => spansOf(report).map((span) => wordsAt(text, span));

/** The worst message behind a beginning that has no say in the verdict. */
function checkBehind(beginning) {
  const text = `${beginning}\n\n${worst.text}`;
  return { text, report: engine.check({ ...worst, text }) };
}

const beginnings = {
  'emoji outside the basic plane': '\u{1F600}\u{1F9D1}\u200D\u{1F680}\u{1F1F3}\u{1F1F1}',
  'lone high surrogates': 'a \ud83d b \ud83d\ud83d',
  'lone low surrogates': '\ude00 a \ude00\ude00',
  'a pair the wrong way round': '\ude00\ud83d',
  'combining marks': 'Cafe\u0301 e\u0301\u0302\u0323 \u0e01\u0e33',
  'two and three byte letters': '\u00e9\u0416\u05d0\u4e2d\u6587',
  'right-to-left text with marks of direction': '\u200f\u0645\u0631\u062d\u0628\u0627 \u202eabc\u202c',
  'zeros and control characters': '\0\0\u0007\u001b[31m',
  'letters that grow or shrink when folded': '\u0130\u00df\ufb03\u1e9e',
  'more text than one stride of the index': '\u00e9\u{1F600}x'.repeat(500),
};

for (const [what, beginning] of Object.entries(beginnings)) {
  test(`spans stand at the right words after ${what}`, () => {
    const { text, report } = checkBehind(beginning);
    assert.equal(report.verdict, 'push');
    const move = report.moves.find((found) => found.move === 'link');
    assert.equal(wordsAt(text, move), link);
    assert.ok(words(report, text).some((found) => found.includes('honored')));
  });
}

test('the same words are found with and without such a beginning', () => {
  const plain = words(engine.check(worst), worst.text);
  for (const beginning of ['\u{1F600}', '\ud83d', 'e\u0301']) {
    const { text, report } = checkBehind(beginning);
    assert.deepEqual(words(report, text), plain);
  }
});

test('spans lie in the text, in order, and never cut a pair in two', () => {
  const text = `\u{1F600}${worst.text.replaceAll(' ', ' \u{1F680} ')}\u{1F600}`;
  for (const { start, end } of spansOf(engine.check({ ...worst, text }))) {
    assert.ok(start >= 0 && start <= end && end <= text.length);
    for (const at of [start, end]) assert.doesNotMatch(text.slice(at - 1, at + 1), /^[\ud800-\udbff][\udc00-\udfff]$/);
  }
});

test('a fix applied by its edits gives a text that scores no higher', () => {
  const { text, report } = checkBehind('\u{1F600} \ud83d');
  for (const { fix } of report.findings.filter((finding) => finding.fix)) {
    let fixed = text;
    for (const edit of [...fix.edits].reverse()) {
      fixed = fixed.slice(0, edit.start) + edit.text + fixed.slice(edit.end);
    }
    assert.notEqual(fixed, text);
    assert.ok(engine.check({ ...worst, text: fixed }).score <= report.score);
  }
});
