// What the page knows of the engine. Only this folder imports the package.

import type { Draft, Guidance, Limits, Platform, Report, RuleInfo } from 'unpushy';

export type {
  Action,
  Answer,
  Context,
  ContextKey,
  Dimension,
  Earlier,
  Draft,
  Edit,
  Finding,
  Fix,
  Guidance,
  Kind,
  Limits,
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
  wasm?: Uint8Array | WebAssembly.Module;
  packs?: Uint8Array[];
}

/** A question to the worker. A newer question of the same channel replaces an older one that still waits. */
export interface Question {
  type: 'check';
  id: number;
  channel: string;
  drafts: Draft[];
}

/** Asks once for what the rules say of themselves, or for what is known of the platforms. */
export interface Wanted {
  type: 'rules' | 'platforms';
}

/** What the data say of the platforms, each with its day; `null` stands for no platform in particular. */
export interface Platforms {
  limits: Limits[];
  guidance: Map<Platform | null, Guidance>;
}

export type Message =
  | { type: 'ready'; rules: Record<string, string> }
  | { type: 'reports'; id: number; channel: string; reports: Report[] }
  | { type: 'rules'; known: RuleInfo[] }
  | { type: 'platforms'; known: Platforms }
  | { type: 'failed'; reason: string };
