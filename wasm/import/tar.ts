/** The files of a tar or tar.gz. It has no table of contents: one pass makes one, and each file is another pass. */

import { type ImportFile, inflated, pieces } from './bytes.js';
import { checkGrowth, hostile, safePath } from './hostile.js';
import { maxEntries, maxFileBytes, maxTotalBytes } from './limits.js';
import { ImportError, type Reader } from './types.js';

export async function openTar(reader: Reader, isGzip: boolean): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  try {
    for await (const { name, size, isFile } of entriesOf(reader, isGzip)) {
      if (!isFile) continue;
      if (files.length >= maxEntries) throw hostile(reader, 'lists millions of files');
      if (size > maxFileBytes) throw hostile(reader, 'grows beyond all measure when it is unpacked');
      const path = safePath(reader, name);
      files.push({ path, size, archive: reader.name, open: () => contentOf(reader, isGzip, name) });
    }
  } catch (error) {
    if (error instanceof ImportError && error.code === 'hostile') throw error;
    if (files.length === 0) throw isGzip && !/\.(?:tar\.gz|tgz)$/i.test(reader.name) ? noTar(reader) : damaged(reader, error);
    // Cut off: what stands before the cut is read, and reading the last file says that it is damaged.
  }
  return files;
}

const damaged = (reader: Reader, cause: unknown): ImportError =>
  new ImportError('damaged', `${reader.name} is cut off or damaged. Download the export again.`, { cause });

const noTar = (reader: Reader): ImportError =>
  new ImportError('wrong-file', `${reader.name} holds no archive. Unpack it and pick what is inside.`);

interface Entry {
  name: string;
  size: number;
  isFile: boolean;
  /** to be read before the next entry is asked for, or not at all */
  body: AsyncGenerator<Uint8Array>;
}

const block = 512;

/** The entries in order: a header of 512 bytes, then the content filled up to a multiple of it (POSIX ustar). */
async function* entriesOf(reader: Reader, isGzip: boolean): AsyncGenerator<Entry> {
  const bytes = new Bytes(isGzip ? unzipped(reader) : pieces(reader));
  for (;;) {
    const header = await bytes.exactly(block);
    if (header.every((byte) => byte === 0)) return;
    const size = octal(header, 124, 12);
    const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
    if (octal(header, 148, 8) !== sum || !Number.isSafeInteger(size)) throw damaged(reader, undefined);
    const body = bytes.upTo(size);
    const prefix = word(header, 345, 155);
    const name = word(header, 0, 100);
    const type = header[156];
    yield { name: prefix ? `${prefix}/${name}` : name, size, isFile: type === 0x30 || type === 0, body };
    while (!(await body.next()).done); // what was not read
    await bytes.exactly((block - (size % block)) % block);
  }
}

const word = (header: Uint8Array, at: number, length: number): string =>
  new TextDecoder().decode(header.subarray(at, at + length)).split('\0', 1)[0]!;

const octal = (header: Uint8Array, at: number, length: number): number => {
  const digits = word(header, at, length).trim();
  return /^[0-7]*$/.test(digits) ? parseInt(digits || '0', 8) : NaN;
};

/** Pieces of any length, taken by lengths. */
class Bytes {
  readonly #pieces: AsyncGenerator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncGenerator<Uint8Array>) {
    this.#pieces = source;
  }

  /** The next `length` bytes. */
  async exactly(length: number): Promise<Uint8Array> {
    const out = new Uint8Array(length);
    let at = 0;
    for await (const part of this.upTo(length)) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  async *upTo(length: number): AsyncGenerator<Uint8Array> {
    let left = length;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#pieces.next();
        if (done) throw new RangeError('the archive ends early');
        this.#rest = value;
      }
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
}

async function* unzipped(reader: Reader): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of inflated('gzip', pieces(reader))) {
    length += chunk.length;
    checkGrowth(reader, length, reader.size, maxTotalBytes - length);
    yield chunk;
  }
}

async function* contentOf(reader: Reader, isGzip: boolean, name: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const entry of entriesOf(reader, isGzip)) {
      if (entry.name !== name) continue;
      yield* entry.body;
      return;
    }
  } catch (error) {
    throw error instanceof ImportError ? error : damaged(reader, error);
  }
}
