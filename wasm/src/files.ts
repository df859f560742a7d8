/** The package's own files: from the host of the page, or from disk in Node. */

import type { LoadOptions } from './types.js';

declare const process: { versions?: { node?: string } } | undefined;

const inNode = typeof process === 'object' && process.versions?.node !== undefined;

/**
 * Beside this module unless told otherwise. The two addresses are written out so that bundlers find the files, and
 * made only when asked for: in a worker made from a Blob there is no such place.
 */
function addressOf(name: string, baseUrl: LoadOptions['baseUrl'], beside: URL | undefined): URL {
  if (baseUrl === undefined) {
    if (beside) return beside;
    if (name === 'unpushy.wasm') return new URL('./unpushy.wasm', import.meta.url);
    if (name === 'en.upk') return new URL('./en.upk', import.meta.url);
    return new URL(name, import.meta.url);
  }
  const folder = String(baseUrl).replace(/\/*$/, '/');
  return new URL(name, new URL(folder, globalThis.location?.href));
}

async function readFromDisk(url: URL): Promise<Uint8Array> {
  const fs = 'node:fs/promises'; // in a variable, so that bundlers for the web leave it alone
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ fs);
  return readFile(url);
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the host answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The bytes of one file, or an Error that names it. `beside`: its address where no baseUrl is given. */
export async function readPackageFile(name: string, baseUrl: LoadOptions['baseUrl'], beside?: URL): Promise<Uint8Array> {
  try {
    const url = addressOf(name, baseUrl, beside);
    return await (inNode && url.protocol === 'file:' ? readFromDisk(url) : fetchBytes(url));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Could not read ${name} (${reason}). Put it beside the code, or pass baseUrl.`, { cause });
  }
}
