/** Any table: CSV or NDJSON, whose columns are words of a Message or are named by the caller. */

import type { ImportFile } from '../bytes.js';
import { Header } from '../csv.js';
import { dayFirstIn, type Importer, jsonOf, numberedLines, placeOf, rowsOf } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { asId, asNumber, asObject, parseJson } from '../json.js';
import { fromIso, fromMs, fromNamedDay, fromNumbers, fromSeconds, fromTwitter } from '../time.js';
import type { Columns, Message } from '../types.js';

const words: (keyof Message)[] = ['id', 'time', 'direction', 'kind', 'counterpart', 'conversation', 'text', 'client'];
const kinds = new Set(['post', 'reply', 'repost', 'dm', 'follow', 'connect', 'unfollow']);

/** Names that other programs give to these columns. Only text and time are taken by another name unasked. */
const otherNames: Partial<Record<keyof Message, string[]>> = {
  text: ['message', 'content', 'body', 'post', 'tweet', 'caption', 'post text', 'tweet text', 'message text'],
  time: ['date', 'timestamp', 'created at', 'datetime', 'date time', 'sent at', 'published at', 'posted', 'posted at', 'when'],
};

export const table: Importer = {
  platform: 'table',

  async claim(file, head) {
    if (/\.(?:csv|tsv)$/i.test(file.path)) return 'csv';
    if (!/\.(?:ndjson|jsonl?)$/i.test(file.path)) return undefined;
    const text = await head();
    // Many programs write JSON: only a file that was picked by itself, and has words and times, is taken for a table.
    const isAlone = file.archive === undefined && !file.path.includes('/');
    const hasWords = /"(?:text|message|content|body)"\s*:/.test(text) && /"(?:time|date|timestamp|created_at|kind|direction)"\s*:/.test(text);
    if (/\.json$/i.test(file.path) && !(isAlone && hasWords)) return undefined;
    if (/^\s*\{[^\n]*\}\s*(?:\n|$)/.test(text) || (/^\s*\{/.test(text) && !/\.json$/i.test(file.path))) return 'ndjson';
    return /^\s*\[\s*\{/.test(text) ? 'json' : undefined;
  },

  async *read(files, job) {
    for (const file of files.get('csv')) yield* csvOf(job, file);
    for (const file of files.get('ndjson')) yield* ndjsonOf(job, file);
    for (const file of files.get('json')) yield* jsonListOf(job, file);
  },
};

function nameOf(word: keyof Message, columns: Columns | undefined, has: (name: string) => boolean): string | undefined {
  const chosen = columns?.[word];
  if (typeof chosen === 'string') return chosen;
  if (chosen !== undefined) return undefined;
  return [word, ...(otherNames[word] ?? [])].find(has);
}

async function* csvOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  const { columns } = job.options;
  const isHeader = (header: Header) => header.has(nameOf('text', columns, (name) => header.has(name)) ?? '\0');
  const time = await timeColumn(job, file, isHeader);
  const dayFirst = time === undefined ? undefined : await dayFirstIn(job, rowsOf(job, file, isHeader), time);
  for await (const row of rowsOf(job, file, isHeader, { missing: noText })) {
    const get = (name: string) => row.get(name);
    yield* job.attempt(file, row.number, () => toMessage(get, (name) => row.header.has(name), columns, dayFirst));
  }
}

const noText = 'none of its columns is called text, message or content: give the one with the words the name text';

async function timeColumn(job: Job, file: ImportFile, isHeader: (header: Header) => boolean): Promise<string | undefined> {
  for await (const { header } of rowsOf(job, file, isHeader, { missing: noText })) {
    return nameOf('time', job.options.columns, (name) => header.has(name));
  }
  return undefined;
}

async function* ndjsonOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  for await (const { line, number } of numberedLines(job, file)) {
    if (line.trim() === '') continue;
    yield* job.attempt(file, `line ${number}`, () => fromObject(parsed(line), job));
  }
}

async function* jsonListOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  for await (const record of jsonOf(job, file)) yield* job.attempt(file, placeOf(record), () => fromObject(record.value, job));
}

function fromObject(value: unknown, { options: { columns, dayFirst } }: Job): Found {
  const record = asObject(value);
  if (!record) throw new BadRecord('it is not a JSON object');
  return toMessage((name) => asId(record[name]), (name) => Object.hasOwn(record, name), columns, dayFirst);
}

function parsed(line: string): unknown {
  const { value, problem } = parseJson(line.replace(/^\ufeff/, ''));
  if (problem !== undefined) throw new BadRecord(problem);
  return value;
}

function toMessage(
  get: (name: string) => string | undefined,
  has: (name: string) => boolean,
  columns: Columns | undefined,
  dayFirst: boolean | undefined,
): Found {
  const found: Record<string, string | undefined> = {};
  for (const word of words) {
    const chosen = columns?.[word];
    const name = nameOf(word, columns, has);
    found[word] = typeof chosen === 'object' ? chosen.value : name === undefined ? undefined : get(name);
  }
  const { kind, direction, time } = found;
  if (kind !== undefined && !kinds.has(kind)) throw new BadRecord('its kind is none of post, reply, repost, dm, follow, connect, unfollow');
  if (direction !== undefined && direction !== 'in' && direction !== 'out') throw new BadRecord('its direction is neither in nor out');
  if (found['text'] === undefined && !/^(?:follow|connect|unfollow|repost)$/.test(kind ?? '')) throw new BadRecord('it has no text');
  return { ...(found as Found), time: time === undefined ? undefined : needTime(toTime(time, dayFirst)) };
}

function toTime(text: string, dayFirst: boolean | undefined): string | undefined {
  const number = /^\d{9,14}(?:\.\d+)?$/.test(text) ? asNumber(text) : undefined;
  if (number !== undefined) return number > 1e11 ? fromMs(number) : fromSeconds(Math.floor(number));
  const isDayFirst = (): boolean => {
    if (dayFirst === undefined) throw new BadRecord('its day and month cannot be told apart: say which comes first');
    return dayFirst;
  };
  return fromIso(text) ?? fromTwitter(text) ?? fromNumbers(text, isDayFirst) ?? fromNamedDay(text);
}
