// unpushy beside packages a person might take instead, each in a process of its own, on the same texts: time, cold
// start, download and memory. None of them does the same job; they are what browsers run on such texts today.
// usage: node tests/bench/peers/peers.mjs [FOLDER OF THE PACKAGE]     the table
//        node tests/bench/peers/peers.mjs FOLDER NAME cold|warm|size  one line of JSON about one of them
import {execFileSync} from 'node:child_process';
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {textOf} from '../texts.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? 'build/npm');
const lengths = [280, 3000, 100000];
/** What naive Bayes learned from our own labelled texts. */
const learned = join(here, 'node_modules', 'learned.json');

/** What a page would bundle, and the files that are fetched beside the bundle. */
const peers = {
  unpushy: {
    what: 'reasons, places, fixes',
    entry: `import {load} from '${folder}/dist/index.js'; globalThis.use = load;`,
    files: ['unpushy.wasm', 'en.upk'].map((name) => join(folder, 'dist', name)),
    async load() {
      const {load} = await import(pathToFileURL(join(folder, 'dist/index.js')).href);
      const engine = await load({langs: ['en']});
      return (text) => engine.check({text, kind: 'dm-in'});
    },
  },
  'harper.js': {
    what: 'grammar',
    entry: `import {LocalLinter} from 'harper.js'; globalThis.use = LocalLinter;`,
    files: [join(here, 'node_modules/harper.js/dist/harper_wasm_slim_bg.wasm')],
    async load() {
      const {LocalLinter} = await import('harper.js');
      const {slimBinary} = await import('harper.js/slimBinary');
      const linter = new LocalLinter({binary: slimBinary});
      await linter.setup();
      return (text) => linter.lint(text, {language: 'plaintext'});
    },
  },
  'write-good': {
    what: 'plain style',
    entry: `import check from 'write-good'; globalThis.use = check;`,
    files: [],
    async load() {
      const {default: check} = await import('write-good');
      return (text) => check(text);
    },
  },
  alex: {
    what: 'hurtful words',
    entry: `import {text} from 'alex'; globalThis.use = text;`,
    files: [],
    async load() {
      const {text: check} = await import('alex');
      return (text) => check(text);
    },
  },
  obscenity: {
    what: 'swear words',
    entry: `import * as obscenity from 'obscenity'; globalThis.use = obscenity;`,
    files: [],
    async load() {
      const {RegExpMatcher, englishDataset, englishRecommendedTransformers} = await import('obscenity');
      const matcher = new RegExpMatcher({...englishDataset.build(), ...englishRecommendedTransformers});
      return (text) => matcher.getAllMatches(text);
    },
  },
  'naive Bayes (bayes)': {
    what: 'one label',
    entry: `import bayes from 'bayes'; globalThis.use = bayes;`,
    files: [learned],
    async load() {
      const {default: bayes} = await import('bayes');
      const classifier = bayes.fromJson(readFileSync(learned, 'utf8'));
      return (text) => classifier.categorize(text);
    },
  },
};

async function learn() {
  const {default: bayes} = await import('bayes');
  const classifier = bayes();
  const texts = resolve(here, '../../eval/texts/train');
  for (const name of readdirSync(texts).filter((name) => name.endsWith('.ndjson'))) {
    for (const line of readFileSync(join(texts, name), 'utf8').split('\n').filter(Boolean)) {
      const {text, label} = JSON.parse(line);
      await classifier.learn(text, label);
    }
  }
  writeFileSync(learned, classifier.toJson());
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;

async function download(peer) {
  const {build} = await import('esbuild');
  const bundle = await build({
    stdin: {contents: peer.entry, resolveDir: here},
    bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', logLevel: 'error',
    external: ['node:*', 'fs', 'path', 'url', 'module'],
  });
  const parts = [Buffer.from(bundle.outputFiles[0].contents), ...peer.files.map((file) => readFileSync(file))];
  return parts.reduce((sum, part) => sum + brotli(part), 0);
}

/** Processor time of this process, in microseconds: what others do on the machine does not count. */
function used() {
  const {user, system} = process.cpuUsage();
  return user + system;
}

/** The fastest of some rounds; rounds are bounded, for the slowest need seconds. */
async function fastest(check, text) {
  const long = 10e3, enough = 1500e3;  // microseconds: of a round, of all of them
  const rounds = 3;
  let repeats = 1, best = Infinity;
  const begin = used();
  for (let round = 0; round < rounds || used() - begin < enough; ++round) {
    const start = used();
    for (let i = 0; i < repeats; ++i) await check(text);
    const time = used() - start;
    if (time < long) {
      repeats *= 2;
    } else {
      best = Math.min(best, time / repeats);
    }
  }
  return best;
}

async function cold(peer) {
  const begin = used();
  const check = await peer.load();
  await check(textOf(280));
  return {cold: (used() - begin) / 1000, memory: process.memoryUsage().rss / 2 ** 20};
}

async function warm(peer) {
  const check = await peer.load();
  const times = [];
  for (const length of lengths) times.push(await fastest(check, textOf(length)));
  return {times};
}

// ---- the table

const columns = [
  ...lengths.map((length, i) => [`${length.toLocaleString('en')} characters, µs`, (m) => m.times[i]]),
  ['cold start, ms', (m) => m.cold],
  ['memory, MiB', (m) => m.memory],
  ['Brotli, kB', (m) => m.bytes / 1000],
];

const number = (value) => Number(value.toPrecision(3)).toLocaleString('en');
const ratio = (value) => `×${Number(value.toPrecision(2)).toLocaleString('en')}`;

function table(measured) {
  const own = measured.unpushy;
  const rows = Object.entries(measured).map(([name, m]) => [
    name,
    peers[name].what,
    ...columns.map(([, of]) => (m === own ? number(of(m)) : `${number(of(m))} (${ratio(of(m) / of(own))})`)),
  ]);
  const head = ['package', 'what it says', ...columns.map(([title]) => title)];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Measured in a process of its own. */
function ask(name, what) {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), folder, name, what]));
}

function measure(name) {
  const starts = [0, 1, 2].map(() => ask(name, 'cold'));  // the fastest
  return {...starts.sort((a, b) => a.cold - b.cold)[0], ...ask(name, 'warm'), ...ask(name, 'size')};
}

const [, , , name, what] = process.argv;
if (name !== undefined) {
  const size = async (peer) => ({bytes: await download(peer)});
  console.log(JSON.stringify(await {cold, warm, size}[what](peers[name])));
  process.exit(0);  // some keep a worker or a timer
} else {
  await learn();
  const measured = Object.fromEntries(Object.keys(peers).map((name) => [name, measure(name)]));
  console.log('Processor time, of checks when warm; in brackets, how many times what unpushy needs.\n');
  console.log(table(measured));
}
