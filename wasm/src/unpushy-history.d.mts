/** What history_bindings.cpp offers, behind the loader that Emscripten writes. Not for users: their types are types.ts. */

import type { ModuleOptions } from './instantiate.js';
import type { BoundModule } from './unpushy.mjs';

export interface BoundAuditor {
  /** eight fields of each message as UTF-8, one after the other */
  add(bytes: Uint8Array, lengths: Uint32Array): void;
  /** the audit as JSON, with the keys of audit.schema.json */
  finish(): string;
  delete(): void;
}

export interface BoundHistory extends BoundModule {
  Auditor: {
    from(
      packs: Uint8Array[], platform: string, target: number, utcOffsetMinutes: number, now: string, texts: boolean,
    ): BoundAuditor | { error: string; where: string };
  };
}

export default function createModule(options: ModuleOptions): Promise<BoundHistory>;
