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
    ['edits', 'editor/edits'],
    ['link', 'pass/link'],
    ['chain', 'report/chain'],
    ['chips', 'context/chips'],
    ['talking', 'report/talking'],
    ['counts', 'report/counts'],
    ['strings', 'strings/index'],
    ['drawn', 'history/drawn'],
    ['svg', 'history/charts/svg'],
    ['out', 'history/out'],
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

test('a word is open until a space or a closing sign ends it', () => {
  const { openWord } = parts.sentence;
  assert.deepEqual(openWord('Grab my', 7), { start: 5, end: 7 });
  assert.deepEqual(openWord('Grab my ', 8), { start: 8, end: 8 });
  assert.deepEqual(openWord('Grab my guide!', 14), { start: 14, end: 14 });
  assert.deepEqual(openWord('See rye.example/lo', 18), { start: 4, end: 18 }, 'a full stop in a link ends nothing');
  assert.deepEqual(openWord('', 0), { start: 0, end: 0 });
});

const kMoment = {
  now: 10_000,
  typing: true,
  lastKey: 9_900,
  shown: 'conversation',
  verdict: 'conversation',
  verdictSince: 10_000,
  score: 10,
  newInOpenWord: false,
};

test('a report of a text that came at once is painted at once', () => {
  const moment = { ...kMoment, typing: false, verdict: 'push', newInOpenWord: true };
  assert.equal(parts.pace.marksTime(moment), 10_000);
  assert.equal(parts.pace.verdictTime(moment), 10_000);
  assert.equal(parts.pace.verdictTime({ ...kMoment, shown: null, verdict: 'push' }), 10_000);
});

test('while typing, a new verdict waits until it is stable, and marks do not wait for it', () => {
  const { marksTime, verdictTime } = parts.pace;
  assert.equal(verdictTime(kMoment), 10_000);
  assert.equal(verdictTime({ ...kMoment, verdict: 'push' }), 10_400);
  assert.equal(marksTime({ ...kMoment, verdict: 'push' }), 10_000);
});

test('while typing, a new mark waits until its word is complete or the keys rest', () => {
  assert.equal(parts.pace.marksTime({ ...kMoment, newInOpenWord: true }), 10_500);
});

test('a score just under the line does not take "push" back while keys are going down', () => {
  const { verdictTime } = parts.pace;
  assert.equal(verdictTime({ ...kMoment, shown: 'push', verdict: 'leaning', score: 47 }), 11_400);
  assert.equal(verdictTime({ ...kMoment, shown: 'push', verdict: 'leaning', score: 44 }), 10_400);
});

/** A draft with moves and one reason, each given by its words. */
function draftWith(text, moves, pushes, kind = 'dm-out', band = 'push') {
  const span = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return {
    ...{ view: 'draft', text, kind, band, silenced: [] },
    report: { moves: moves.map(([move, words]) => ({ move, ...span(words) })) },
    places: [{ n: 1, finding: { evidence: pushes.map(span) } }],
  };
}

test('the same message, talking: what pushes is out, what only the writer knows is a gap, and nothing is invented', () => {
  const { talkingOf, plainWords } = parts.talking;
  const text = 'Hi Marta, thanks for following! I bake, too. Buy my book: shop.example';
  const moves = [['greet', 'Hi Marta'], ['thanks-follow', 'thanks for following'], ['link', 'shop.example']];
  const [kept, bare] = talkingOf(draftWith(text, moves, ['thanks for following', 'Buy my book'])).map(plainWords);
  assert.equal(bare, 'Hi Marta, thank you for following. Your post about [which one?] made me [do what?]. [One question]?');
  assert.equal(kept, bare.replace('Your post', 'I bake, too. Your post'));
});

test('the same message, talking, keeps what is specific and what asks, and the lines of a post', () => {
  const { talkingOf, plainWords } = parts.talking;
  const own = 'Your rye made me try it. Which flour do you use? Order now!';
  const moves = [['specific', 'Your rye'], ['question', 'Which flour do you use?'], ['call-to-action', 'Order now']];
  assert.equal(plainWords(talkingOf(draftWith(own, moves, []))[0]), 'Your rye made me try it. Which flour do you use?');
  const post = 'Sale! {It} is big, too.\n\nThe oven stays.\nBuy!';
  const [kept, bare] = talkingOf(draftWith(post, [], ['Buy'], 'post')).map(plainWords);
  assert.match(kept, /^\{It\} is big, too\.\n\nThe oven stays\. It is for \[whom\?\]/);
  assert.match(bare, /^\[What is new, in one sentence\?\] It is for /);
});

