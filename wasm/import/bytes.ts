/** Bytes from wherever they are: a Blob of a page, a file in Node, a part of a zip. */

import { ImportError, type Reader, type Source } from './types.js';

/** One file as the importers see it: of a folder, of an archive, or alone. */
export interface ImportFile {
  /** with `/` between folders, relative to the top of the export */
  path: string;
  size: number;
  /** the archive it lies in, or nothing */
  archive?: string;
  open(): AsyncIterable<Uint8Array>;
}

export const pieceBytes = 256 * 1024;

export function toReaders(source: Source): Reader[] {
  const list = Array.isArray(source) ? source : [source];
  return list.map((item: Blob | Reader) => careful('read' in item ? item : blobReader(item)));
}

/** A file that cannot be opened is told like any damaged one, and costs only itself. */
function careful(reader: Reader): Reader {
  const read = async (start: number, end: number) => {
    try {
      return await reader.read(start, end);
    } catch (error) {
      const why = `${reader.name} could not be read. It may have been moved, changed or locked meanwhile; pick it again.`;
      throw new ImportError('damaged', why, { cause: error });
    }
  };
  return { name: reader.name, size: reader.size, read };
}

function blobReader(blob: Blob): Reader {
  const { name, webkitRelativePath } = blob as Blob & { name?: string; webkitRelativePath?: string };
  return {
    name: webkitRelativePath || name || 'file',
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** The whole of a reader in pieces. */
export async function* pieces(reader: Reader): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < reader.size; start += pieceBytes) {
    yield reader.read(start, Math.min(start + pieceBytes, reader.size));
  }
}

export function toStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

export async function* fromStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/**
 * Unpacked bytes. Of data that is cut off, all that stands before the cut comes before the error: piped through, a stream
 * that fails drops what has not been taken from it yet.
 */
export async function* inflated(format: 'gzip' | 'deflate-raw', chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format);
  const reader = readable.getReader();
  const writer = writable.getWriter();
  let next = quiet(reader.read());
  try {
    for await (const chunk of chunks) {
      const written = quiet(writer.write(chunk as Uint8Array<ArrayBuffer>).then(() => undefined));
      for (let part; (part = await Promise.race([next, written])) !== undefined; next = quiet(reader.read())) {
        if (part.done) return;
        yield part.value;
      }
    }
    const idle = () => new Promise<undefined>((done) => setTimeout(done));
    for (let part; (part = await Promise.race([next, idle()])) !== undefined && !part.done; next = quiet(reader.read())) {
      yield part.value;
    }
    const closed = quiet(writer.close());
    for (let part; !(part = await next).done; next = quiet(reader.read())) yield part.value;
    await closed;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** A promise that may fail while no one waits for it. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** At most `limit` bytes from the beginning. */
export async function readHead(file: ImportFile, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return join(parts).subarray(0, limit);
}

export function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
