// `unpushy check` as a process. Run by `node --test`; the command's path may be given in UNPUSHY.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';

import { command, readDraft } from '../golden/command.mjs';

const builtPack = join(dirname(command), 'en.upk');
const folder = mkdtempSync(join(tmpdir(), 'unpushy-'));
after(() => rmSync(folder, { recursive: true }));

const pushing = readDraft('honored-then-link');
const talking = readDraft('thanks-plain');
const reportKeys = [
  'schema_version', 'id', 'score', 'probability', 'bias', 'verdict', 'action', 'lang', 'dimensions', 'moves', 'findings',
  'unknown', 'answers', 'truncated', 'offset_encoding', 'pack_versions',
];

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command; input is text, bytes or nothing. */
function run(options, input = '', environment = {}) {
  const env = { ...process.env, NO_COLOR: '', ...environment };
  const result = spawnSync(command, options, { input, env, maxBuffer: 2 ** 30 });
  if (result.error) throw result.error;
  return { code: result.status, out: result.stdout.toString('utf8'), err: result.stderr.toString('utf8') };
}

const check = (options, input) => run(['check', ...options], input);

/** Starts the command for one test; it never outlives it. */
function start(context, options) {
  const child = spawn(command, options);
  context.after(() => child.kill());
  return child;
}

/** NDJSON in, objects out. A line is an object, or a string or bytes to be sent as they are. */
function checkLines(lines, ...options) {
  const bytes = lines.map((line) =>
    Buffer.concat([Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
      Buffer.from('\n')]));
  const result = check(['--input', 'ndjson', ...options], Buffer.concat(bytes));
  return { ...result, reports: result.out.split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
}

const errorOf = (line) => {
  const [report] = checkLines([line]).reports;
  return report.error;
};

function contextOptions(context) {
  return Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
}

describe('help and version', () => {
  test('help is on standard output, with examples', () => {
    const { code, out, err } = run(['--help']);
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.match(out, /Examples:\n {2}unpushy check/);
  });

  test('help of check names every context key and the exit codes', () => {
    const { code, out } = check(['--help']);
    assert.equal(code, 0);
    for (const key of ['platform', 'relation', 'seconds_since_contact', 'automated', 'disclosed', 'commercial', 'asked',
      'topics', 'audience', 'parent', 'earlier', 'lang']) {
      assert.ok(out.includes(key), key);
    }
    assert.match(out, /Exit code: 0 .* 1 .* 2 /);
  });

  test('the version names the packs and where they come from', () => {
    const { code, out } = run(['--version']);
    assert.equal(code, 0);
    assert.match(out, /^unpushy \d+\.\d+\.\d+\npack en \S+ \(built in\)\n$/);
    const file = run(['--version', '--pack', builtPack]);
    assert.equal(file.code, 0);
    assert.equal(file.out, out.replace('built in', `file ${builtPack}`));
  });

  test('the version of a pack that is none says so', () => {
    const { code, out, err } = run(['--version', '--pack', join(import.meta.dirname, 'cli.test.mjs')]);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /cannot use the pack/);
    assert.equal(run(['--pack', builtPack]).code, 2);
  });
});