test('the same message, talking, is offered for a draft that leans or pushes, and for no other', () => {
  const { talkingOf } = parts.talking;
  const draft = draftWith('Buy now!', [], ['Buy now']);
  assert.equal(talkingOf(draft).length, 1);
  for (const other of [{ band: 'talk' }, { band: 'none' }, { view: 'received' }, { text: 'Buy now! '.repeat(1000) }])
    assert.deepEqual(talkingOf({ ...draft, ...other }), []);
});

test('the fixes of several places become one list of edits that do not overlap', () => {
  const { gathered, edited, stretches } = parts.edits;
  const fix = (...edits) => ({ title: '', edits: edits.map(([start, end, text = '']) => ({ start, end, text })) });
  const text = '0123456789';
  const edits = gathered([fix([2, 5]), fix([4, 7]), fix([8, 9, 'X']), fix([8, 10])]);
  assert.deepEqual(edits, [
    { start: 2, end: 7, text: '' },
    { start: 8, end: 9, text: 'X' },
  ]);
  assert.equal(edited(text, edits), '017X9');
  assert.deepEqual(
    stretches(text, edits).map(({ kind, text: words }) => `${kind} ${words}`),
    ['same 01', 'gone 23456', 'same 7', 'gone 8', 'new X', 'same 9'],
  );
});

test('a result in a link holds no word of the text, and is read back', () => {
  globalThis.location = { href: 'https://host.example/x/#draft' };
  const { linkOf, readResult } = parts.link;
  const report = {
    verdict: 'push',
    action: null,
    moves: [{ move: 'thanks-follow' }, { move: 'link' }],
    findings: [{ rule: 'a.b' }, { rule: 'a.b' }, { rule: 'c.d-e' }],
  };
  const link = linkOf({ report, kind: 'dm-out', text: 'secret words' });
  assert.ok(link.startsWith('https://host.example/x/#result?'));
  assert.ok(!link.includes('secret'));
  const result = readResult(link.slice(link.indexOf('#')), (rule) => ['a.b', 'c.d-e'].includes(rule));
  assert.deepEqual(result, {
    verdict: 'push',
    kind: 'dm-out',
    action: null,
    moves: ['thanks-follow', 'link'],
    rules: new Map([
      ['a.b', 2],
      ['c.d-e', 1],
    ]),
  });
  delete globalThis.location;
});

test('a link of a text with many moves and reasons is one that the page reads', () => {
  globalThis.location = { href: 'https://host.example/#draft' };
  const { linkOf, readResult } = parts.link;
  const findings = Array.from({ length: 90 }, (_, i) => ({ rule: `some-long-family.some-rule-${i}` }));
  const moves = Array.from({ length: 300 }, () => ({ move: 'call-to-action' }));
  const link = linkOf({ report: { verdict: 'push', action: null, moves, findings }, kind: 'dm-out' });
  const result = readResult(link.slice(link.indexOf('#')), () => true);
  assert.equal(result.rules.size, 90);
  assert.ok(result.moves.length > 10);
  delete globalThis.location;
});

