// The page's side of one opening of an export: a worker of its own, which holds all that was read.

import { startWorker } from './source';
import type { Order, Told } from './types';

export class HistoryClient {
  private readonly worker: Worker | null;
  private listener: ((told: Told) => void) | null = null;
  private failure: Told | null = null;

  /** Starts at once, so that nothing is fetched any more when files are handed over. */
  constructor() {
    this.worker = started();
    if (!this.worker) this.tell({ type: 'failed', reason: 'no worker' });
    this.worker?.addEventListener('message', ({ data }: MessageEvent<Told>) => this.tell(data));
    this.worker?.addEventListener('error', () => this.tell({ type: 'failed', reason: 'worker' }));
  }

  listen(listener: (told: Told) => void): void {
    this.listener = listener;
    if (this.failure) listener(this.failure);
  }

  order(order: Order): void {
    this.worker?.postMessage(order);
  }

  /** Ends the worker, and with it everything it held. */
  forget(): void {
    this.listener = null;
    this.worker?.terminate();
  }

  private tell(told: Told): void {
    if (told.type === 'failed') this.failure = told;
    this.listener?.(told);
  }
}

/** A browser may allow no worker here. */
function started(): Worker | null {
  try {
    return startWorker();
  } catch {
    return null;
  }
}
