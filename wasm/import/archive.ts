/** What was given, as files: zips and tars are opened, an unpacked folder and loose files are taken as they are. */

import { type ImportFile, pieces } from './bytes.js';
import { openTar } from './tar.js';
import { ImportError, type Reader } from './types.js';
import { openZip, type Skip } from './zip.js';

/** Files that belong together: of one archive, or all that were given loose. */
export interface Archive {
  name: string;
  files: ImportFile[];
}

export interface Refusal {
  name: string;
  error: ImportError;
}

export async function openArchives(readers: Reader[], skip: Skip): Promise<{ archives: Archive[]; refusals: Refusal[] }> {
  const archives: Archive[] = [];
  const refusals: Refusal[] = [];
  const loose: ImportFile[] = [];
  for (const reader of readers) {
    try {
      const files = await unpack(reader, skip);
      if (files) archives.push({ name: reader.name, files });
      else loose.push({ path: reader.name.replaceAll('\\', '/'), size: reader.size, open: () => pieces(reader) });
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      refusals.push({ name: reader.name, error });
    }
  }
  if (loose.length > 0) archives.push({ name: '', files: loose });
  return { archives, refusals };
}

async function unpack(reader: Reader, skip: Skip): Promise<ImportFile[] | undefined> {
  const head = await reader.read(0, Math.min(512, reader.size));
  const starts = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return openZip(reader, skip);
  if (starts(0x1f, 0x8b)) return openTar(reader, true);
  if (String.fromCharCode(...head.subarray(257, 262)) === 'ustar') return openTar(reader, false);
  return undefined;
}
