// What the page and its service worker say to each other.

import type { ViewName } from '../report/seen';

/** A text on its way from one page to the next: shared by another app, or kept over an update. In memory only. */
export interface Held {
  view: ViewName;
  text: string;
}

export type ToWorker = { type: 'hold'; held: Held } | { type: 'take' } | { type: 'take over' };
