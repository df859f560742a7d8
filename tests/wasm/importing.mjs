// What the tests of the importers share: the built importer, and a whole read with its summary.

import { packageUrl } from './support.mjs';

export const { importArchive, ImportError } = await import(new URL('dist/import/index.js', packageUrl).href);
export const now = new Date('2026-11-25T00:00:00Z');

export async function read(source, options = {}) {
  const messages = importArchive(source, { now, ...options });
  const list = [];
  for await (const message of messages) list.push(message);
  return { list, summary: messages.summary };
}

export const file = (name, content) => new File([content], name);