test('a fragment that no result link would have is refused', () => {
  const read = (fragment) => parts.link.readResult(fragment, (rule) => rule === 'a.b');
  const good = '#result?v=1&verdict=push&kind=dm-out&moves=link&rules=a.b*2';
  assert.ok(read(good));
  for (const bad of [
    '#result',
    '#result?',
    good.replace('v=1', 'v=2'),
    good.replace('push', 'scam'),
    good.replace('dm-out', 'dm-in'),
    good.replace('dm-out', '<script>'),
    good.replace('a.b', 'x.y'),
    good.replace('*2', '*0'),
    good.replace('*2', '*1e9'),
    good.replace('moves=link', 'moves=constructor'),
    good.replace('a.b*2', 'a.b*2~a.b*1'),
    `${good}&x=1&y=2`,
    `${good}${'&moves=link'.repeat(500)}`,
    '#result?v=1&verdict=__proto__&kind=post&moves=&rules=',
  ]) {
    assert.equal(read(bad), null, bad.slice(0, 80));
  }
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

test('a text is as long as its platform counts it', () => {
  const { lengthOf } = parts.counts;
  const link = 'See https://ryebook.example/shaping/with/a/very/long/address now';
  assert.equal(lengthOf(link, undefined), link.length);
  assert.equal(lengthOf(link, 'x'), 'See  now'.length + 23);
  assert.equal(lengthOf(link, 'mastodon'), 'See  now'.length + 23);
  assert.equal(lengthOf('\u{1F469}\u200D\u{1F469}\u200D\u{1F467}', 'bluesky'), 1, 'a family is one sign');
  assert.equal(lengthOf('\u{1F469}\u200D\u{1F469}\u200D\u{1F467}', 'x'), 2);
  assert.equal(lengthOf('\u65E5\u672C', 'x'), 4, 'signs of Chinese and Japanese weigh two there');
  assert.equal(lengthOf('na\u00EFve caf\u00E9', 'x'), 10);
  assert.equal(lengthOf('Hi @ann@tools.example!', 'mastodon'), 'Hi @ann!'.length);
  assert.equal(lengthOf('Hi @ann@tools.example!', 'threads'), 'Hi @ann@tools.example!'.length);
});

test('tags, mentions and links are counted against the dated limits of the platform', () => {
  const { countsOf, isOver } = parts.counts;
  const limits = [
    { platform: null, hashtags: 4, mostHashtags: 0, mentions: 4, links: 2, characters: 0, mostWords: 5 },
    { platform: 'x', hashtags: 2, mostHashtags: 0, mentions: 1, links: 2, characters: 60, mostWords: 5 },
    { platform: 'youtube', hashtags: 5, mostHashtags: 15, mentions: 4, links: 2, characters: 5000, mostWords: 5 },
  ];
  const text = '#one #two #3rd #2026 @ann and @bob_b: www.rye.example, C# and me@mail.example&#39; e.g. this';
  const told = (kind, platform) =>
    countsOf(text, kind, platform, limits).map((count) => `${count.what} ${count.n}/${count.most}${isOver(count) ? '!' : ''}`);
  assert.deepEqual(told('post', 'x').slice(2), ['hashtags 3/2!', 'mentions 2/1!', 'links 1/2']);
  assert.match(told('post', 'x')[1], /^characters \d+\/60!$/);
  assert.ok(told('post', 'youtube').includes('hashtags 3/15'), 'where more are refused, that is the limit');
  assert.deepEqual(told('dm-out', undefined), ['words 13/5!', 'hashtags 3/4', 'mentions 2/4', 'links 1/2']);
  assert.deepEqual(countsOf('Plain words', 'post', 'x', []), [{ what: 'words', n: 2, most: 0 }]);
});

test('counting is linear in the text', () => {
  const { countsOf } = parts.counts;
  for (const hostile of ['@', 'a.', '#1', '@a@', 'www.', 'a-', '\u0301', 'http://']) {
    const start = performance.now();
    countsOf(hostile.repeat(200_000 / hostile.length), 'post', 'mastodon', [{ platform: 'mastodon', characters: 500 }]);
    assert.ok(performance.now() - start < 1500, `${hostile}: ${performance.now() - start} ms`);
  }
});

test('every word of the catalogue is used, and every word that is used is in it', async () => {
  const { readdirSync } = await import('node:fs');
  const folder = new URL('src/', kWeb);
  const code = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('strings'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const words = parts.strings.strings;
  // What is looked up by the name of something else: a move, an option, a verdict, a kind.
  const byName = ['moves', 'examples', 'context.sentence', 'context.clause', 'context.chip', 'missing.question', 'dimensions.name'];
  const unused = [];
  const walk = (node, path) => {
    if (byName.includes(path)) return;
    for (const [key, value] of Object.entries(node)) {
      const here = path ? `${path}.${key}` : key;
      if (!new RegExp(`\\b${key}\\b`).test(code)) unused.push(here);
      if (typeof value === 'object' && !Array.isArray(value)) walk(value, here);
    }
  };
  walk(words, '');
  assert.deepEqual(unused, []);
  const missing = [...code.matchAll(/\bstrings((?:\.\w+)+)/g)]
    .map(([, path]) => path.slice(1).split('.'))
    .filter((path) => {
      let at = words;
      for (const key of path) {
        if (typeof at !== 'object') return false; // a function or a string has members of its own
        if (!(key in at)) return true;
        at = at[key];
      }
      return false;
    });
  assert.deepEqual(missing, []);
});

test('no word of the page stands outside of the catalogue', async () => {
  const { readdirSync } = await import('node:fs');
  const folder = new URL('src/', kWeb);
  const found = [];
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('.ts') || name.startsWith('strings')) continue;
    const code = readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
    // Children of elements and spoken sentences that are written out: two words with a space, as no name of the code has.
    for (const [, said] of code.matchAll(/(?:\bh\([^()]*,\s*|announce\(|'aria-label':\s*)'([A-Za-z][^']*\s[^']*)'/g)) found.push(`${name}: ${said}`);
  }
  assert.deepEqual(found, []);
});

test('what is not known is left out of the context', () => {
  const { contextOf } = parts.chips;
  assert.deepEqual(contextOf({ kind: 'post', relation: '', platform: 'x', asked: 'no' }), {
    platform: 'x',
    asked: false,
  });
});

/** The engine's JSON with the keys that the package gives them. */
const camel = (value) =>
  Array.isArray(value)
    ? value.map(camel)
    : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), camel(inner)]))
      : value;
