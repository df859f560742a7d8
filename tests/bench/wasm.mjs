// Speed of the package under Node, the boundary included. Prints one line of JSON per measure.
// usage: node tests/bench/wasm.mjs [FOLDER OF THE PACKAGE]
import {performance} from 'node:perf_hooks';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {talk, textOf} from './texts.mjs';

const folder = resolve(process.argv[2] ?? 'build/npm');
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
engine.check({text: talk, kind: 'post'});
say('cold start: import, load and first check', performance.now() - begin, 'ms');

const texts = {
  'check, 280 characters that talk': [talk, 'post'],
  'check, 280 characters that push': [textOf(280), 'dm-in'],
  'check, 3,000 characters': [textOf(3000), 'dm-in'],
  'check, 100,000 characters': [textOf(100000), 'dm-in'],
};
for (const [name, [text, kind]] of Object.entries(texts)) say(name, fastest(engine, {text, kind}), 'us');
say('memory of the process', process.memoryUsage().rss / 2 ** 20, 'MiB');
