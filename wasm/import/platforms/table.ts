/** Any table: CSV or NDJSON, whose columns are words of a Message or are named by the caller. */

import type { ImportFile } from '../bytes.js';
import { Header } from '../csv.js';
import { type Importer, numberedLines, rowsOf } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { asId, asNumber, asObject, parseJson } from '../json.js';
import { fromIso, fromMs, fromNamedDay, fromParts, fromSeconds, fromTwitter } from '../time.js';
import type { Columns, Message } from '../types.js';

const words: (keyof Message)[] = ['id', 'time', 'direction', 'kind', 'counterpart', 'conversation', 'text', 'client'];
const kinds = new Set(['post', 'reply', 'repost', 'dm', 'follow', 'connect']);

/** Names that other programs give to these columns. Only text and time are taken by another name unasked. */
const otherNames: Partial<Record<keyof Message, string[]>> = {
  text: ['message', 'content', 'body', 'post', 'tweet'],
  time: ['date', 'timestamp', 'created at', 'datetime'],
};

export const table: Importer = {
  platform: 'table',

  async claim(file, head) {
    const text = (await head()).replace(/^\ufeff/, '');
    if (/\.(?:csv|tsv)$/i.test(file.path)) return 'csv';
    if (/\.(?:nd)?jsonl?$/i.test(file.path) && /^\s*\{[^\n]*(?:\n|$)/.test(text) && /\.(?:ndjson|jsonl)$/i.test(file.path)) return 'ndjson';
    return undefined;
  },

  async *read(files, job) {
    for (const file of files.get('csv')) yield* csvOf(job, file);
    for (const file of files.get('ndjson')) yield* ndjsonOf(job, file);
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
  const isHeader = (header: Header) => nameOf('text', columns, (name) => header.has(name)) !== undefined && (typeof columns?.text !== 'string' || header.has(columns.text));
  for await (const row of rowsOf(job, file, isHeader)) {
    const get = (name: string) => row.get(name);
    yield* job.attempt(file, row.number, () => toMessage(get, (name) => row.header.has(name), job));
  }
}

async function* ndjsonOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  for await (const { line, number } of numberedLines(job, file)) {
    if (line.trim() === '') continue;
    yield* job.attempt(file, `line ${number}`, () => {
      const record = asObject(parsed(line));
      if (!record) throw new BadRecord('it is not a JSON object');
      return toMessage((name) => asId(record[name]), (name) => Object.hasOwn(record, name), job);
    });
  }
}

function parsed(line: string): unknown {
  const { value, problem } = parseJson(line);
  if (problem !== undefined) throw new BadRecord(problem);
  return value;
}

function toMessage(get: (name: string) => string | undefined, has: (name: string) => boolean, job: Job): Found {
  const { columns, dayFirst } = job.options;
  const found: Record<string, string | undefined> = {};
  for (const word of words) {
    const chosen = columns?.[word];
    const name = nameOf(word, columns, has);
    found[word] = typeof chosen === 'object' ? chosen.value : name === undefined ? undefined : get(name);
  }
  const { kind, direction, time } = found;
  if (kind !== undefined && !kinds.has(kind)) throw new BadRecord('its kind is none of post, reply, repost, dm, follow, connect');
  if (direction !== undefined && direction !== 'in' && direction !== 'out') throw new BadRecord('its direction is neither in nor out');
  if (found['text'] === undefined && kind !== 'follow' && kind !== 'connect' && kind !== 'repost') throw new BadRecord('it has no text');
  return { ...(found as Found), time: time === undefined ? undefined : needTime(toTime(time, dayFirst)) };
}

function toTime(text: string, dayFirst: boolean | undefined): string | undefined {
  const number = /^\d{9,14}(?:\.\d+)?$/.test(text) ? asNumber(text) : undefined;
  if (number !== undefined) return number > 1e11 ? fromMs(number) : fromSeconds(Math.floor(number));
  return fromIso(text) ?? fromTwitter(text) ?? fromSlashes(text, dayFirst) ?? fromNamedDay(text);
}

function fromSlashes(text: string, dayFirst: boolean | undefined): string | undefined {
  const match = /^(\d\d?)[./](\d\d?)[./](\d{4})(?:,? (\d\d?):(\d\d)(?::(\d\d))?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, first, second, year, hour, minute, seconds] = match;
  const isDayFirst = dayFirst ?? (+first! > 12 ? true : +second! > 12 ? false : text.includes('.') ? true : undefined);
  if (isDayFirst === undefined) throw new BadRecord('its day and month cannot be told apart: say which comes first');
  const clock = hour === undefined ? undefined : ([+hour, +minute!, ...(seconds === undefined ? [] : [+seconds])] as [number, number, number?]);
  return isDayFirst ? fromParts([+year!, +second!, +first!], clock) : fromParts([+year!, +first!, +second!], clock);
}
