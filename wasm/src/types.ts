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

/** One thing that happened, as the importers give it. What is not known is left out. */
export interface Message {
  id?: string;
  /** ISO 8601, only as far as it is known; with `Z` it is UTC */
  time?: string;
  direction?: 'out' | 'in';
  kind?: 'post' | 'reply' | 'repost' | 'dm' | 'follow' | 'connect' | 'unfollow';
  counterpart?: string;
  conversation?: string;
  text?: string;
  client?: string;
}

export interface AuditOptions {
  platform?: Platform;
  /** percent of the posts that should not sell; default 80 */
  target?: number;
  /** of the writer, for days and hours of times in UTC; default 0 */
  utcOffsetMinutes?: number;
  /** what counts as now; later times are not believed. Default: the clock */
  now?: Date;
  /** false: no words, names or ids of messages. Default true */
  texts?: boolean;
}

export type Precision = 'none' | 'day' | 'min' | 's' | 'ms';

/** What a history shows. A message is referred to by `index`: its place in the order it was added, from 0. */
export interface Audit {
  schemaVersion: number;
  read: {
    messages: number; posts: number; replies: number; reposts: number; sent: number; received: number;
    follows: number; connects: number; unfollows: number; other: number; people: number; conversations: number;
    /** of an id that was there already */
    duplicates: number;
    /** without a time, or with one that cannot be */
    undated: number;
  };
  /** ISO 8601 dates, null if nothing is dated; days from first to last */
  period: { first: string | null; last: string | null; days: number; activeDays: number; precision: Precision; zoneKnown: boolean };
  platform: Platform | null;
  /** one sentence, and the habit that pushes most: a rule id among the findings, and half a sentence */
  headline: { id: Verdict; text: string; habit: string | null; habitText: string | null };
  /** heaviest first */
  findings: AuditFinding[];
  /** first messages to people who had not written; null: not computable */
  contacts: AuditContacts | null;
  /** messages made from one template; own first, then received; by people */
  clusters: AuditCluster[];
  shares: {
    /** own posts without replies and reposts; those that offer, sell or recruit; those with a link */
    considered: number; promotional: number; links: number;
    /** replies to others, of all posts and replies */
    conversation: number; spoken: number;
    /** I, my, we against you, your */
    selfWords: number; otherWords: number;
    /** percent that should not sell */
    target: number;
    /** the last 30 posts, oldest first */
    recent: { message: number; promotional: boolean }[];
  };
  rhythm: AuditRhythm;
  /** null: the export has no follows */
  follows: {
    total: number; mostInADay: number; limit: number; source: string; bursts: AuditLoudDay[];
    /** those with any, oldest first */
    days: { date: string; follows: number; unfollows: number }[];
    /** null: the export does not tell */
    unfollows: number | null;
    /** within 14 days */
    mostUnfollows: number;
  } | null;
  /** people written to again in silence, or after a no; null: not computable */
  followUps: { afterSilence: number; afterNo: number; entries: { messages: number[]; afterNo: boolean }[] } | null;
  /** own messages per month, oldest first; score is the mean */
  months: { month: string; messages: number; pushing: number; score: number }[];
  /** own messages, ten each, one of each template */
  mostPushing: number[];
  best: number[];
  /** messages received; ranked with the most pushing first, up to 500; `cluster` is an index into `clusters`,
   * `reason` the title of the rule that weighs most, or empty */
  received: {
    messages: number;
    actions: Record<Action, number>;
    ranked: { message: number; action: Action; cluster: number | null; reason: string }[];
  } | null;
  /** what to try next; `messages` would change */
  advice: { rule: string; text: string; messages: number }[];
  /** what this export cannot tell */
  notComputable: { measure: string; needs: string; reason: string }[];
  /** every message that is referred to, by index */
  messages: AuditMessage[];
}