describe('usage errors name what is allowed and exit with 2', () => {
  const cases = [
    [[], /no command given; allowed: check/],
    [['chekc'], /unknown command "chekc"; allowed: check/],
    [['--frob'], /unknown option "--frob"; allowed: --help, --version/],
    [['check', '--frob', '1'], /unknown option "--frob"; allowed: .*--input, --kind, --context, .*--jobs/],
    [['check', '--kind', 'dm'], /unknown kind "dm"; allowed: post, reply, dm-out, dm-in/],
    [['check', '--context', 'relation=cousin'], /unknown relation "cousin"; allowed: stranger, new-follower, /],
    [['check', '--context', 'mood=good'], /unknown context key "mood"; allowed: platform, relation, /],
    [['check', '--context', 'asked'], /--context takes key=value, not "asked"/],
    [['check', '--context', 'asked=maybe'], /unknown asked "maybe"; allowed: true, false/],
    [['check', '--context', 'earlier=hello'], /give it in NDJSON input/],
    [['check', '--lang', 'english'], /lang is "auto" or a language code of two small letters/],
    [['check', '--input', 'csv'], /unknown --input "csv"; allowed: text, ndjson/],
    [['check', '--format', 'xml'], /unknown --format "xml"; allowed: text, json, ndjson, sarif/],
    [['check', '--format', 'sarif', '--input', 'ndjson'], /--format sarif .* needs --input text/],
    [['check', '--ui-lang', 'nl'], /no wording in "nl"; allowed: en/],
    [['check', '--offsets', 'bytes'], /unknown --offsets "bytes"; allowed: utf-8, utf-16/],
    [['check', '--fail-at', 'unclear'], /unknown --fail-at "unclear"; allowed: leaning, push/],
    [['check', '--color', 'yes'], /unknown --color "yes"; allowed: auto, always, never/],
    [['check', '--jobs', '0'], /--jobs: .*1/],
    [['check', '--kind'], /--kind/],
  ];
  for (const [options, sentence] of cases) {
    test(options.join(' ') || 'nothing', () => {
      const { code, out, err } = run(options);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /^unpushy: .*\n$/);
      assert.match(err, sentence);
    });
  }

  test('a wrong value cannot send control sequences to the terminal', () => {
    assert.ok(!check(['--kind', '\x1b[2J']).err.includes('\x1b'));
  });
});

describe('packs', () => {
  test('a missing pack is refused with a sentence', () => {
    const { code, out, err } = check(['--pack', join(folder, 'none.upk')]);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /^unpushy: cannot read ".*none\.upk": No such file or directory\n$/);
  });

  for (const [name, bytes] of [['empty', ''], ['damaged', 'UPKG'.repeat(200)], ['short', '\x10\x00\x00\x00']]) {
    test(`a pack that is ${name} is refused with a sentence`, () => {
      const { code, out, err } = check(['--pack', file(`${name}.upk`, bytes)]);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /^unpushy: cannot use the pack ".*\.upk": \S.*\n$/);
    });
  }
});

