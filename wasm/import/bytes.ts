/** Bytes from wherever they are: a Blob of a page, a file in Node, a part of a zip. */

import type { Reader, Source } from './types.js';

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
  return list.map((item: Blob | Reader) => ('read' in item ? item : blobReader(item)));
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
