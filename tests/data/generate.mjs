// Writes the synthetic exports to a folder, to try them by hand: node tests/data/generate.mjs FOLDER

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { allExports } from './exports.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node tests/data/generate.mjs FOLDER');
  process.exit(2);
}
for (const [title, make] of Object.entries(allExports)) {
  const { name, bytes, truth } = make();
  const place = join(folder, title.replace(/[^\w]+/g, '-').toLowerCase());
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), bytes);
  writeFileSync(join(place, 'truth.ndjson'), truth.map((message) => `${JSON.stringify(message)}\n`).join(''));
}