describe('texts', () => {
  test('a received message comes with ready answers, and on a platform with how to be left in peace', () => {
    const text = 'Thanks for the follow! I love your content. Grab my free guide: papertrail.example/guide';
    const { out } = check(['--kind', 'dm-in', '--context', 'platform=mastodon'], text);
    assert.match(out, /Ready answers:\n {2}A polite no: /);
    assert.match(out, /To be left in peace .*\n {2}Mute: .*\n(.*\n)* {2}Block: /);
    const elsewhere = check(['--kind', 'dm-in'], text).out;
    assert.match(elsewhere, /Ready answers:/);
    assert.doesNotMatch(elsewhere, /left in peace/);
    assert.doesNotMatch(check(['--kind', 'dm-out', '--context', 'platform=mastodon'], text).out, /Ready|left in peace/);
  });

  test('a text on standard input is answered in words', () => {
    const { code, out, err } = check(['--kind', pushing.kind, ...contextOptions(pushing.context)], pushing.text);
    assert.equal(code, 1);
    assert.equal(err, '');
    assert.match(out, /^Push: .* Score \d+(\.\d)? of 100\.\nWhat to do: \S/);
    assert.match(out, /\nMoves: .* -> link\n/);
    assert.match(out, /\n {4}Why: {5}\S/);
    assert.match(out, /\n {4}Instead: \S/);
    assert.ok(!out.includes('\x1b'));
  });

  test('a conversation exits with 0 and shows no number', () => {
    const { code, out } = check(['--kind', talking.kind], talking.text);
    assert.equal(code, 0);
    assert.match(out, /^Conversation: /);
    assert.ok(!out.includes('Score'));
  });

  test('colours are drawn on request only', () => {
    const options = ['--kind', pushing.kind, ...contextOptions(pushing.context)];
    assert.ok(check([...options, '--color', 'always'], pushing.text).out.includes('\x1b[4;'));
    assert.ok(!check([...options, '--color', 'never'], pushing.text).out.includes('\x1b'));
  });

  test('control characters of a draft are shown, not obeyed', () => {
    const { out } = check([], 'hello \x1b[2J\x07 there, dear \u202e reader of mine');
    assert.ok(out.includes('hello <1B>[2J<07> there, dear <U+202E> reader'));
    assert.ok(!/[\x00-\x09\x0b-\x1f]/.test(out));
  });

  test('several files are answered in order, under their names', () => {
    const a = file('a.txt', 'Good morning, how was the walk to the lake?'), b = file('b.txt', 'Lovely, thank you. And yours?');
    const { code, out } = check([a, b, '-'], 'Mine too.');
    assert.equal(code, 0);
    assert.ok(out.indexOf('a.txt:\n') === out.indexOf(a) + a.length - 5);
    assert.ok(out.indexOf(a) < out.indexOf(b) && out.indexOf(b) < out.indexOf('standard input:'));
  });

  test('a file becomes the id of its report, standard input has none', () => {
    const a = file('say "hi".txt', 'hello');
    const { out } = check([a, '-', '--format', 'ndjson'], 'hello');
    assert.deepEqual(out.trim().split('\n').map((line) => JSON.parse(line).id), [a, null]);
  });

  test('an unreadable file is named, the others are checked, the exit code is 2', () => {
    const a = file('c.txt', pushing.text);
    const { code, out, err } = check(['--format', 'ndjson', join(folder, 'none.txt'), a, folder]);
    assert.equal(code, 2);
    assert.equal(JSON.parse(out).id, a);
    assert.match(err, /cannot read ".*none\.txt": No such file or directory\n.*cannot read ".*": Is a directory\n$/);
  });

  test('a folder is refused by its name', () => {
    const { code, out, err } = check([folder]);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.ok(err.includes(folder));
  });

  test('- is standard input among files', () => {
    const { code, out } = check([file('first.txt', 'It rained all day.'), '-'], 'We read all day.');
    assert.equal(code, 0);
    assert.match(out, /first\.txt:[^]*standard input:/);
  });

  test('json is one indented report', () => {
    const { out } = check(['--format', 'json'], 'hello');
    const report = JSON.parse(out);
    assert.deepEqual(Object.keys(report), reportKeys);
    assert.equal(out, `${JSON.stringify(report, null, 2)}\n`);
  });

  test('--context and --kind reach the engine', () => {
    const score = (...options) => JSON.parse(check(['--format', 'json', ...options], pushing.text).out).score;
    assert.ok(score('--kind', 'dm-out', '--context', 'relation=customer', '--context', 'asked=true') <
      score('--kind', 'dm-out', '--context', 'relation=new-follower', '--context', 'seconds_since_contact=30'));
  });

  test('--fail-at leaning exits with 1 from leaning on', () => {
    const options = ['--kind', pushing.kind, '--fail-at', 'leaning'];
    assert.equal(check(options, pushing.text).code, 1);
    assert.equal(check(options, talking.text).code, 0);
  });
});

describe('bad input', () => {
  const report = (input, ...options) => JSON.parse(check(['--format', 'json', ...options], input).out);

  test('empty, blank and NUL are too short to say', () => {
    for (const text of ['', ' \n\t\n', '\0']) assert.equal(report(text).verdict, 'unclear');
    assert.match(check([], '').out, /^Too short to say\.\n/);
  });

  test('a text over 1 MiB is read up to there and said to be cut', () => {
    const text = 'we talk of bread '.repeat(70000);
    assert.equal(report(text).truncated, true);
    assert.equal(report(text.slice(0, 2 ** 20)).truncated, false);
    assert.match(check([], text).out, /Only the first 1 MiB was read/);
  });

  test('any bytes will do', () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 151 + (i >> 8)) & 255));
    for (const unit of ['utf-8', 'utf-16']) {
      assert.equal(report(bytes, '--offsets', unit).offset_encoding, unit);
    }
  });

  test('one endless word and ten thousand links are answered at once', () => {
    const begin = Date.now();
    report('a'.repeat(2 ** 20));
    const links = report('https://one.example/two '.repeat(10000));
    assert.ok(links.findings.length < 100);
    assert.ok(Date.now() - begin < 5000);
  });
});

