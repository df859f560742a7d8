// Where the history worker comes from: a file of the site. The one-file build has source.onefile.ts in its place.

import { trusted } from '../engine/trusted';
import type { Order } from './types';
import workerUrl from './history_worker?worker&url';

export function startWorker(): Worker {
  const worker = new Worker(trusted(workerUrl), { type: 'module' });
  worker.postMessage({ type: 'start' } satisfies Order);
  return worker;
}
