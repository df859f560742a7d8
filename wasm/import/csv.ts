/** Rows of CSV of any size. Papa Parse does the parsing; this feeds it complete rows and no more than it must. */

import Papa from 'papaparse';

import { maxRecord } from './limits.js';
import { unixLines } from './text.js';

export interface CsvOptions {
  /** default: whichever of comma, semicolon and tab the header has most of */
  delimiter?: string;
  /** LinkedIn's Comments.csv escapes quotes with a backslash, until another program has saved it again */
  mayHaveBackslashes?: boolean;
}

const pieceLength = 1 << 18;
/** Unclosed quotes that are passed over at the end of a file. */
const maxTries = 20;

/** Yields rows in order, the header among them; empty lines as `['']`; one beyond the limit as `[]`. */
export async function* csvRows(chunks: AsyncIterable<string>, options: CsvOptions = {}): AsyncGenerator<string[]> {
  let rest = '';
  let wanted = pieceLength;
  let parse: Parse | undefined;
  for await (const chunk of unixLines(chunks)) {
    rest += chunk;
    if (rest.length < wanted) continue;
    parse ??= parserFor(rest, options);
    const { data, meta } = parse(rest, true);
    yield* data;
    rest = rest.slice(meta.cursor);
    // A quote that is never closed would be parsed again and again: wait for twice as much, and give up at the limit.
    wanted = Math.max(pieceLength, rest.length * 2);
    if (rest.length > maxRecord) {
      rest = rest.slice(rest.indexOf('\n') + 1);
      yield [];
    }
  }
  yield* lastRows(rest, parse ?? parserFor(rest, options));
}

/** A quote that is never closed takes all that follows into its row: of that row only its first line is lost. */
function* lastRows(rest: string, parse: Parse): Generator<string[]> {
  for (let tries = 0; rest !== ''; tries++) {
    const whole = parse(rest, false);
    if (tries === maxTries || !whole.errors.some(({ code }) => code === 'MissingQuotes')) return yield* whole.data;
    const { data, meta } = parse(rest, true);
    yield* data;
    yield [];
    const line = rest.indexOf('\n', meta.cursor);
    rest = line < 0 ? '' : rest.slice(line + 1);
  }
}

const doubledQuote = /[^,;\n"\\]""[^,;\n"]/;

type Parse = (text: string, withoutLastRow: boolean) => Papa.ParseResult<string[]>;

/** Papa's own parser below its streams, which want a File or a Node stream: it says how far complete rows reach. */
function parserFor(beginning: string, options: CsvOptions): Parse {
  const delimiter = options.delimiter ?? delimiterOf(beginning);
  const config = { delimiter, newline: '\n', ...(options.mayHaveBackslashes && !doubledQuote.test(beginning) ? { escapeChar: '\\' } : {}) };
  return (text, withoutLastRow) => {
    const parser = new Papa.Parser(config as Papa.ParseConfig) as unknown as {
      parse(text: string, from: number, withoutLastRow: boolean): Papa.ParseResult<string[]>;
    };
    return parser.parse(text, 0, withoutLastRow);
  };
}

/** What the first lines may be as headers: a note may stand above it. Enough to recognise a file by its columns. */
export function headersIn(head: string): Header[] {
  const delimiter = delimiterOf(head);
  const lines = head.split(/\r\n?|\n/, 10);
  return lines.map((line) => new Header(line.split(delimiter).map((name) => name.replace(/^\ufeff?\s*"|"\s*$/g, ''))));
}

/** By the first line that has one outside quotes: a note may stand above the header. */
export function delimiterOf(text: string): string {
  const lines = text.slice(0, 1 << 16).replace(/"[^"]*"/g, '').split(/\r\n?|\n/, 20);
  const line = lines.find((one) => /[,;\t]/.test(one)) ?? '';
  const count = (char: string) => line.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

/** A name of a column without what differs between eras and programs: case, spaces, underscores, a mark. */
export const columnKey = (name: string): string => name.replace(/^\ufeff/, '').trim().toLowerCase().replace(/[\s_]+/g, ' ');

/** Reads fields of a row by the names of the header. */
export class Header {
  readonly #index = new Map<string, number>();
  readonly length: number;

  constructor(names: readonly string[]) {
    this.length = names.length;
    names.forEach((name, i) => {
      if (!this.#index.has(columnKey(name))) this.#index.set(columnKey(name), i);
    });
  }

  has(...names: string[]): boolean {
    return names.every((name) => this.#index.has(columnKey(name)));
  }

  /** The field, or undefined where it is missing or empty. */
  get(row: readonly string[], name: string): string | undefined {
    const i = this.#index.get(columnKey(name));
    const value = i === undefined ? undefined : row[i];
    return value === undefined || value === '' ? undefined : value;
  }
}
