// Time and memory of a history of 100,000 messages under Node: read from NDJSON, then audited in the module a page loads.
// Prints one line of JSON per measure. usage: node --expose-gc tests/bench/history.mjs [FOLDER OF THE PACKAGE]
import {performance} from 'node:perf_hooks';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {long, ndjson} from '../history/accounts.mjs';

const folder = resolve(process.argv[2] ?? 'build/npm');
const part = (name) => import(pathToFileURL(resolve(folder, 'dist', name)).href);
const {importArchive} = await part('import/index.js');
const {loadHistory} = await part('history.js');
const count = 100_000;
const now = new Date('2030-01-01T00:00:00Z');
const rss = () => (globalThis.gc?.(), process.memoryUsage().rss / 2 ** 20);
const say = (name, value, unit) => console.log(JSON.stringify({name, value: Number(value.toPrecision(3)), unit}));

const file = new File([ndjson(long(count))], 'history.ndjson');
const before = rss();
let begin = performance.now();
const messages = [];
for await (const message of importArchive(file, {now})) messages.push(message);
say('history: import of 100,000 messages', (performance.now() - begin) / 1000, 's');

const history = await loadHistory();
const read = rss();
let most = read;
begin = performance.now();
const audit = await history.audit(messages, {now, onProgress: () => (most = Math.max(most, process.memoryUsage().rss / 2 ** 20))});
say('history: audit of 100,000 messages', (performance.now() - begin) / 1000, 's');
say('history: memory of the messages', read - before, 'MiB');
say('history: memory of the audit, at most', Math.max(most, process.memoryUsage().rss / 2 ** 20) - read, 'MiB');
if (messages.length !== count || audit.read.messages !== count) throw new Error('messages were lost');
