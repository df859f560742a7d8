/**
 * WhatsApp: one exported chat as text, in the date format of the phone. It does not say whose phone it was: that is known
 * from the file's name (it bears the other's), from a name that is in every chat, or from the owner option.
 */

import type { ImportFile } from '../bytes.js';
import { baseName, type Claimed, folderOf, type Importer, numberedLines } from '../importer.js';
import { type Found, type Job, needTime } from '../job.js';
import { maxRecord } from '../limits.js';
import { dateOf, DateOrder, fromParts } from '../time.js';

const day = String.raw`(\d{1,4})([./\-] ?)(\d{1,2})\2(\d{1,4})`;
/** What languages put between and behind the numbers: commas, "klo", "um", "г.", and halves of the day. */
const filler = String.raw`([^\d[\]:]{0,20}?)`;
const clock = String.raw`${filler}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?${filler}`;
const ios = new RegExp(`^\\[${day}${clock}\\] ?(.*)$`);
const android = new RegExp(`^${day}${clock} [-\u2013] (.*)$`);

/** Halves of the day in the languages whose phones show them; each with the hours it stands for. */
const afternoon = /^(?:p\.? ?m\.?|م|ب\.?ظ\.?|下午|晚上|中午|午後|오후|अपराह्न|μ\.μ\.?|ös|du\.?|ch|md|ptg|ip)$/iu;
const morning = /^(?:a\.? ?m\.?|ص|ق\.?ظ\.?|上午|凌晨|早上|清晨|午前|오전|पूर्वाह्न|π\.μ\.?|öö|de\.?|sa|pd|pg|ap)$/iu;

/** The first digit of each script that phones write dates in (Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati). */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6];

function latinDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** Marks that no one sees, odd spaces and other digits: taken out of what may be a header only. */
const plain = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u202f\u00a0\u2009]/g, ' ')
    .replace(/\p{Nd}/gu, latinDigit)
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
  // The system may quote the name of a group with a colon in it; no one is called so.
  const author = /^([^:"\u201c\u201e\u00ab]{1,100}):(?: ?(.*))?$/s.exec(rest!);
  return {
    numbers: [+first!, +second!, +third!],
    isYearFirst: first!.length === 4,
    clock: [hourOf(+hour!, `${before} ${after}`), +minute!, ...(seconds === undefined ? [] : [+seconds])] as [number, number, number?],
    author: author?.[1]?.trim(),
    text: author ? (afterAuthor(line, author[1]!) ?? author[2] ?? '') : rest!,
    line: number,
  };
}

/** By the words round the clock: 2 and "PM" is 14. */
function hourOf(hour: number, words: string): number {
  const parts = words.replace(/([ap])(\.?) ?m\b/gi, '$1$2m').split(/[ ,]+/);
  if (parts.some((part) => afternoon.test(part))) return (hour % 12) + 12;
  return parts.some((part) => morning.test(part)) ? hour % 12 : hour;
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
  order: DateOrder;
}

/** Who writes, and in which order the dates are. */
async function survey(job: Job, file: ImportFile): Promise<Survey> {
  const authors = new Set<string>();
  const order = new DateOrder();
  for await (const { numbers, author, text } of entriesOf(job, file)) {
    if (author !== undefined && !isNotice(text) && authors.size < 5000) authors.add(author);
    order.add(numbers[0], numbers[1]);
  }
  return { authors, order };
}

/** Lines of the system have no author, or on new iPhones the group's name and a mark that no one sees. */
const isNotice = (text: string): boolean => text.startsWith('\u200e');

async function ownerOf(files: Claimed, job: Job): Promise<string | undefined> {
  if (job.options.owner !== undefined) return job.options.owner;
  const chats = files.get('chat');
  let common: Set<string> | undefined;
  for (const file of chats) {
    const { authors } = await survey(job, file);
    const named = [...authors].filter((name) => titleOf(file).includes(name));
    if (authors.size === 2 && named.length === 1) return [...authors].find((name) => name !== named[0]);
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
  return whole.replace(/ \(\d+\)$/, '').trim() || name;
}

async function* chatOf(job: Job, file: ImportFile, owner: string | undefined): AsyncGenerator<Found> {
  const { authors, order } = await survey(job, file);
  const isDayFirst = job.options.dayFirst ?? order.isDayFirstInOrder;
  const others = [...authors].filter((name) => name !== owner);
  const conversation = titleOf(file);
  for await (const entry of entriesOf(job, file)) {
    const { author } = entry;
    if (author === undefined || isNotice(entry.text)) continue;
    const at = { file, place: `line ${entry.line}` };
    yield* job.attempt(file, at.place, () => {
      const isOut = author === owner;
      const direction = owner === undefined ? undefined : isOut ? 'out' : 'in';
      const counterpart = owner === undefined ? undefined : isOut ? (others.length === 1 ? others[0] : undefined) : author;
      return { time: timeOf(entry, isDayFirst, job), direction, kind: 'dm', counterpart, conversation, text: textOf(entry), at };
    });
  }
}

/** Without what the phone puts in: that a picture was left out, that a message was changed. */
const textOf = ({ text }: Entry): string =>
  text.replace(/\u200e<[^<>\n]{1,60}>$|^<[^<>\n]{1,60}>$/, '').replace(/^\u200e?\S{3,80}\.\w{3,4} \([^()\n]{1,40}\)(?=\n|$)/, '').trim();

/** Left out where day and month cannot be told apart: the words still count. */
function timeOf({ numbers, isYearFirst, clock: at }: Entry, isDayFirst: boolean | undefined, job: Job): string | undefined {
  if (isYearFirst) return needTime(fromParts(dateOf(numbers, 'year'), at));
  if (isDayFirst === undefined) {
    job.cannotTell('Day and month of the dates of a WhatsApp chat cannot be told apart: say which comes first.');
    return undefined;
  }
  return needTime(fromParts(dateOf(numbers, isDayFirst ? 'day' : 'month'), at));
}
