/** Bytes to text, whatever the encoding, and the small repairs that texts of exports need. */

import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

import { type ImportFile, join, readHead } from './bytes.js';
import { headBytes, maxRecord } from './limits.js';
import { ImportError } from './types.js';

/** The text of a file in pieces, without a byte order mark: UTF-8, UTF-16, or what an old program saved again. */
export async function* textOf(file: ImportFile): AsyncGenerator<string> {
  const wide = wideEncoding(await readHead(file, headBytes));
  const decoder = wide ? new TextDecoder(wide) : new Utf8OrLegacy();
  for await (const chunk of file.open()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/**
 * UTF-8, until the first bytes beyond ASCII show that it is Windows-1252. Decided once: a file of UTF-8 with some broken
 * bytes in it stays UTF-8.
 */
class Utf8OrLegacy {
  #decoder = new TextDecoder();
  #isDecided = false;
  #held: Uint8Array = new Uint8Array(0);

  decode(chunk?: Uint8Array, options?: { stream?: boolean }): string {
    if (this.#isDecided) return this.#decoder.decode(chunk, options);
    const bytes = chunk ? join([this.#held, chunk]) : this.#held;
    // What follows the last ASCII byte may be half a character: it waits for the rest.
    const end = chunk && this.#held.length < 1 << 16 ? bytes.findLastIndex((byte) => byte < 0x80) + 1 : bytes.length;
    this.#decide(bytes.subarray(0, end));
    this.#held = this.#isDecided ? new Uint8Array(0) : bytes.slice(end);
    return this.#decoder.decode(this.#isDecided ? bytes : bytes.subarray(0, end), options);
  }

  #decide(bytes: Uint8Array): void {
    if (bytes.every((byte) => byte < 0x80)) return;
    this.#isDecided = true;
    try {
      strictUtf8.decode(bytes);
    } catch {
      const marks = new TextDecoder().decode(bytes).match(/[^\0-\x7f]/g) ?? [];
      const broken = marks.filter((mark) => mark === '\ufffd').length;
      if (broken * 2 <= marks.length) return;
      if (isForeign(bytes)) throw new UnknownEncoding('damaged', 'its encoding is not known: save it as UTF-8');
      this.#decoder = new TextDecoder('windows-1252');
    }
  }
}

/** A file in one of many old encodings that nothing tells apart. */
export class UnknownEncoding extends ImportError {}

/** In Western languages few letters are beyond ASCII; in Russian, Greek or Chinese nearly all are. */
function isForeign(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(bytes);
  const words = text.match(/[\x80-\uffff]+/g) ?? [];
  return words.filter(({ length }) => length > 2).length * 4 > words.length;
}

/** UTF-16 by its mark, or by zeros at every second byte. */
export function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.length < 8) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]! += 1;
  if (zeros[1]! > head.length / 4 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! > head.length / 4 && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

/** The beginning of a file as text, to recognise it by. */
export async function headText(file: ImportFile): Promise<string> {
  const bytes = await readHead(file, headBytes);
  return new TextDecoder(wideEncoding(bytes) ?? 'utf-8').decode(bytes);
}

/** Every kind of line end becomes `\n`. */
export async function* unixLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of chunks) {
    const text = held + chunk;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}

/** Lines without their ends. Of a line beyond the limit only the beginning is given. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of unixLines(chunks)) {
    const lines = chunk.split('\n');
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    if (rest.length > maxRecord) rest = rest.slice(0, maxRecord);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const latin1 = /^[\0-\xff]*[\x80-\xff][\0-\xff]*$/;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Facebook and Instagram write every UTF-8 byte as a character of its own. A text of such characters only is decoded
 * again; anything else, and anything that is no UTF-8, stays as it is. Doing it twice does no harm.
 */
export function unscramble(text: string): string {
  if (!latin1.test(text)) return text;
  try {
    return strictUtf8.decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
  } catch {
    return text;
  }
}

/** The same for everything inside a value, names of fields too. */
export function unscrambleAll(value: unknown): unknown {
  if (typeof value === 'string') return unscramble(value);
  if (Array.isArray(value)) return value.map(unscrambleAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [unscramble(key), unscrambleAll(inner)]));
}

export const unescapeHtml = (text: string): string => (text.includes('&') ? decodeHTML(text) : text);

const blocks = new Set(['p', 'div', 'li', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'tr']);

/** HTML as plain text: block ends become line breaks, and a shortened web link is written out. */
export function htmlToText(html: string): string {
  let text = '';
  let link: { href: string; from: number } | undefined;
  let hidden = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'br') text += '\n';
      if (name === 'script' || name === 'style') hidden += 1;
      if (name === 'a' && attributes['href'] !== undefined) link = { href: attributes['href'], from: text.length };
    },
    ontext(part) {
      if (hidden === 0) text += part;
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') hidden -= 1;
      if (name === 'p') text += '\n\n';
      else if (blocks.has(name)) text += '\n';
      if (name === 'a' && link) {
        text = withWholeLink(text, link);
        link = undefined;
      }
    },
  });
  parser.write(html);
  parser.end();
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

/** A mention or hashtag keeps its words; for a web address, or words of their own, the address is given. */
function withWholeLink(text: string, { href, from }: { href: string; from: number }): string {
  const words = text.slice(from);
  if (!/^https?:/i.test(href) || /^[@#]/.test(words)) return text;
  const isAddress = words === '' || /^https?:/i.test(words) || href.includes(words.replace(/(?:…|\.\.\.)$/, ''));
  return text.slice(0, from) + (isAddress ? href : `${words} (${href})`);
}
