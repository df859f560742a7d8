/** The files of a zip. Its table of contents is read first; then only the files that are asked for. */

import { ZipReader, type FileEntry, type Reader as ZipSource } from '@zip.js/zip.js/lib/zip-core-reader.js';

import { fromStream, type ImportFile, pieces, toStream } from './bytes.js';
import { checkGrowth, hostile, safePath } from './hostile.js';
import { maxEntries, maxTotalBytes } from './limits.js';
import { salvage } from './salvage.js';
import { ImportError, type Reader } from './types.js';

// No workers: they would be made from a blob, and this may already run in one.
const settings = { useWebWorkers: false, useCompressionStream: true, checkSignature: true, filenameValidation: 'tolerant' } as const;

/** What zip.js asks of a reader; its own base class would bring the writers along. */
class Source {
  readonly size: number;
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
    this.size = reader.size;
  }

  readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.#reader.read(index, Math.min(index + length, this.size));
  }

  createReadable({ offset = 0, size = this.size - offset }: { offset?: number; size?: number } = {}): ReadableStream<Uint8Array> {
    const read = (start: number, end: number) => this.#reader.read(offset + start, Math.min(offset + end, this.size));
    return toStream(pieces({ name: this.#reader.name, size, read }));
  }
}

export interface Skip {
  (path: string, reason: string): void;
}

const cutOff = 'cut off or damaged: its table of contents cannot be read. Download the export again';

export async function openZip(reader: Reader, skip: Skip): Promise<ImportFile[]> {
  const zip = new ZipReader(new Source(reader) as unknown as ZipSource<Reader>, settings);
  const entries: FileEntry[] = [];
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entries.length >= maxEntries) throw hostile(reader, 'lists millions of files');
      if (!entry.directory) entries.push(entry as FileEntry);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const found = await salvage(reader);
    if (found.length === 0) throw new ImportError('damaged', `${reader.name} is ${cutOff}.`, { cause: error });
    skip(reader.name, `it is ${cutOff}; what stands before that is read`);
    return found;
  }
  checkPlaces(reader, entries);
  const budget = { left: maxTotalBytes };
  return entries.flatMap((entry) => toFile(reader, entry, budget, skip) ?? []);
}

/** No file may share bytes with another: that is how a small zip claims to hold terabytes. */
function checkPlaces(reader: Reader, entries: readonly FileEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const entry of sorted) {
    if (entry.offset < end) throw hostile(reader, 'holds files that overlap');
    end = entry.offset + 30 + entry.compressedSize;
  }
  if (end > reader.size) throw hostile(reader, 'says that its files are larger than it is');
}

function toFile(reader: Reader, entry: FileEntry, budget: { left: number }, skip: Skip): ImportFile | undefined {
  const path = safePath(reader, entry.filename);
  if (entry.encrypted) {
    skip(path, 'it is locked with a password');
    return undefined;
  }
  return {
    path,
    size: entry.uncompressedSize,
    archive: reader.name,
    open: () => contentOf(reader, entry, budget),
  };
}

async function* contentOf(reader: Reader, entry: FileEntry, budget: { left: number }): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  let failure: unknown;
  const done = entry.getData!(writable, { useWebWorkers: false, checkSignature: true }).catch((error: unknown) => {
    failure = error;
    return writable.abort(error).catch(() => {});
  });
  let length = 0;
  try {
    for await (const chunk of fromStream(readable)) {
      length += chunk.length;
      budget.left -= chunk.length;
      if (length > entry.uncompressedSize) throw hostile(reader, 'tells wrong sizes of its files');
      checkGrowth(reader, length, entry.compressedSize, budget.left);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('damaged', `${entry.filename} is damaged inside ${reader.name}.`, { cause: failure ?? error });
  }
  await done;
  if (length !== entry.uncompressedSize) throw hostile(reader, 'tells wrong sizes of its files');
}
