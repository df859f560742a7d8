/** What bindings.cpp offers, behind the loader that Emscripten writes. Not for users: their types are types.ts. */

import type { ModuleOptions } from './instantiate.js';
import type { Answer, Guidance, Limits, Report, RuleInfo, Verdict } from './types.js';

export interface Failure {
  error: { code: 'damaged' | 'unsupported' | 'invalid'; where: string; what: string };
}

/** A context on its way into the engine; every string is UTF-8 bytes. */
export interface WireContext {
  /** name, value, name, value ... */
  fields: Uint8Array[];
  topics: Uint8Array[];
  audience: Uint8Array[];
  earlier: { fromMe: boolean; text: Uint8Array; time: Uint8Array }[];
}

export interface BoundEngine {
  check(text: Uint8Array, kind: Uint8Array, context: WireContext | undefined): Report | Failure;
  checkMany(
    texts: Uint8Array,
    lengths: Uint32Array,
    kind: Uint8Array,
    context: WireContext | undefined,
  ): { scores: Float32Array; verdicts: Uint8Array } | Failure;
  answers(): Answer[];
  rules(): RuleInfo[];
  limits(): Limits[];
  guidance(platform: Uint8Array): Guidance | Failure;
  delete(): void;
}

export interface BoundModule {
  Engine: { from(packs: Uint8Array[]): BoundEngine | Failure };
  /** the names behind the numbers of checkMany */
  verdicts(): Verdict[];
  /** Is there room to check a text of so many bytes? */
  hasRoom(bytes: number): boolean;
}

export default function createModule(options: ModuleOptions): Promise<BoundModule>;
