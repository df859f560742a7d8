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
  rhythm: { days: DayCount[]; limit: number | null; source: string | null; loud: DayCount[] } | null;
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
