/**
 * unpushy: where does a draft or a message push instead of talk? The same files work on a page, in a worker and in
 * Node. Everything is computed where this runs; no text leaves it.
 */

import { engineOf } from './engine.js';
import { readPackageFile } from './files.js';
import { instantiate } from './instantiate.js';
import type { Engine, LoadOptions } from './types.js';
import createModule from './unpushy.mjs';

export type * from './types.js';

/** Loads the engine and its packs. Fails with an Error whose sentence says which file is missing or damaged. */
export async function load(options: LoadOptions = {}): Promise<Engine> {
  const { langs = ['en'], baseUrl } = options;
  const names = options.packs ? options.packs.map((_, i) => `packs[${i}]`) : langs.map(packName);
  const [wasm, packs] = await Promise.all([
    options.wasm ?? readPackageFile('unpushy.wasm', baseUrl),
    options.packs ?? Promise.all(names.map((name) => readPackageFile(name, baseUrl))),
  ]);
  const module = await instantiate(createModule, wasm, 'unpushy.wasm');
  return engineOf(module, packs, names);
}

function packName(lang: string): string {
  if (!/^[a-z]{2}$/.test(lang)) throw new TypeError(`unknown language "${lang}"; give two small letters, such as "en"`);
  return `${lang}.upk`;
}