const sampleAudit = (name) => camel(JSON.parse(readFileSync(new URL(`../history/samples/${name}.json`, import.meta.url), 'utf8')));

test('an audit of the engine becomes the facts that are drawn', () => {
  const pusher = parts.drawn.drawnOf(sampleAudit('pusher'));
  assert.equal(pusher.verdict, 'push');
  assert.equal(pusher.habit, 'one offer sent to many people');
  assert.equal(pusher.contact.firsts.filter(({ asks, seconds }) => asks && seconds <= 600).length, 60);
  assert.deepEqual(pusher.templates.map(({ people }) => people), [60, 5], 'neither what was received nor repeated posts');
  const words = pusher.templates[0].parts.map((part) => part.text ?? `[${part.slot[0]}]`).join('');
  assert.equal(words, 'Hi [person1], thanks for the follow! I love your [work]. We make bags for people like you, order yours here: [https://bags.example/?r=1]');
  assert.equal(pusher.week.hours.length, 168);
  const loud = { ...sampleAudit('pusher'), rhythm: { ...sampleAudit('pusher').rhythm, loudDays: [{ date: '2026-10-17', posts: 14, limit: 5 }] } };
  assert.deepEqual(parts.drawn.drawnOf(loud).rhythm.loud, [{ day: '2026-10-17', posts: 14 }]);
  assert.equal(pusher.received[0].action, 'ask-first');
  assert.equal(parts.drawn.drawnOf(sampleAudit('talker')).verdict, 'conversation');
});

test('what goes out of an audit holds no word of a message', () => {
  const audit = sampleAudit('pusher');
  const summary = { platforms: ['instagram'], read: { post: 180 }, messages: 412, conversations: 43, duplicates: 3, precision: {}, cannotTell: [] };
  const secrets = audit.messages.flatMap(({ text, counterpart }) => [text, counterpart]).filter(Boolean);
  for (const format of ['json', 'markdown', 'csv']) {
    const { content } = parts.out.fileOf(parts.drawn.drawnOf(audit), summary, format);
    for (const secret of secrets) assert.ok(!content.includes(secret), `${format}: ${secret}`);
  }
});

test('the steps of an axis are round and reach the highest value', () => {
  const { ticks } = parts.svg;
  assert.deepEqual(ticks(22), [10, 20, 30]);
  assert.deepEqual(ticks(4), [2, 4]);
  assert.deepEqual(ticks(1), [1]);
  for (const most of [1, 7, 99, 1234, 1e6]) assert.ok(ticks(most).length <= 4 && ticks(most).at(-1) >= most);
});