export interface AuditMessage {
  index: number;
  /** as it was given; null without texts */
  id: string | null;
  time: string | null;
  direction: 'out' | 'in' | null;
  kind: Message['kind'] | null;
  counterpart: string | null;
  /** the first 600 bytes of those that are quoted; null for the others */
  text: string | null;
  score: number;
  verdict: Verdict;
  /** in reading order, repeats folded */
  moves: string[];
}

export interface AuditFinding {
  /** `history.pitch-after-contact` */
  rule: string;
  dimension: Dimension;
  strength: Strength;
  title: string;
  why: string;
  instead: string;
  source: string;
  /** ISO 8601 date */
  checked: string;
  /** so many of so many messages, days or people */
  count: number;
  of: number;
  /** up to ten examples */
  messages: number[];
}

export interface AuditContacts {
  firstMessages: number;
  asking: number;
  askingAnswered: number;
  plainAnswered: number;
  medianDelaySeconds: number | null;
  /** by time, up to 500 */
  entries: {
    message: number;
    /** since the follow or connect; null if the export does not tell. Known to the `precision` */
    delaySeconds: number | null;
    precision: Precision;
    after: 'follow' | 'connect' | 'nothing';
    /** with an offer, a link or another ask */
    asks: boolean;
    /** null: the export has no received messages */
    answered: boolean | null;
  }[];
}

export interface AuditCluster {
  direction: 'out' | 'in';
  kind: 'post' | 'reply' | 'dm';
  messages: number;
  /** people who got it, or who sent it; 0 for posts */
  receivers: number;
  days: number;
  /** words that stay, and slots with up to three of the words that stood there; empty without texts */
  parts: { text: string | null; examples: string[] }[];
  moves: string[];
  score: number;
  verdict: Verdict;
  first: string | null;
  last: string | null;
  /** after the follow or connect */
  medianDelaySeconds: number | null;
  examples: number[];
}

export interface AuditLoudDay { date: string; posts: number; limit: number; strength: Strength; source: string }

export interface AuditRhythm {
  /** days with posts or replies, oldest first */
  days: { date: string; posts: number; replies: number }[];
  /** posts a day: as many suit the platform; more are loud. 0: not known */
  suits: number;
  most: number;
  source: string;
  checked: string;
  /** posts in 24 hours and in 7 days from the first one of this history */
  firstDay: number;
  firstWeek: number;
  loudDays: AuditLoudDay[];
  bursts: { start: string; messages: number; minutes: number }[];
  medianGapSeconds: number | null;
  longestGapSeconds: number | null;
  /** -1 regular, 0 random, 1 in bursts */
  burstiness: number | null;
  /** share of posts on the commonest minute of the hour */
  clockwork: number | null;
  /** hours of the day with posts */
  hoursUsed: number | null;
  /** posts and replies, 7 rows from Monday, 24 columns; null: no time of day */
  week: number[][] | null;
}

/** The module of histories, loaded apart from the engine. */
export interface History {
  /** gives way to other work between pieces; throws the signal's reason when it is aborted */
  audit(
    messages: Iterable<Message> | AsyncIterable<Message>,
    options?: AuditOptions & { signal?: AbortSignal; onProgress?: (added: number) => void },
  ): Promise<Audit>;
  auditor(options?: AuditOptions): Auditor;
  /** an engine of the same module, so that a page with a history need not load the other one */
  engine(): Engine;
}

/** Takes a history piece by piece, so that a page can show how far it is and stop. */
export interface Auditor {
  /** how many have been added */
  readonly added: number;
  add(messages: readonly Message[]): void;
  /** what has been read until now; more may be added */
  finish(): Audit;
  dispose(): void;
}

export interface LoadOptions {
  /** packs to load; default `['en']` */
  langs?: string[];
  /** where the `.wasm` and `.upk` files are; default: beside this module. In Node a `file:` URL. */
  baseUrl?: string | URL;
  /** bytes already at hand, instead of fetching; the `.wasm` may be compiled already */
  wasm?: ArrayBuffer | ArrayBufferView | WebAssembly.Module;
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
