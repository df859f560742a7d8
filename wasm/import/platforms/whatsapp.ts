/**
 * WhatsApp: one exported chat as text, in the date format of the phone. It does not say whose phone it was: that is known
 * from the file's name (it bears the other's), from a name that is in every chat, or from the owner option.
 */

import type { ImportFile } from '../bytes.js';
import { baseName, type Claimed, folderOf, type Importer, numberedLines } from '../importer.js';
import type { Found, Job } from '../job.js';
import { maxRecord } from '../limits.js';
import { fromParts } from '../time.js';

const day = String.raw`(\d{1,4})([./\-] ?)(\d{1,2})\2(\d{1,4})\.?`;
const half = String.raw`([ap]\.? ?m\.?|AM|PM|ص|م|上午|下午|오전|오후)`;
const clock = String.raw`(?:${half} ?)?(?:klo |kl\. ?|um )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?${half})?(?: Uhr)?`;
const ios = new RegExp(`^\\[${day},? ${clock}\\] ?(.*)$`, 'i');
const android = new RegExp(`^${day},? ${clock} - (.*)$`, 'i');

/** Marks that no one sees, odd spaces and other digits: taken out of what may be a header only. */
const plain = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u202f\u00a0\u2009]/g, ' ')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('\u060c', ',');

interface Entry {
  numbers: [number, number, number];
  isYearFirst: boolean;
  clock: [number, number, number?];
  author: string | undefined;
  text: string;
  line: number;
}

export const whatsapp: Importer = {
  platform: 'whatsapp',

  async claim(file, head) {
    if (!/\.txt$/i.test(file.path) && /\.\w{2,5}$/.test(file.path)) return undefined;
    const lines = (await head()).split(/\r\n?|\n/, 20);
    return lines.some((line) => parseHeader(line, 1) !== undefined) ? 'chat' : undefined;
  },

  async *read(files, job) {
    job.cannotTell('WhatsApp gives times without a zone, and nothing before the first message of a chat.');
    const owner = await ownerOf(files, job);
    for (const file of files.get('chat')) yield* chatOf(job, file, owner);
  },
};

function parseHeader(line: string, number: number): Entry | undefined {
  const text = plain(line.slice(0, 200)) + line.slice(200);
  const match = ios.exec(text) ?? android.exec(text);
  if (!match) return undefined;
  const [, first, , second, third, before, hour, minute, seconds, after, rest] = match;
  const mark = before ?? after;
  const isLate = mark !== undefined && /^(?:p|م|下午|오후)/i.test(mark);
  const hours = mark === undefined ? +hour! : (+hour! % 12) + (isLate ? 12 : 0);
  const author = /^([^:]{1,100}): ?(.*)$/s.exec(rest!) ?? /^([^:]{1,100}):$/.exec(rest!);
  return {
    numbers: [+first!, +second!, +third!],
    isYearFirst: first!.length === 4,
    clock: [hours, +minute!, ...(seconds === undefined ? [] : [+seconds])] as [number, number, number?],
    author: author?.[1]?.trim(),
    text: author ? (afterAuthor(line, author[1]!) ?? author[2] ?? '') : rest!,
    line: number,
  };
}

/** What follows the name in the line as it is: marks in a text belong to it. */
function afterAuthor(line: string, author: string): string | undefined {
  const at = line.indexOf(`${author}:`);
  return at < 0 ? undefined : line.slice(at + author.length + 1).replace(/^ /, '');
}

/** Messages with the lines that belong to them. */
async function* entriesOf(job: Job, file: ImportFile): AsyncGenerator<Entry> {
  let entry: Entry | undefined;
  for await (const { line, number } of numberedLines(job, file)) {
    const next = parseHeader(line, number);
    if (next) {
      if (entry) yield entry;
      entry = next;
    } else if (entry && entry.text.length < maxRecord) {
      entry.text += `\n${line}`;
    }
  }
  if (entry) yield entry;
}

interface Survey {
  authors: Set<string>;
  dayFirst: boolean | undefined;
}

/** Who writes, and whether the day or the month comes first: a number above 12 tells, else which changes faster. */
async function survey(job: Job, file: ImportFile): Promise<Survey> {
  const authors = new Set<string>();
  const changes = [0, 0];
  const most = [0, 0];
  let last: number[] | undefined;
  for await (const { numbers, author } of entriesOf(job, file)) {
    if (author !== undefined && authors.size < 5000) authors.add(author);
    for (const i of [0, 1]) {
      most[i] = Math.max(most[i]!, numbers[i]!);
      if (last && last[i] !== numbers[i]) changes[i]! += 1;
    }
    last = numbers;
  }
  const dayFirst = most[0]! > 12 ? true : most[1]! > 12 ? false : changes[0] === changes[1] ? undefined : changes[0]! > changes[1]!;
  return { authors, dayFirst };
}

async function ownerOf(files: Claimed, job: Job): Promise<string | undefined> {
  if (job.options.owner !== undefined) return job.options.owner;
  const chats = files.get('chat');
  let common: Set<string> | undefined;
  for (const file of chats) {
    const { authors } = await survey(job, file);
    const other = [...authors].find((name) => titleOf(file).endsWith(name));
    if (authors.size === 2 && other !== undefined) return [...authors].find((name) => name !== other);
    common = common === undefined ? authors : new Set([...common].filter((name) => authors.has(name)));
  }
  if (chats.length > 1 && common?.size === 1) return [...common][0];
  job.cannotTell('WhatsApp does not say which of the names is yours: give it to tell sent from received.');
  return undefined;
}

/** The name of the chat as the phone put it into the file's name, of the zip for an iPhone's. */
function titleOf(file: ImportFile): string {
  const name = baseName(file.path).replace(/\.txt$/i, '');
  const whole = /^_chat$/.test(name) ? baseName(file.archive ?? folderOf(file.path)).replace(/\.zip$/i, '') : name;
  return whole.replace(/ \(\d+\)$/, '').trim();
}

async function* chatOf(job: Job, file: ImportFile, owner: string | undefined): AsyncGenerator<Found> {
  const { authors, dayFirst } = await survey(job, file);
  const isDayFirst = job.options.dayFirst ?? dayFirst;
  const others = [...authors].filter((name) => name !== owner);
  const conversation = titleOf(file);
  for await (const entry of entriesOf(job, file)) {
    const { author, text } = entry;
    // Lines of the system have no author, or on new iPhones the group's name and a mark that no one sees.
    if (author === undefined || text.startsWith('\u200e')) continue;
    if (isDayFirst === undefined && !entry.isYearFirst) {
      job.skip(file, `line ${entry.line}`, 'its day and month cannot be told apart: say which comes first');
      continue;
    }
    const time = timeOf(entry, isDayFirst ?? false);
    if (time === undefined) {
      job.skip(file, `line ${entry.line}`, 'its date cannot be read');
      continue;
    }
    const isOut = author === owner;
    const direction = owner === undefined ? undefined : isOut ? 'out' : 'in';
    const counterpart = owner === undefined ? undefined : isOut ? (others.length === 1 ? others[0] : undefined) : author;
    yield { time, direction, kind: 'dm', counterpart, conversation, text: text.trim(), at: { file, place: `line ${entry.line}` } };
  }
}

function timeOf({ numbers, isYearFirst, clock: at }: Entry, isDayFirst: boolean): string | undefined {
  const [first, second, third] = numbers;
  if (isYearFirst) return fromParts([first, second, third], at);
  const year = third < 100 ? 2000 + third : third;
  return isDayFirst ? fromParts([year, second, first], at) : fromParts([year, first, second], at);
}
