// What the page knows of the engine. Only this folder imports the package.

import type { Answer, Draft, Report } from 'unpushy';

export type {
  Action,
  Answer,
  Context,
  ContextKey,
  Dimension,
  Draft,
  Edit,
  Finding,
  Fix,
  Kind,
  Move,
  Platform,
  Relation,
  Report,
  Span,
  Strength,
  Verdict,
} from 'unpushy';

/** One question to the worker. A newer question of the same channel replaces an older one that still waits. */
export interface Question {
  id: number;
  channel: string;
  draft: Draft;
}

export type Message =
  | { type: 'ready'; answers: Answer[]; rules: string }
  | { type: 'report'; id: number; channel: string; report: Report }
  | { type: 'failed'; reason: string };
