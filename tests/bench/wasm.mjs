// Speed of the package under Node, the boundary included. Prints one line of JSON per measure.
// usage: node tests/bench/wasm.mjs [FOLDER OF THE PACKAGE]
import {performance} from 'node:perf_hooks';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const folder = resolve(process.argv[2] ?? 'build/npm');
const paragraphs = [
  'Thanks for the follow! I saw your photos of the harbour and wondered which paper you print them on. ',
  'We just released version 2.4; notes and downloads are at project.example/releases. It fixes the two crashes ' +
    'reported last week. ',
  'Hi there, I love your content! I help coaches like you double their leads. Grab my free guide at ' +
    'growfast.example/guide, only 5 spots left! ',
  'The bus was late again, so I walked along the river and counted eleven herons. Nobody believed me at the office. ',
];
const plain = paragraphs[3] + paragraphs[0].slice(23) + paragraphs[3];

function textOf(length) {
  let text = '';
  for (let i = 0; text.length < length; ++i) text += paragraphs[i % paragraphs.length];
  return text.slice(0, length);
}

// The fastest of some rounds: what others do on the machine only ever adds time.
function fastest(engine, draft) {
  const rounds = 15, enough = 20;  // enough: milliseconds a round
  const once = () => engine.check(draft);
  let repeats = 1, best = Infinity;
  for (let time = 0; time < enough; repeats *= 2) time = timeOf(once, repeats);
  for (let i = 0; i < rounds; ++i) best = Math.min(best, timeOf(once, repeats) / repeats);
  return best * 1000;
}

function timeOf(job, repeats) {
  const begin = performance.now();
  for (let i = 0; i < repeats; ++i) job();
  return performance.now() - begin;
}

function say(name, value, unit) {
  console.log(JSON.stringify({name, value: Number(value.toPrecision(3)), unit}));
}

const begin = performance.now();
const {load} = await import(pathToFileURL(resolve(folder, 'dist/index.js')).href);
const engine = await load({langs: ['en']});
engine.check({text: plain, kind: 'post'});
say('cold start: import, load and first check', performance.now() - begin, 'ms');

const texts = {
  'check, 280 characters that talk': [plain.slice(0, 280), 'post'],
  'check, 280 characters that push': [textOf(280), 'dm-in'],
  'check, 3,000 characters': [textOf(3000), 'dm-in'],
  'check, 100,000 characters': [textOf(100000), 'dm-in'],
};
for (const [name, [text, kind]] of Object.entries(texts)) say(name, fastest(engine, {text, kind}), 'us');
say('memory of the process', process.memoryUsage().rss / 2 ** 20, 'MiB');
