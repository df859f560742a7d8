/**
 * Records out of JSON of any size, one at a time: a file of 200 MB never stands in memory as a whole, a broken record
 * costs only itself, and of a truncated file everything before the cut is read.
 */

import { maxDepth, maxRecord } from './limits.js';

export interface JsonRecord {
  /** where it stands, with `*` for a place in a list: `chats.list.*.messages.*` */
  path: string;
  /** its place in its list, from 1 on; 0 outside a list */
  number: number;
  /** undefined when it is broken */
  value: unknown;
  /** why it is broken */
  problem?: string;
}

/** Says of a list or an object whether to walk through it; what is not walked through is one record. */
export type Walk = (path: string, isList: boolean) => boolean;

/** The usual one: the records of a top-level list, and of the lists that a top-level object holds. */
export const topLists: Walk = (path, isList) => path === '' || (isList && !path.includes('.') && path !== '*');

interface Frame {
  path: string;
  isList: boolean;
  number: number;
  key: string;
}

const space = /\s/;

/** Yields the records of JSON text. An assignment before it (`window.YTD.tweets.part0 = `) is passed over. */
export async function* jsonRecords(chunks: AsyncIterable<string>, walk: Walk = topLists): AsyncGenerator<JsonRecord> {
  const scanner = new Scanner(walk);
  for await (const chunk of chunks) yield* scanner.push(chunk);
  yield* scanner.end();
}

class Scanner {
  readonly #walk: Walk;
  readonly #stack: Frame[] = [];
  #started = false;
  #seenAssignment = false;
  #passed = 0;
  #done = false;
  #expectKey = false;
  // The record (or key, or scalar) that is being taken.
  #kind: 'none' | 'nested' | 'string' | 'scalar' = 'none';
  #isKey = false;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #parts: string[] = [];
  #length = 0;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  *push(chunk: string): Generator<JsonRecord> {
    let at = 0;
    while (at < chunk.length && !this.#done) {
      if (this.#kind !== 'none') {
        const end = this.#take(chunk, at);
        this.#keep(chunk.slice(at, end));
        at = end;
        if (this.#complete) yield* this.#finish();
      } else {
        yield* this.#step(chunk, at);
        if (this.#kind === 'none') at += 1;
      }
    }
  }

  *end(): Generator<JsonRecord> {
    if (this.#done) return;
    if (!this.#started) {
      yield { path: '', number: 0, value: undefined, problem: 'the file holds no JSON' };
    } else {
      const place = this.#place();
      yield { ...place, value: undefined, problem: 'the file ends in the middle' };
    }
  }

  #complete = false;

  #keep(text: string): void {
    this.#length += text.length;
    if (this.#length <= maxRecord) this.#parts.push(text);
    else this.#parts.length = 0;
  }

  /** How far what is being taken reaches in this chunk. */
  #take(chunk: string, start: number): number {
    this.#complete = false;
    if (this.#kind === 'scalar') return this.#takeScalar(chunk, start);
    for (let at = start; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 0x5c) this.#escaped = true;
        // JSON has no line break in a string: it ends here, and only this record is broken.
        else if (code === 0x22 || code === 0x0a) {
          this.#inString = false;
          if (this.#depth === 0) return this.#end(at + 1);
        }
      } else if (code === 0x22) {
        this.#inString = true;
      } else if (code === 0x7b || code === 0x5b) {
        this.#depth += 1;
      } else if (code === 0x7d || code === 0x5d) {
        this.#depth -= 1;
        if (this.#depth <= 0) return this.#end(at + 1);
      }
    }
    return chunk.length;
  }

  #takeScalar(chunk: string, start: number): number {
    for (let at = start; at < chunk.length; at++) {
      if (',]}'.includes(chunk[at]!) || space.test(chunk[at]!)) return this.#end(at);
    }
    return chunk.length;
  }

  #end(at: number): number {
    this.#complete = true;
    return at;
  }

  *#finish(): Generator<JsonRecord> {
    const tooLong = this.#length > maxRecord;
    const text = this.#parts.join('');
    this.#kind = 'none';
    this.#parts = [];
    this.#length = 0;
    const top = this.#stack.at(-1);
    if (this.#isKey) {
      this.#isKey = false;
      this.#expectKey = false;
      const key = tooLong ? undefined : parseJson(text).value;
      if (top) top.key = typeof key === 'string' ? key : '?';
      return;
    }
    const place = this.#place();
    if (tooLong) yield { ...place, value: undefined, problem: 'the record is too large' };
    else yield { ...place, ...parseJson(text) };
    if (!top) this.#done = true;
  }

  #place(): { path: string; number: number } {
    const top = this.#stack.at(-1);
    if (!top) return { path: '', number: 0 };
    const last = top.isList ? '*' : top.key;
    return { path: top.path === '' ? last : `${top.path}.${last}`, number: top.isList ? top.number : 0 };
  }

  *#step(chunk: string, at: number): Generator<JsonRecord> {
    const char = chunk[at]!;
    if (!this.#started && !this.#mayStart(char)) return;
    if (space.test(char) || char === ':') return;
    if (char === ',') return this.#next();
    if (char === '}' || char === ']') return this.#leave();
    if (char === '{' || char === '[') return this.#enter(char === '[');
    this.#isKey = this.#expectKey;
    if (char === '"') this.#begin('string', false);
    else if (this.#isKey) this.#isKey = false; // a stray character where a key should be
    else this.#begin('scalar', false);
  }

  #mayStart(char: string): boolean {
    this.#passed += 1;
    if (char === '=') {
      this.#seenAssignment = true;
      return false;
    }
    if (char === '{' || (char === '[' && (this.#seenAssignment || this.#passed < 64))) this.#started = true;
    if (this.#passed > 4096) this.#done = true;
    return this.#started;
  }

  #next(): void {
    const top = this.#stack.at(-1);
    if (!top) return;
    if (top.isList) top.number += 1;
    else this.#expectKey = true;
  }

  #enter(isList: boolean): void {
    const { path } = this.#place();
    const inStack = this.#stack.length;
    if (inStack < maxDepth && this.#walk(path, isList)) {
      this.#stack.push({ path, isList, number: 1, key: '' });
      this.#expectKey = !isList;
    } else {
      this.#begin('nested', true);
    }
  }

  #begin(kind: 'nested' | 'string' | 'scalar', nested: boolean): void {
    this.#kind = kind;
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    if (!nested && kind === 'string') this.#inString = false;
  }

  #leave(): void {
    this.#stack.pop();
    this.#expectKey = false;
    if (this.#stack.length === 0) this.#done = true;
  }
}

const longNumber = /\d{16}/;
const stringOrNumber = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON.parse, but whole numbers of 16 digits and more become strings: doubles would change the last digits. */
export function parseJson(text: string): { value: unknown; problem?: string } {
  try {
    const safe = longNumber.test(text) ? text.replace(stringOrNumber, quoteLong) : text;
    return { value: JSON.parse(safe) as unknown };
  } catch {
    return { value: undefined, problem: 'it is not JSON' };
  }
}

function quoteLong(token: string): string {
  return token.length >= 16 && /^-?\d+$/.test(token) ? `"${token}"` : token;
}

// ---- reading values that may be anything

export type Json = Record<string, unknown>;

export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** An id, whether it is written as a number or a string. */
export const asId = (value: unknown): string | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : asText(value);
export const asNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};
