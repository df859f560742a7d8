// Where the engine's worker comes from in the one file: its code and its data are inside. A page from disk may load no
// file and no module, so the worker is a classic one made from a Blob, and is handed the bytes.

import code from 'virtual:worker';
import { en, wasm } from 'virtual:data';
import { trusted } from './trusted';
import type { Start } from './types';

export const startWorker = (): Worker => startInside(code);

/** A worker of this code, started with the engine's bytes. */
export function startInside(script: string): Worker {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(trusted(url));
  worker.postMessage({ type: 'start', wasm: bytesOf(wasm), packs: [bytesOf(en)] } satisfies Start);
  return worker;
}

/** The policy allows no fetch, not even of a data: address. */
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
