// Where the engine's worker comes from: a file of the site. The one-file build has source.onefile.ts in its place.

import { trusted } from './trusted';
import type { Start } from './types';
import workerUrl from './worker?worker&url';

export function startWorker(): Worker {
  const worker = new Worker(trusted(workerUrl), { type: 'module' });
  worker.postMessage({ type: 'start' } satisfies Start);
  return worker;
}
