// `unpushy audit`: accounts of known truth are told apart, exports go in by the importers, and bad input gets a sentence.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';

import { command } from '../golden/command.mjs';
import { burstStarter, honestBot, long, ndjson, newsDesk, pusher, talker } from '../history/accounts.mjs';

const run = (input, ...options) => spawnSync(command, ['audit', '--now', '2027-01-01T00:00:00Z', ...options], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
const audit = (messages, ...options) => {
  const { status, stdout, stderr } = run(ndjson(messages), '--format', 'json', ...options);
  assert.ok(status < 2, stderr);
  return JSON.parse(stdout);
};
const rules = ({ findings }, strength) => findings.filter((f) => strength === undefined || f.strength === strength).map(({ rule }) => rule);

describe('accounts are told apart:', () => {
  test('a pusher, by offers at the handshake, one text for all, much selling and deafness to a no', () => {
    const seen = audit(pusher());
    assert.equal(seen.headline.id, 'push');
    for (const rule of ['history.pitch-after-contact', 'history.template', 'history.promotion', 'history.pushing', 'history.after-no']) assert.ok(rules(seen).includes(rule), rule);
    assert.equal(seen.contacts.first_messages, 60);
    assert.equal(seen.clusters[0].receivers, 60);
  });

  test('a talker, with nothing to change though the answers repeat', () => {
    const seen = audit(talker());
    assert.equal(seen.headline.id, 'conversation');
    assert.deepEqual(rules(seen), []);
    assert.ok(seen.shares.conversation > seen.shares.spoken / 2);
    assert.equal(seen.contacts.asking, 0);
  });

  test('an honest bot, whose hours and volume are a note at most', () => {
    const seen = audit(honestBot());
    assert.equal(seen.headline.id, 'conversation');
    assert.equal(seen.headline.habit, null);
    assert.deepEqual([...rules(seen, 'medium'), ...rules(seen, 'strong')], []);
    assert.equal(seen.rhythm.clockwork, 1);
  });

  test('a bot that does not say so, by its clock', () => {
    const hidden = honestBot().map((message) => ({ ...message, text: message.text.replace(' This is an automated post.', '') }));
    assert.ok(rules(audit(hidden)).includes('history.clockwork'));
  });

  test('a news desk, which only sends but sells nothing', () => {
    const seen = audit(newsDesk());
    assert.equal(seen.headline.id, 'conversation');
    assert.deepEqual(rules(seen), ['history.broadcast']);
    assert.equal(seen.shares.links, 400);
  });

  test('a burst starter, by the first day', () => {
    const seen = audit(burstStarter());
    assert.ok(rules(seen, 'strong').includes('history.loud-start'));
    assert.ok(rules(seen, 'strong').includes('history.loud-day'));
    assert.equal(seen.rhythm.first_day, 130);
    assert.equal(seen.headline.habit?.startsWith('history.loud-'), true);
  });

  for (const seed of [11, 12, 13]) {
    test(`with other words too (seed ${seed})`, () => {
      assert.equal(audit(pusher(seed)).headline.id, 'push');
      assert.equal(audit(talker(seed)).headline.id, 'conversation');
      assert.equal(audit(newsDesk(seed)).headline.id, 'conversation');
    });
  }
});

test('messages that are referred to are all there, and nothing is counted twice in a file given twice', () => {
  const once = audit(pusher());
  const known = new Set(once.messages.map(({ index }) => index));
  for (const list of [once.most_pushing, once.best, ...once.findings.map((f) => f.messages), ...once.clusters.map((c) => c.examples), once.contacts.entries.map((e) => e.message)]) {
    for (const index of list) assert.ok(known.has(index), String(index));
  }
  const withIds = pusher().filter(({ id }) => id);
  assert.deepEqual(audit([...withIds, ...withIds]).read, { ...audit(withIds).read, duplicates: withIds.length });
});

test('text and html say the same first sentence, and html asks for nothing', () => {
  const text = run(ndjson(pusher())).stdout;
  const html = run(ndjson(pusher()), '--format', 'html').stdout;
  assert.match(text, /^Much of what you send pushes\./);
  assert.match(html, /<h1>Much of what you send pushes\./);
  assert.match(html, /<svg viewBox[^]*<rect[^]*<td>100<td>2026-/);
  assert.doesNotMatch(html, /<script|<link|src=|href=/);
});

test('the exit code says whether the history pushes', () => {
  assert.equal(run(ndjson(pusher())).status, 1);
  assert.equal(run(ndjson(talker())).status, 0);
});

test('broken lines are left out and counted', () => {
  const { status, stderr, stdout } = run(`{"text": "A boat"\nnull\n${ndjson(talker())}[1]\n`, '--format', 'json');
  assert.equal(status, 0);
  assert.match(stderr, /3 lines are no JSON object .* the first is line 1/);
  assert.equal(JSON.parse(stdout).read.posts, 150);
});

test('ids keep all digits, lone surrogates and ill-formed bytes do no harm', () => {
  const seen = audit([{ id: '9007199254740993', kind: 'post', time: '2026-01-02', text: 'Order our bags at bags.example now, only 3 left, 50 % off!' }]);
  assert.equal(seen.messages[0].id, '9007199254740993');
  assert.equal(run('{"kind":"post","text":"\\ud83d cut","id":12345678901234567}\n').status, 0);
  assert.equal(run(Buffer.from('{"kind":"post","text":"\xff\xfe boat"}\n', 'latin1')).status, 0);
});

for (const [what, options, input, sentence] of [
  ['nothing', [], '', /no message to read/],
  ['a text', [], 'Hello there\nhow are you\n', /no message to read/],
  ['an unknown format', ['--format', 'pdf'], '', /unknown format "pdf"; allowed: text, json, html/],
  ['an unknown platform', ['--platform', 'myspace'], '', /allowed: x/],
  ['an offset in words', ['--utc-offset', 'Brussels'], '', /write it as \+02:00/],
  ['a file that is not there', ['/nowhere/history.ndjson'], '', /nowhere/],
]) {
  test(`${what} is refused with a sentence`, () => {
    const { status, stderr } = run(input, ...options);
    assert.equal(status, 2);
    assert.match(stderr, sentence);
  });
}

test('a long history is read within bounded time', () => {
  assert.equal(audit(long(5000)).read.messages, 5000);
});
