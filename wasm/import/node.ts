/** Files of a disk as a Source, for Node: `importArchive(await fromPath('export.zip'))`. */

import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';

import type { Reader } from './types.js';

/** A file, or every file of a folder (symbolic links are not followed). Nothing is read yet. */
export async function fromPath(path: string): Promise<Reader[]> {
  if (!(await stat(path)).isDirectory()) return [await readerOf(path, basename(path))];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Promise.all(files.sort().map((file) => readerOf(file, relative(path, file).split(sep).join('/'))));
}

async function readerOf(path: string, name: string): Promise<Reader> {
  const { size } = await stat(path);
  return { name, size, read: (start, end) => readPart(path, start, end) };
}

/** Opened anew for each piece: a folder of ten thousand chats would otherwise hold as many open files. */
async function readPart(path: string, start: number, end: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(end - start);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
