// What the view draws of an audit. Messages are named by their place in the list that was looked at.

import type { Action, Verdict } from '../engine/types';

export interface Audit {
  /** ISO days of the first and the last message */
  from: string | null;
  to: string | null;
  verdict: Verdict;
  /** one sentence on the whole; null: the view's own */
  says: string | null;
  /** half a sentence on what pushes most; null: the first habit's title */
  habit: string | null;
  /** the most pushing first */
  habits: Habit[];
  contact: { precision: 's' | 'day'; firsts: FirstMessage[] } | null;
  templates: Template[];
  share: Share | null;
  /** more posts than `limit` in a day are loud; `source` of that number, where it is not the history itself */
  rhythm: Rhythm | null;
  follows: Follows | null;
  week: { zone: 'utc' | 'unknown'; hours: number[] } | null;
  trend: { month: string; score: number; messages: number }[];
  received: Received[];
  pushing: Weighed[];
  best: Weighed[];
  /** what to try next, and how many messages it would change */
  tries: { text: string; messages: number }[];
  notComputable: { needs: string; reason: string }[];
}

export interface Habit {
  id: string;
  title: string;
  why: string;
  instead: string;
  source: string;
  /** so many of so many messages, days or people */
  count: number;
  of: number;
}

export interface FirstMessage {
  message: number;
  /** after the contact; null where the export does not tell */
  seconds: number | null;
  asks: boolean;
  answered: boolean | null;
}

export type Part = { text: string } | { slot: string[] };

export interface Template {
  parts: Part[];
  people: number;
  copies: number;
  from: string | null;
  to: string | null;
  medianSeconds: number | null;
  moves: string[];
  verdict: Verdict;
  messages: number[];
}

export interface Share {
  sells: number;
  links: number;
  of: number;
  /** replies, of all posts and replies */
  talks: number;
  spoken: number;
  /** the newest posts, oldest first: whether each sells */
  last: boolean[];
  /** I, my, we against you, your */
  selfWords: number;
  otherWords: number;
}

/** Days with posts, in order, of which more than `limit` in a day are loud. */
export interface Days {
  days: DayCount[];
  limit: number | null;
  source: string | null;
  loud: DayCount[];
}

export interface Rhythm extends Days {
  firstDay: number;
  firstWeek: number;
  /** many posts within an hour; `start` as ISO */
  bursts: { start: string; posts: number }[];
  /** seconds between two posts; null where no times of day are known */
  gaps: { median: number; longest: number } | null;
}

/** Follows and connections asked for; `posts` of its days are follows, `ended` those taken back. */
export interface Follows extends Days {
  days: (DayCount & { ended: number })[];
  mostInADay: number;
  /** taken back, and at most within two weeks; null where the export does not tell */
  ended: { all: number; most: number } | null;
}

export interface DayCount {
  day: string;
  posts: number;
}

export interface Weighed {
  message: number;
  score: number;
  verdict: Verdict;
}

export interface Received extends Weighed {
  action: Action;
  /** messages of the same wording share a number */
  cluster: number | null;
  reason: string;
}
