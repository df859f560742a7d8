// The audit of the engine, in pieces, so that the worker hears what else is asked.

import type { History } from 'unpushy/history';
import type { Message } from 'unpushy/import';
import type { Platform } from '../engine/types';
import type { Audit } from './audit';
import { drawnOf } from './drawn';

const kAtOnce = 1000; // messages added in one go
const kAhead = 2 * 366 * 86_400_000; // planned posts lie in the future

interface Around {
  platform: Platform | undefined;
  planned: boolean;
  /** waited for now and then with how far it is (0..1) */
  pause: (far: number) => Promise<void>;
}

export async function look(history: History, list: readonly Message[], { platform, planned, pause }: Around): Promise<Audit> {
  const now = new Date(Date.now() + (planned ? kAhead : 0));
  const auditor = history.auditor(platform ? { platform, now } : { now });
  try {
    for (let at = 0; at < list.length; at += kAtOnce) {
      await pause(at / list.length);
      auditor.add(list.slice(at, at + kAtOnce));
    }
    return drawnOf(auditor.finish());
  } finally {
    auditor.dispose();
  }
}
