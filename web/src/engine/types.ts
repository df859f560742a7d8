// What the page knows of the engine. Only this folder imports the package.

import type { Answer, Draft, Report, RuleInfo } from 'unpushy';

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
  RuleInfo,
  Span,
  Strength,
  Verdict,
} from 'unpushy';

/** The first message to the worker. Without bytes the engine fetches its own files. */
export interface Start {
  type: 'start';
  wasm?: Uint8Array;
  packs?: Uint8Array[];
}

/** A question to the worker. A newer question of the same channel replaces an older one that still waits. */
export interface Question {
  type: 'check';
  id: number;
  channel: string;
  drafts: Draft[];
}

/** Asks once for what the rules say of themselves. */
export interface RulesWanted {
  type: 'rules';
}

export type Message =
  | { type: 'ready'; answers: Answer[]; rules: Record<string, string> }
  | { type: 'reports'; id: number; channel: string; reports: Report[] }
  | { type: 'rules'; list: RuleInfo[] }
  | { type: 'failed'; reason: string };
