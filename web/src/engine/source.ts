// Where the engine's worker comes from: a file of the site. The one-file build has source.onefile.ts in its place.

import packUrl from '../../../build/npm/dist/en.upk?url';
import wasmUrl from '../../../build/npm/dist/unpushy.wasm?url';
import { trusted } from './trusted';
import type { Start } from './types';
import workerUrl from './worker?worker&url';

let files: Promise<[WebAssembly.Module, Uint8Array]> | undefined;

/**
 * While the worker starts, the page fetches what it needs: index.html names these files, so they are on their way. A
 * worker in the place of one that died is handed the same.
 */
export function startWorker(): Worker {
  const worker = new Worker(trusted(workerUrl), { type: 'module' });
  const start = (message: Start) => worker.postMessage(message);
  files ??= Promise.all([WebAssembly.compileStreaming(fetch(wasmUrl)), pack()]);
  files.then(
    ([wasm, bytes]) => start({ type: 'start', wasm, packs: [bytes] }),
    // A host that sends another type, say. The worker tries by itself, and says what is wrong if it fails, too.
    () => start({ type: 'start' }),
  );
  return worker;
}

async function pack(): Promise<Uint8Array> {
  const response = await fetch(packUrl);
  if (!response.ok) throw new Error(`the host answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
