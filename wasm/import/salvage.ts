/**
 * The files of a zip that was cut off: its table of contents stood at the end, but each file has a header of its own in
 * front of it (PKWARE APPNOTE 4.3.7), and where that does not know the size, a descriptor behind it (4.3.9).
 */

import { type ImportFile, inflated, pieceBytes, pieces } from './bytes.js';
import { checkGrowth, safePath } from './hostile.js';
import { maxEntries, maxTotalBytes } from './limits.js';
import { ImportError, type Reader } from './types.js';

const headerMark = 0x04034b50;
const descriptorMark = 0x08074b50;
const headerBytes = 30;
/** The same four bytes occur by chance once in 4 GB. */
const maxTries = 10_000;

interface Entry {
  name: string;
  isPacked: boolean;
  start: number;
  /** behind the last byte, which may have been cut off */
  end: number;
  size: number;
}

export async function salvage(reader: Reader): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  const budget = { left: maxTotalBytes };
  for (let at = 0; files.length < maxEntries; ) {
    let entry: Entry | undefined;
    const isHeader = async (place: number) => (entry = await entryAt(reader, place)) !== undefined;
    if ((await find(reader, headerMark, at, isHeader)) === undefined || !entry) break;
    const found: Entry = entry;
    at = found.end;
    const open = () => contentOf(reader, found, budget);
    if (found.end > found.start) files.push({ path: safePath(reader, found.name), size: found.size, archive: reader.name, open });
  }
  return files;
}

/** The place of the next mark that is what it seems to be. */
async function find(reader: Reader, mark: number, from: number, isIt: (at: number) => Promise<boolean>): Promise<number | undefined> {
  const bytes = [0, 8, 16, 24].map((shift) => (mark >> shift) & 0xff);
  let tries = 0;
  for (let start = from; start + 4 <= reader.size; start += pieceBytes) {
    const piece = await reader.read(start, Math.min(start + pieceBytes + 3, reader.size));
    for (let i = piece.indexOf(bytes[0]!); i >= 0; i = piece.indexOf(bytes[0]!, i + 1)) {
      if (!bytes.every((byte, j) => piece[i + j] === byte)) continue;
      if (await isIt(start + i)) return start + i;
      if ((tries += 1) > maxTries) return undefined;
    }
  }
  return undefined;
}

async function viewOf(reader: Reader, at: number, length: number): Promise<DataView | undefined> {
  if (at + length > reader.size) return undefined;
  const bytes = await reader.read(at, at + length);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Undefined where these four bytes are no header, or the file is locked or packed in an unknown way. */
async function entryAt(reader: Reader, at: number): Promise<Entry | undefined> {
  const head = await viewOf(reader, at, headerBytes);
  if (!head) return undefined;
  const short = (place: number) => head.getUint16(place, true);
  const [flags, method, nameBytes] = [short(6), short(8), short(26)] as [number, number, number];
  if (short(4) > 63 || (flags & 1) !== 0 || (method !== 0 && method !== 8) || nameBytes === 0 || nameBytes > 1024) return undefined;
  const name = await viewOf(reader, at + headerBytes, nameBytes);
  if (!name) return undefined;
  const start = at + headerBytes + nameBytes + short(28);
  const [packed, size] = [head.getUint32(18, true), head.getUint32(22, true)];
  const hasSize = (flags & 8) === 0 && packed < 0xffffffff;
  const end = hasSize ? start + packed : ((await find(reader, descriptorMark, start, (place) => fits(reader, start, place))) ?? reader.size);
  const bounded = Math.min(end, reader.size);
  return { name: new TextDecoder().decode(name), isPacked: method === 8, start, end: bounded, size: hasSize ? size : Math.max(0, bounded - start) };
}

/** Whether a descriptor tells the size that stands before it. */
async function fits(reader: Reader, start: number, place: number): Promise<boolean> {
  return (await viewOf(reader, place, 12))?.getUint32(8, true) === (place - start) % 2 ** 32;
}

async function* contentOf(reader: Reader, { name, isPacked, start, end }: Entry, budget: { left: number }): AsyncGenerator<Uint8Array> {
  const packed = pieces({ name, size: end - start, read: (from, to) => reader.read(start + from, start + to) });
  let length = 0;
  try {
    for await (const chunk of isPacked ? inflated('deflate-raw', packed) : packed) {
      length += chunk.length;
      budget.left -= chunk.length;
      checkGrowth(reader, length, end - start, budget.left);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('damaged', `${name} is damaged inside ${reader.name}.`, { cause: error });
  }
}
