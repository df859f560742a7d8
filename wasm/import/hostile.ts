/** What no real export does, and what therefore ends the import of an archive. */

import { maxFileBytes, maxRatio, ratioFrom } from './limits.js';
import { ImportError, type Reader } from './types.js';

/** Nothing is ever written to disk, but such names have no place in an export. */
export function safePath(reader: Reader, name: string): string {
  const path = name.replaceAll('\\', '/');
  const parts = path.split('/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0') || parts.includes('..')) {
    throw hostile(reader, 'holds file names that lead out of its folder');
  }
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

export const hostile = (reader: Reader, what: string): ImportError =>
  new ImportError('hostile', `${reader.name} ${what}. No real export does that, so it is not opened.`);

/** Checks a file while it is unpacked; `left` is what the whole archive may still grow by. */
export function checkGrowth(reader: Reader, length: number, packed: number, left: number): void {
  const ratio = length / Math.max(1, packed);
  if ((length > ratioFrom && ratio > maxRatio) || length > maxFileBytes || left < 0) {
    throw hostile(reader, 'grows beyond all measure when it is unpacked');
  }
}
