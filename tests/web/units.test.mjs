// The page's parts that are plain functions, without a browser.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';

const kWeb = new URL('../../web/', import.meta.url);
let vite;
const parts = {};

before(async () => {
  const resolve = createRequire(new URL('package.json', kWeb)).resolve('vite');
  const { createServer } = await import(pathToFileURL(resolve));
  vite = await createServer({
    root: fileURLToPath(kWeb),
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  for (const [name, path] of [
    ['marks', 'editor/marks'],
    ['sentence', 'editor/sentence'],
    ['pace', 'pace'],
    ['chain', 'report/chain'],
    ['chips', 'context/chips'],
    ['strings', 'strings/index'],
  ]) {
    parts[name] = await vite.ssrLoadModule(`/src/${path}.ts`);
  }
});
after(() => vite.close());

test('a change between two texts is the smallest one', () => {
  const { changeBetween } = parts.marks;
  assert.deepEqual(changeBetween('abc', 'abXc'), { at: 2, removed: 0, inserted: 1 });
  assert.deepEqual(changeBetween('aaa', 'aa'), { at: 2, removed: 1, inserted: 0 });
  assert.deepEqual(changeBetween('', 'abc'), { at: 0, removed: 0, inserted: 3 });
  assert.deepEqual(changeBetween('same', 'same'), { at: 4, removed: 0, inserted: 0 });
});

test('marks before a change stay, marks behind it move, marks around it stretch, marks whose words are gone go', () => {
  const { moveMarks } = parts.marks;
  const mark = (start, end) => ({ n: 1, level: 1, numbered: true, start, end });
  const moved = (marks, change) =>
    moveMarks(
      marks.map(([a, b]) => mark(a, b)),
      change,
    ).map(({ start, end }) => [start, end]);
  assert.deepEqual(
    moved(
      [
        [0, 3],
        [10, 12],
      ],
      { at: 5, removed: 0, inserted: 4 },
    ),
    [
      [0, 3],
      [14, 16],
    ],
  );
  assert.deepEqual(moved([[2, 8]], { at: 4, removed: 1, inserted: 3 }), [[2, 10]]);
  assert.deepEqual(moved([[4, 6]], { at: 2, removed: 8, inserted: 1 }), []);
  assert.deepEqual(moved([[2, 6]], { at: 4, removed: 6, inserted: 0 }), [[2, 4]]);
  assert.deepEqual(moved([[2, 6]], { at: 0, removed: 4, inserted: 1 }), [[1, 3]]);
});

test('a line is cut wherever a mark begins or ends, and nothing of it is lost', () => {
  const { pieces } = parts.marks;
  const marks = [
    { n: 1, level: 1, start: 0, end: 6 },
    { n: 2, level: 3, start: 4, end: 20 },
  ];
  const cut = pieces(marks, 2, 10);
  assert.deepEqual(
    cut.map(({ start, end, marks: here }) => [start, end, here.map(({ n }) => n)]),
    [
      [2, 4, [1]],
      [4, 6, [1, 2]],
      [6, 10, [2]],
    ],
  );
});

test('the shortest mark around a position is meant', () => {
  const { markAt } = parts.marks;
  const marks = [
    { n: 1, start: 0, end: 30 },
    { n: 2, start: 5, end: 9 },
  ];
  assert.equal(markAt(marks, 7), 2);
  assert.equal(markAt(marks, 20), 1);
  assert.equal(markAt(marks, 31), null);
});

test('a full stop in a link ends no sentence', () => {
  const { sentenceAround } = parts.sentence;
  const text = 'Hello there. See rye.example/loaf for it! Bye';
  const { start, end } = sentenceAround(text, text.indexOf('rye'));
  assert.equal(text.slice(start, end), 'See rye.example/loaf for it!');
});

test('a sentence is open until its end is typed', () => {
  const { sentenceEnded } = parts.sentence;
  assert.equal(sentenceEnded('Grab my', 7), false);
  assert.equal(sentenceEnded('Grab my guide.', 14), true);
  assert.equal(sentenceEnded('Grab my guide. ', 15), true);
  assert.equal(sentenceEnded('Line\n', 5), true);
  assert.equal(sentenceEnded('', 0), true);
});

const kMoment = {
  now: 10_000,
  typing: true,
  lastKey: 9_900,
  shown: 'conversation',
  verdict: 'conversation',
  verdictSince: 10_000,
  score: 10,
  newInOpenSentence: false,
};

test('a report of a text that came at once is painted at once', () => {
  assert.equal(parts.pace.paintTime({ ...kMoment, typing: false, verdict: 'push', newInOpenSentence: true }), 10_000);
  assert.equal(parts.pace.paintTime({ ...kMoment, shown: null, verdict: 'push' }), 10_000);
});

test('while typing, a new verdict waits until it is stable, a new mark until the sentence rests', () => {
  const { paintTime } = parts.pace;
  assert.equal(paintTime(kMoment), 10_000);
  assert.equal(paintTime({ ...kMoment, verdict: 'push' }), 10_400);
  assert.equal(paintTime({ ...kMoment, newInOpenSentence: true }), 10_500);
});

test('a score just under the line does not take "push" back while keys are going down', () => {
  const { paintTime } = parts.pace;
  assert.equal(paintTime({ ...kMoment, shown: 'push', verdict: 'leaning', score: 47 }), 11_400);
  assert.equal(paintTime({ ...kMoment, shown: 'push', verdict: 'leaning', score: 44 }), 10_400);
});

/** A report with moves given as [id, words] that stand in the text in this order. */
function chainOf(text, moves) {
  let from = 0;
  const spans = moves.map(([move, words]) => {
    const start = text.indexOf(words, from);
    from = start + words.length;
    return { move, start, end: from };
  });
  const chain = parts.chain.chainOf({ moves: spans }, text);
  return { ...chain, steps: chain.nodes.map((node) => [node.role, [...node.moves.keys()].join('+')].join(':')) };
}

test('moves of one sentence that are drawn alike share a node, and the chain turns at the first ask after kind words', () => {
  const text = 'Thanks for following. Love your work. We sell ads at ads.example. Bye';
  const chain = chainOf(text, [
    ['thanks-follow', 'Thanks'],
    ['flatter', 'Love'],
    ['pitch', 'We sell'],
    ['link', 'ads.example'],
  ]);
  assert.deepEqual(chain.steps, ['warm:thanks-follow', 'warm:flatter', 'ask:pitch+link']);
  assert.equal(chain.turn, 2);
  assert.equal(chain.kindSentences, 2);
});

test('an ask after news or a greeting is no turn', () => {
  assert.equal(
    chainOf('Hi Ann. Buy now.', [
      ['greet', 'Hi'],
      ['call-to-action', 'Buy'],
    ]).kindSentences,
    0,
  );
  assert.equal(
    chainOf('The kiln is fired. Buy now.', [
      ['news', 'The kiln'],
      ['call-to-action', 'Buy'],
    ]).kindSentences,
    0,
  );
});

test('a chain has at most five nodes, repeats fold first, and no move is lost', () => {
  const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const moves = ['thanks-follow', 'flatter', 'flatter', 'pitch', 'urgency', 'link', 'ask-call', 'question'];
  const chain = chainOf(
    words.map((word) => `${word}.`).join(' '),
    moves.map((move, i) => [move, words[i]]),
  );
  assert.equal(chain.nodes.length, 5);
  assert.equal(
    chain.nodes.flatMap((node) => [...node.moves.values()]).reduce((a, b) => a + b, 0),
    8,
  );
  assert.equal(chain.nodes.find((node) => node.moves.has('flatter')).moves.get('flatter'), 2);
});

test('a move the page does not know is drawn, and not as an ask', () => {
  assert.deepEqual(chainOf('Zebra here.', [['zebra', 'Zebra']]).steps, ['warm:zebra']);
});

test('every move of the rules is drawn in its role and has a label', () => {
  const rules = readFileSync(new URL('../../src/data/rules/moves.toml', import.meta.url), 'utf8');
  const moves = [...rules.matchAll(/^id\s*=\s*"([^"]+)"\s*\nrole\s*=\s*"([^"]+)"/gm)];
  assert.ok(moves.length > 20);
  for (const [, id, role] of moves) {
    assert.equal(parts.chain.kRoles[id], role, id);
    if (role !== 'none') assert.ok(parts.strings.strings.moves[id]?.label, id);
  }
});

test('what is not known is left out of the context', () => {
  const { contextOf } = parts.chips;
  assert.deepEqual(contextOf({ kind: 'post', relation: '', platform: 'x', asked: 'no' }), {
    platform: 'x',
    asked: false,
  });
});
