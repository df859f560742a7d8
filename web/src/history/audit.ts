// What the view draws of an audit. Messages are named by their place in the list that was looked at.

import type { Action, Verdict } from '../engine/types';

export interface Audit {
  /** ISO days of the first and the last message */
  from: string | null;
  to: string | null;
  verdict: Verdict;
  /** the most pushing first */
  habits: Habit[];
  contact: { precision: 's' | 'min' | 'day'; firsts: FirstMessage[] } | null;
  templates: Template[];
  share: Share | null;
  /** `usual`: posts of a day in the middle of all days with posts */
  rhythm: { days: DayCount[]; usual: number; loud: DayCount[] } | null;
  week: { zone: 'utc' | 'unknown'; hours: number[] } | null;
  trend: { month: string; score: number; messages: number }[];
  received: Received[];
  pushing: Weighed[];
  best: Weighed[];
  tries: { title: string; text: string }[];
  notComputable: { measure: string; why: string }[];
}

export interface Habit {
  id: string;
  title: string;
  why: string;
  instead: string;
  source: string;
  count: number;
}

export interface FirstMessage {
  message: number;
  seconds: number;
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
  talks: number;
  of: number;
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
