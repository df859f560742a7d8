// When a report may be painted. Calm while keys are going down, at once otherwise.

import type { Verdict } from './engine/types';

/** Milliseconds. */
export const kAfterKey = 120; // a pause in typing before a check
const kOpenSentence = 600; // after the last key, before new marks enter the sentence being typed
const kStableVerdict = 400; // a verdict that changes again within this time is not shown
const kBackAcross = 1500; // after the last key, before a score just under the line takes "push" back
/** A score from here to the line at 50 is near enough to wait. */
const kNearLine = 45;

interface Moment {
  now: number;
  typing: boolean;
  lastKey: number;
  shown: Verdict | null;
  verdict: Verdict;
  /** since when reports have said this verdict */
  verdictSince: number;
  score: number;
  /** a new mark would appear in the unfinished sentence under the caret */
  newInOpenSentence: boolean;
}

/** The time, on the same clock, at which the report may be painted; not before `now`. */
export function paintTime(m: Moment): number {
  if (!m.typing || m.shown === null) return m.now;
  let time = m.now;
  if (m.newInOpenSentence) time = Math.max(time, m.lastKey + kOpenSentence);
  if (m.verdict !== m.shown) time = Math.max(time, m.verdictSince + kStableVerdict);
  if (m.shown === 'push' && m.verdict !== 'push' && m.score >= kNearLine)
    time = Math.max(time, m.lastKey + kBackAcross);
  return time;
}