describe('ndjson', () => {
  test('one line in, one line out, in order, id carried over', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => i);
    const { code, reports } = checkLines(ids.map((id) => ({ id, text: `Number ${id}, how are you today?` })));
    assert.equal(code, 0);
    assert.deepEqual(reports.map((report) => report.id), ids);
  });

  test('the output is the same for any number of threads', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => (i % 7 === 0 ? 'broken' : { ...pushing, id: i }));
    const one = checkLines(lines, '--jobs', '1');
    assert.equal(one.code, 1);
    assert.equal(checkLines(lines, '--jobs', '5').out, one.out);
  });

  test('a report has the keys of the shape; the text and context are not among them', () => {
    const [report] = checkLines([{ id: 'a', text: 'hello there', context: { parent: 'hi' } }]).reports;
    assert.deepEqual(Object.keys(report), reportKeys);
  });

  test('kind and unknown keys are carried over as they are, before the report', () => {
    const line = '{"user" : { "n":1.50,"big":123456789012345678901234567890 }, "id": "a\\u0041", "kind":"reply",' +
      ' "text":"hello", "\\u006b":[1, 2]}';
    const { out } = checkLines([line]);
    assert.ok(out.startsWith('{"user":{ "n":1.50,"big":123456789012345678901234567890 },"kind":"reply","\\u006b":[1, 2],' +
      '"schema_version":1,"id":"a\\u0041",'), out);
  });

  test('a key of the input that the output has too is dropped', () => {
    const [report] = checkLines([{ score: -5, error: 'x', line: 7, findings: 1, text: 'hello' }]).reports;
    assert.deepEqual(Object.keys(report), reportKeys);
    assert.ok(report.score >= 0);
  });

  test("a line's kind and context win over the options", () => {
    const options = ['--kind', 'dm-in', '--context', 'relation=customer'];
    const { reports } = checkLines([{ text: 'x' }, { text: 'x', kind: 'post' }, { text: 'x', kind: null }], ...options);
    assert.deepEqual(reports.map((report) => report.action !== null), [true, false, true]);
    const stranger = { ...pushing, context: { relation: 'new-follower' } }, unsaid = { ...pushing, context: {} };
    const [given, left] = checkLines([stranger, unsaid], '--context', 'relation=friend').reports;
    // The scores of a text as bad as this are all near 100; what they are made of differs.
    const logit = ({ bias, findings }) => findings.reduce((sum, { contribution }) => sum + contribution, bias);
    assert.ok(logit(given) > logit(left));
  });

  test('every context field is read', () => {
    const context = {
      platform: 'x', relation: 'stranger', seconds_since_contact: 5, automated: true, disclosed: false,
      commercial: 'own', asked: false, topics: ['bread'], audience: [], parent: 'hi', lang: 'en',
      earlier: [{ from: 'me', text: 'hello', time: '2026-01-01T00:00:00Z' }, { from: 'them', text: 'yes' }],
    };
    assert.equal(errorOf({ text: 'hello', context }), undefined);
    const unknown = Object.fromEntries(Object.keys(context).map((key) => [key, null]));
    assert.equal(errorOf({ text: 'hello', context: unknown }), undefined);
    assert.equal(errorOf({ text: 'hello', context: null }), undefined);
  });

  test('a broken line is reported with its number, the rest goes on, the exit code stays 0', () => {
    const { code, err, reports } = checkLines([{ id: 1, text: 'a' }, '{"id": 2, "text"', '', '[]', { id: 4, text: 'b' }]);
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.deepEqual(reports.map(({ id, line }) => [id, line]), [[1, undefined], [null, 2], [null, 4], [4, undefined]]);
    assert.deepEqual(reports[1], { id: null, line: 2, error: 'this is not valid JSON' });
    assert.equal(reports[2].error, 'a line is one JSON object with a text');
  });

  const wrong = [
    [{}, 'text is missing'],
    [{ text: 5 }, 'text must be a string'],
    [{ text: null }, 'text must be a string'],
    [{ text: 'a', kind: 'tweet' }, 'unknown kind "tweet"; allowed: post, reply, dm-out, dm-in'],
    [{ text: 'a', kind: 1 }, 'kind must be a string'],
    [{ text: 'a', context: [] }, 'context must be an object'],
    [{ text: 'a', context: { relation: 1 } }, 'context.relation must be a string'],
    [{ text: 'a', context: { asked: 'true' } }, 'context.asked must be true or false'],
    [{ text: 'a', context: { seconds_since_contact: '5' } },
      'context: seconds_since_contact is a whole number of seconds, 0 or more'],
    [{ text: 'a', context: { seconds_since_contact: -5 } },
      'context: seconds_since_contact is a whole number of seconds, 0 or more'],
    [{ text: 'a', context: { topics: 'bread' } }, 'context.topics must be an array of strings'],
    [{ text: 'a', context: { audience: ['a', 1] } }, 'context.audience must be an array of strings'],
    [{ text: 'a', context: { earlier: {} } }, 'context.earlier must be an array of messages'],
    [{ text: 'a', context: { earlier: ['a'] } }, 'a message of context.earlier must be an object with from and text'],
    [{ text: 'a', context: { earlier: [{ text: 'a' }] } }, 'a message of context.earlier has no from; allowed: me, them'],
    [{ text: 'a', context: { earlier: [{ from: 'you' }] } },
      'unknown from in context.earlier "you"; allowed: me, them'],
    [{ text: 'a', context: { earlier: [{ from: 'me', when: '' }] } },
      'unknown key in context.earlier "when"; allowed: from, text, time'],
  ];
  for (const [line, sentence] of wrong) {
    test(`refused: ${JSON.stringify(line)}`, () => {
      const [report] = checkLines([{ ...line, id: 7 }]).reports;
      assert.deepEqual(report, { id: 7, line: 1, error: sentence });
    });
  }

  test('an unknown context key is refused with the allowed ones', () => {
    assert.match(errorOf({ text: 'a', context: { mood: 'good' } }), /unknown context key "mood"; allowed: platform, .*, lang$/);
  });

  test('what cannot be JSON is not carried over', () => {
    for (const value of ['tru', '[1,]', '{"a":}', '01', '1.', '+1', '"\\x"', '1 2', '{"a":1,}', 'nulll', '-', '"a', '[1']) {
      assert.match(errorOf(`{"text":"a","extra":${value}}`), /^this is not valid JSON/, value);
    }
    assert.match(errorOf('{"text":"a"} {"text":"b"}'), /^this is not valid JSON/);
  });

  test('a value nested without end is refused, one nested deep is carried over', () => {
    const nested = (depth) => `{"text":"a","deep":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    assert.equal(errorOf(nested(100)), undefined);
    assert.equal(errorOf(nested(100000)), 'this is not valid JSON');
  });

  test('half an emoji and ill-formed UTF-8 are read as U+FFFD', () => {
    const bytes = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff]), Buffer.from('","text":"hello '),
      Buffer.from([0xc3]), Buffer.from('"}')]);
    const { reports } = checkLines(['{"id":"\\ud83d","text":"hello \\ud83d\\u0000 \\\\ud83d","n":"\\ude00\\ud83d\\ude00"}', bytes]);
    assert.deepEqual(reports.map((report) => report.id), ['\ufffd', '\ufffd']);
    assert.equal(reports[0].n, '\ufffd\u{1f600}');
  });

  test('a byte order mark, CRLF, blank lines and a last line without an end are fine', () => {
    const { out } = check(['--input', 'ndjson'], '\ufeff{"id":1,"text":"a"}\r\n\r\n  \n{"id":2,"text":"b"}');
    assert.deepEqual(out.trim().split('\n').map((line) => JSON.parse(line).id), [1, 2]);
  });

  test('a line over 8 MiB is reported and skipped', () => {
    const long = JSON.stringify({ id: 2, text: 'x'.repeat(9 * 2 ** 20) });
    const { reports } = checkLines([{ id: 1, text: 'a' }, long, { id: 3, text: 'b' }]);
    assert.deepEqual(reports.map(({ id }) => id), [1, null, 3]);
    assert.deepEqual(reports[1], { id: null, line: 2, error: 'the line is longer than 8 MiB' });
  });

  test('with several files an error names its file', () => {
    const a = file('a.ndjson', '{"text":"a"}\n'), b = file('b.ndjson', 'broken\n');
    const { out } = check(['--input', 'ndjson', a, b]);
    assert.equal(JSON.parse(out.trim().split('\n')[1]).error, `${b}: this is not valid JSON`);
  });

  test('lines can be answered in words, too', () => {
    const { out } = checkLinesAsText([{ id: 'a', text: 'hello' }, 'broken']);
    assert.match(out, /^line 1, id "a":\nToo short to say\.\n/);
    assert.match(out, /\nline 2:\nthis is not valid JSON/);
  });

  function checkLinesAsText(lines) {
    const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    return check(['--input', 'ndjson', '--format', 'text'], input);
  }
});

describe('as a filter', () => {
  test('a line is answered as soon as it comes', async (context) => {
    const child = start(context, ['check', '--input', 'ndjson']);
    const answer = () => new Promise((resolve) => child.stdout.once('data', (data) => resolve(JSON.parse(data).id)));
    for (const id of [1, 2, 3]) {
      child.stdin.write(`{"id":${id},"text":"a"}\n`);
      assert.equal(await answer(), id);
    }
    child.stdin.end();
    assert.equal(await new Promise((resolve) => child.once('close', resolve)), 0);
  });

  test('it ends quietly when nobody reads any more', async (context) => {
    const input = file('many.ndjson', '{"text":"hello again"}\n'.repeat(200000));
    const child = start(context, ['check', '--input', 'ndjson', input]);
    let err = '';
    child.stderr.on('data', (data) => (err += data));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code, signal] = await new Promise((resolve) => child.once('close', (...how) => resolve(how)));
    assert.equal(err, '');
    assert.ok(signal === 'SIGPIPE' || code === 141, `${code} ${signal}`);
  });

  test('a full disk is said', { skip: process.platform !== 'linux' && 'needs /dev/full' }, () => {
    const result = spawnSync('sh', ['-c', `"$0" check > /dev/full`, command], { input: 'hello', encoding: 'utf8' });
    assert.equal(result.status, 2);
    assert.match(result.stderr, /^unpushy: cannot write to standard output: No space left on device\n$/);
  });

  test('memory does not grow with the input', { skip: process.platform !== 'linux' && 'reads /proc' }, async (context) => {
    const line = `${JSON.stringify({ text: 'We spoke of bread and butter. '.repeat(20) })}\n`;
    const child = start(context, ['check', '--input', 'ndjson', '--jobs', '2']);
    child.stdout.resume();
    const write = (text) => new Promise((resolve) => child.stdin.write(text, resolve));
    const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]);
    for (let i = 0; i < 20; ++i) await write(line.repeat(500));
    const early = peak();
    for (let i = 0; i < 100; ++i) await write(line.repeat(500));
    assert.ok(peak() < 2 * early + 8192, `${early} kB, then ${peak()} kB`);
    child.stdin.end();
    await new Promise((resolve) => child.once('close', resolve));
  });
});

test('a file in UTF-16 is refused with a sentence that says what to do', () => {
  for (const mark of [[0xff, 0xfe], [0xfe, 0xff]]) {
    const path = file('utf16.txt', Buffer.concat([Buffer.from(mark), Buffer.from('Get my guide', 'utf16le')]));
    for (const options of [[], ['--input', 'ndjson'], ['--format', 'sarif']]) {
      const { code, out, err } = check([...options, path]);
      assert.equal(code, 2);
      assert.match(err, /utf16\.txt": it is UTF-16; save it as UTF-8/);
      assert.doesNotMatch(out, /ruleId|verdict/);
    }
  }
});

test('a mistake in a rule file is quoted without what controls a terminal', () => {
  const path = file('hostile.toml', '[[rule]]\nid = \u001b[31m\u001b]0;title\u0007"x"\n');
  const { code, err } = run(['pack', 'test', path]);
  assert.equal(code, 1);
  assert.match(err, /hostile\.toml:2/);
  assert.doesNotMatch(err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
