/**
 * The contract of the package, held to real reports by a test. Spans are UTF-16 code units, as in
 * `text.slice(start, end)`. Names and values are those of the command's JSON, keys in camelCase.
 */

export type Kind = 'post' | 'reply' | 'dm-out' | 'dm-in';
export type Platform =
  | 'x' | 'linkedin' | 'facebook' | 'instagram' | 'threads' | 'mastodon' | 'bluesky' | 'tiktok' | 'youtube'
  | 'reddit' | 'discord' | 'telegram' | 'whatsapp' | 'other';
/** Who the reader is to the writer; for a received message, who I am to the sender. */
export type Relation =
  'stranger' | 'new-follower' | 'follower' | 'acquaintance' | 'friend' | 'customer' | 'they-wrote-first';
export type Commercial = 'own' | 'paid' | 'gift' | 'affiliate' | 'employer' | 'none';

export interface Earlier {
  from: 'me' | 'them';
  text: string;
  /** ISO 8601 */
  time?: string;
}

/** What is known of the situation. A key left out is not known and never raises the score. */
export interface Context {
  platform?: Platform;
  relation?: Relation;
  secondsSinceContact?: number;
  automated?: boolean;
  disclosed?: boolean;
  commercial?: Commercial;
  asked?: boolean;
  topics?: string[];
  audience?: string[];
  parent?: string;
  earlier?: Earlier[];
  lang?: string;
}
export type ContextKey = keyof Context;

export interface Draft {
  text: string;
  /** default `post` */
  kind?: Kind;
  context?: Context;
  id?: string;
}

export type Verdict = 'conversation' | 'leaning' | 'push' | 'unclear';
export type Action = 'reply' | 'ask-first' | 'ignore' | 'block';
export type Dimension = 'value' | 'authenticity' | 'pressure' | 'timing' | 'volume' | 'honesty' | 'relevance';
export type Strength = 'weak' | 'medium' | 'strong';
export type Basis = 'words' | 'structure' | 'context' | 'model';

export interface Span { start: number; end: number }
export interface Edit extends Span { text: string }
export interface Fix { title: string; edits: Edit[] }
export interface Move extends Span { move: string }

export interface Finding {
  rule: string;
  dimension: Dimension;
  strength: Strength;
  basis: Basis;
  /** milli-log-odds added to the logit; negative softens */
  contribution: number;
  /** share of the score in whole points */
  points: number;
  evidence: Span[];
  title: string;
  why: string;
  instead: string;
  source: string;
  fix: Fix | null;
}

export interface Report {
  schemaVersion: number;
  id: string | null;
  /** 0..100 in steps of 0.1; from 50 on the text pushes */
  score: number;
  probability: number;
  /** milli-log-odds of a text with no finding; bias + contributions = logit of the score */
  bias: number;
  verdict: Verdict;
  /** only for `dm-in`, null otherwise */
  action: Action | null;
  lang: string;
  dimensions: Record<Dimension, number>;
  /** in reading order */
  moves: Move[];
  findings: Finding[];
  /** context keys whose answer could change the verdict */
  unknown: ContextKey[];
  /** for `dm-in`: of each tone the ready answer that fits; otherwise empty */
  answers: Answer[];
  truncated: boolean;
  offsetEncoding: 'utf-16';
  packVersions: Record<string, string>;
}

/** `no`: a polite no; `question`: one honest question; `none`: no answer is needed, and why. */
export type Tone = 'no' | 'question' | 'none';
/** A ready answer to a received message; of tone `none` a word to the reader. */
export interface Answer { id: string; tone: Tone; title: string; text: string }

/** What suits a platform. 0: not known. */
export interface Limits {
  /** null: no platform in particular */
  platform: Platform | null;
  /** as many suit a post; `mostHashtags`: more are refused or ignored */
  hashtags: number;
  mostHashtags: number;
  mentions: number;
  links: number;
  /** of the longest post */
  characters: number;
  /** of a message to one person */
  leastWords: number;
  mostWords: number;
  source: string;
  /** ISO 8601 date */
  checked: string;
}

/** How to be left in peace on a platform, in words. */
export interface Guidance { mute: string; block: string; report: string; source: string; checked: string }

/** What a rule says of itself. */
export interface RuleInfo {
  id: string;
  title: string;
  why: string;
  instead: string;
  source: string;
  dimension: Dimension;
  strength: Strength;
  /** it takes weight away */
  softens: boolean;
}

/** Scores of many texts without an object per finding. */
export interface Batch {
  length: number;
  /** 0..100 */
  scores: Float32Array;
  /** index into `verdicts` */
  verdictIndex: Uint8Array;
  verdicts: readonly Verdict[];
  /** the full report of text i, made when asked for */
  report(i: number): Report;
}

export interface LoadOptions {
  /** packs to load; default `['en']` */
  langs?: string[];
  /** where the `.wasm` and `.upk` files are; default: beside this module. In Node a `file:` URL. */
  baseUrl?: string | URL;
  /** bytes already at hand, instead of fetching */
  wasm?: ArrayBuffer | ArrayBufferView;
  packs?: Uint8Array[];
}

export interface Engine {
  check(draft: Draft): Report;
  checkMany(texts: readonly string[], options?: { kind?: Kind; context?: Context }): Batch;
  answers(): Answer[];
  /** every rule of the first pack */
  rules(): RuleInfo[];
  /** for no platform in particular first, then one for each platform with numbers of its own */
  limits(): Limits[];
  /** in general words without a platform */
  guidance(platform?: Platform): Guidance;
  /** frees the engine's memory; the engine must not be used afterwards */
  dispose(): void;
}
