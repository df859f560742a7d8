/** What an importer of one platform is, and what they share. */

import type { ImportFile } from './bytes.js';
import type { Found, Job } from './job.js';
import { type JsonRecord, jsonRecords, type Walk, topLists } from './json.js';
import { maxWhole } from './limits.js';
import { linesOf, textOf, UnknownEncoding } from './text.js';
import { DateOrder } from './time.js';
import { ImportError, type Platform } from './types.js';
import { type CsvOptions, csvRows, Header } from './csv.js';

export interface Importer {
  readonly platform: Platform;
  /** Which part this file plays in exports of the platform, if any. `head` gives its first 4 KB. */
  claim(file: ImportFile, head: () => Promise<string>): string | undefined | Promise<string | undefined>;
  /** The messages of one archive. Broken records and files are told to the job, and passed over. */
  read(files: Claimed, job: Job): AsyncGenerator<Found>;
}

/** The files of one archive that an importer has claimed, by the part they play. */
export class Claimed {
  readonly #parts = new Map<string, ImportFile[]>();

  add(part: string, file: ImportFile): void {
    const list = this.#parts.get(part);
    if (list) list.push(file);
    else this.#parts.set(part, [file]);
  }

  /** in natural order: part2 before part10 */
  get(part: string): ImportFile[] {
    const order = new Intl.Collator('en', { numeric: true });
    return [...(this.#parts.get(part) ?? [])].sort((a, b) => order.compare(a.path, b.path));
  }

  has(part: string): boolean {
    return this.#parts.has(part);
  }

  get all(): ImportFile[] {
    return [...this.#parts.values()].flat();
  }
}

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** The name to recognise a file by: without case, and without what a browser or system adds to a second download. */
export const plainName = (path: string): string => baseName(path).toLowerCase().replace(/(?: \(\d+\)| ?- copy| copy(?: \d+)?)(?=\.\w+$)/, '');
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Passes on what can be read of a file; that it is damaged is told and ends only this file. */
async function* guarded<T>(job: Job, file: ImportFile, items: (file: ImportFile) => AsyncIterable<T>): AsyncGenerator<T> {
  let count = 0;
  try {
    for await (const item of items(job.track(file))) {
      count += 1;
      if (count % 1024 === 0) job.pause();
      yield item;
    }
    job.fileRead(file);
  } catch (error) {
    if (!(error instanceof ImportError) || error.code !== 'damaged') throw error;
    if (error instanceof UnknownEncoding) return job.skipFile(file.path, error.message);
    if (count > 0) job.fileRead(file);
    job.skipFile(file.path, count > 0 ? 'it is damaged; what stands before the damage was read' : 'it is damaged');
  }
}

/** The records of a JSON file; broken ones are told to the job. */
export async function* jsonOf(job: Job, file: ImportFile, walk: Walk = topLists): AsyncGenerator<JsonRecord> {
  for await (const record of guarded(job, file, (tracked) => jsonRecords(textOf(tracked), walk))) {
    if (record.problem === undefined) yield record;
    else job.skip(file, placeOf(record), record.problem);
  }
}

export const placeOf = ({ path, number }: JsonRecord): string =>
  number > 0 ? `record ${number}` : path === '' ? 'the whole file' : path;

/** Everything in a small JSON file, or undefined. */
export async function wholeJson(job: Job, file: ImportFile | undefined): Promise<unknown> {
  if (!file || file.size > maxWhole) return undefined;
  for await (const { value } of jsonOf(job, file, () => false)) return value;
  return undefined;
}

export interface Row {
  /** the field of that name, or undefined where it is missing or empty */
  get(name: string): string | undefined;
  number: number;
  fields: readonly string[];
}

/**
 * The rows under the header. The header is the first row that `isHeader` accepts, among the first ten; where none is,
 * the file is told to be skipped.
 */
export async function* rowsOf(
  job: Job,
  file: ImportFile,
  isHeader: (header: Header) => boolean,
  options: CsvOptions & { header?: (row: readonly string[]) => Header; missing?: string } = {},
): AsyncGenerator<Row & { header: Header }> {
  let header: Header | undefined;
  let number = 0;
  let passed = 0;
  for await (const fields of guarded(job, file, (tracked) => csvRows(textOf(tracked), options))) {
    if (fields.length === 0) {
      job.skip(file, number + 1, 'a quote is not closed, or the record is too large');
    } else if (header === undefined) {
      const candidate = options.header?.(fields) ?? new Header(fields);
      if (isHeader(candidate)) header = candidate;
      else if ((passed += 1) > 10) break;
    } else if (fields.length > 1 || fields[0] !== '') {
      number += 1;
      const known = header;
      yield { get: (name) => known.get(fields, name), number, fields, header };
    }
  }
  if (header === undefined) job.skipFile(file.path, options.missing ?? 'its columns are not those of this export');
}

/** Whether dates like 03/04/25 in a column begin with the day, as far as the whole file tells. */
export async function dayFirstIn(job: Job, rows: AsyncIterable<Row>, column: string): Promise<boolean | undefined> {
  if (job.options.dayFirst !== undefined) return job.options.dayFirst;
  const order = new DateOrder();
  let others = 0;
  for await (const row of rows) {
    if (!order.addText(row.get(column) ?? '') && (others += 1) > 100) break;
    if (order.isDayFirst !== undefined) break;
  }
  return order.isDayFirst;
}

/** The lines of a text file with their numbers. */
export async function* numberedLines(job: Job, file: ImportFile): AsyncGenerator<{ line: string; number: number }> {
  let number = 0;
  for await (const line of guarded(job, file, (tracked) => linesOf(textOf(tracked)))) {
    number += 1;
    yield { line, number };
  }
}
