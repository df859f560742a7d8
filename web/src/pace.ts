// When a report may be painted. Calm while keys are going down, at once otherwise.

import type { Verdict } from './engine/types';

/** Milliseconds. */
const kOpenWord = 600; // after the last key, before new marks enter the word being typed
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
  /** a new mark would appear under the unfinished word at the caret */
  newInOpenWord: boolean;
}

/** The time, on the same clock, at which a report's marks may be painted; not before `now`. */
export function marksTime(m: Moment): number {
  return m.typing && m.newInOpenWord ? Math.max(m.now, m.lastKey + kOpenWord) : m.now;
}

/** The same for the verdict and all that goes with it; not before the marks. */
export function verdictTime(m: Moment): number {
  if (!m.typing || m.shown === null) return m.now;
  let time = marksTime(m);
  if (m.verdict !== m.shown) time = Math.max(time, m.verdictSince + kStableVerdict);
  if (m.shown === 'push' && m.verdict !== 'push' && m.score >= kNearLine)
    time = Math.max(time, m.lastKey + kBackAcross);
  return time;
}
