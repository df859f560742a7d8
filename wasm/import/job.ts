/** One import at work: it counts what is read and skipped, drops what cannot be believed, and merges several files. */

import type { ImportFile } from './bytes.js';
import { KeySet } from './keys.js';
import { precisionOf } from './time.js';
import {
  ImportError,
  type ImportOptions,
  type Message,
  type MessageKind,
  type Platform,
  type Precision,
  type Summary,
  type Tally,
} from './types.js';

/** Before this year there was nothing that these exports come from; some hold such dates by mistake. */
const firstYear = 2006;
/** Clocks are wrong by a little, zones by up to 14 hours. */
const tolerance = 2 * 86_400_000;
const maxPlaces = 5;
const coarseness: Record<Precision, number> = { ms: 0, s: 1, min: 2, day: 3, none: 4 };

export class Job {
  readonly summary: Summary = {
    platforms: [],
    read: {},
    messages: 0,
    conversations: 0,
    duplicates: 0,
    filesRead: [],
    filesSkipped: [],
    recordsSkipped: [],
    precision: {},
    zoneUnknown: false,
    cannotTell: [],
  };
  readonly options: ImportOptions;
  readonly #latest: number;
  readonly #conversations = new KeySet();
  readonly #seen = new KeySet();
  readonly #told = new KeySet();
  #platform = '';
  #isFirst = true;
  /** of the archive that is read, but for the first one: there all that was seen is its own */
  #own: KeySet | undefined;
  #repeats = new Map<string, number>();
  #done = 0;
  #total = 0;

  constructor(options: ImportOptions) {
    this.options = options;
    this.#latest = (options.now ?? new Date()).getTime() + tolerance;
  }

  /** Throws the reason of a signal that was aborted. */
  pause(): void {
    this.options.signal?.throwIfAborted();
  }

  /** To be called before each new archive: within one, messages without an id are never taken for copies. */
  beginArchive(platform: Platform, bytes: number): void {
    if (!this.summary.platforms.includes(platform)) this.summary.platforms.push(platform);
    this.#platform = platform;
    this.#own = this.#isFirst ? undefined : new KeySet();
    this.#isFirst = false;
    this.#repeats = new Map();
    this.#total += bytes;
  }

  /** A file whose reading reports progress and may be stopped. */
  track(file: ImportFile): ImportFile {
    return { ...file, open: () => this.#watched(file) };
  }

  async *#watched(file: ImportFile): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.open()) {
      this.pause();
      this.#done += chunk.length;
      this.options.onProgress?.({
        done: Math.min(this.#done, this.#total),
        total: this.#total,
        messages: this.summary.messages,
        file: file.path,
      });
      yield chunk;
    }
  }

  fileRead(file: ImportFile): void {
    if (this.#told.add(`read ${file.path}`)) this.summary.filesRead.push(file.path);
  }

  skipFile(path: string, reason: string): void {
    if (this.#told.add(`${reason} ${path}`)) tally(this.summary.filesSkipped, reason, path);
  }

  skip(file: ImportFile, place: string | number, reason: string): void {
    const where = typeof place === 'number' ? `record ${place}` : place;
    // Some files are read twice; what is wrong with them is told once.
    const told = this.#told.add(`${reason} ${file.archive} ${file.path}, ${where}`);
    if (told) tally(this.summary.recordsSkipped, reason, `${file.path}, ${where}`);
  }

  cannotTell(sentence: string): void {
    if (!this.summary.cannotTell.includes(sentence)) this.summary.cannotTell.push(sentence);
  }

  /** Runs what makes messages of one record; whatever is wrong with the record, only it is lost. */
  attempt(file: ImportFile, place: string | number, make: () => readonly Found[] | Found | undefined): readonly Found[] {
    try {
      const found = make();
      const list = found === undefined ? [] : Array.isArray(found) ? (found as Found[]) : [found as Found];
      for (const one of list) one.at = { file, place };
      return list;
    } catch (error) {
      if (error instanceof ImportError) throw error;
      const reason = error instanceof BadRecord ? error.message : 'it is not built as expected';
      this.skip(file, place, reason);
      return [];
    }
  }

  /** The message to pass on, or undefined when it is a copy or cannot be believed. */
  accept(found: Found): Message | undefined {
    const { at, idScope, ...words } = found;
    const message = withoutGaps(words);
    const doubt = this.#doubt(message.time);
    if (doubt !== undefined) {
      if (at) this.skip(at.file, at.place, doubt);
      return undefined;
    }
    if (this.#isCopy(message, idScope)) {
      this.summary.duplicates += 1;
      return undefined;
    }
    this.#count(message);
    return message;
  }

  #doubt(time: string | undefined): string | undefined {
    if (time === undefined) return undefined;
    const year = Number(time.slice(0, 4));
    if (!(year >= firstYear)) return `its year is before ${firstYear}`;
    const ms = Date.parse(time.length === 16 ? `${time}:00` : time);
    return ms > this.#latest ? 'its date is in the future' : undefined;
  }

  #isCopy(message: Message, scope = ''): boolean {
    if (message.id !== undefined) return !this.#seen.add(`${this.#platform}\n${scope}\n${message.kind}\n${message.id}`);
    const { time, kind, direction, counterpart, conversation, text } = message;
    const words = JSON.stringify([time, kind, direction, counterpart, conversation, text]);
    return !this.#seen.add(`${this.#nth(words)}\n${words}`);
  }

  /** How often this archive has held the same, this time included. */
  #nth(words: string): number {
    if (this.#own ? this.#own.add(words) : !this.#seen.has(`1\n${words}`)) return 1;
    const nth = (this.#repeats.get(words) ?? 1) + 1;
    if (this.#repeats.size < maxCounted || nth > 2) this.#repeats.set(words, nth);
    return nth;
  }

  #count(message: Message): void {
    const { summary } = this;
    const kind: MessageKind | 'other' = message.kind ?? 'other';
    summary.messages += 1;
    summary.read[kind] = (summary.read[kind] ?? 0) + 1;
    if (message.conversation !== undefined && this.#conversations.add(message.conversation)) summary.conversations += 1;
    const precision = precisionOf(message.time);
    const coarsest = summary.precision[kind];
    if (coarsest === undefined || coarseness[precision] > coarseness[coarsest]) summary.precision[kind] = precision;
    if (message.time !== undefined && !message.time.endsWith('Z')) summary.zoneUnknown = true;
  }
}

/** For the client of messages of an account that bears such a label. */
export const bot = 'bot';

/** Messages without an id whose repetitions within one archive are told apart; beyond it, they count twice. */
const maxCounted = 500_000;

/** A message as an importer found it, with where, and what its id is unique in. */
export type Found = { -readonly [key in keyof Message]: Message[key] | undefined } & {
  at?: { file: ImportFile; place: string | number };
  idScope?: string;
};

const withoutGaps = (words: object): Message =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value !== ''));

/** Thrown by an importer on a record it cannot read; the message says why. */
export class BadRecord extends Error {}

export function tally(list: Tally[], reason: string, place: string): void {
  let entry = list.find((one) => one.reason === reason);
  if (!entry) list.push((entry = { reason, count: 0, places: [] }));
  entry.count += 1;
  if (entry.places.length < maxPlaces) entry.places.push(place);
}

/** A time that must be there. */
export function needTime(time: string | undefined): string {
  if (time === undefined) throw new BadRecord('its date cannot be read');
  return time;
}
