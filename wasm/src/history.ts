/**
 * unpushy/history: what many messages show that one cannot. A module of its own, loaded only where a history is
 * opened; best used in a worker. Everything is computed where this runs.
 */

import { encode, joined } from './encode.js';
import { engineOf } from './engine.js';
import { readPackageFile } from './files.js';
import { instantiate, orEnd } from './instantiate.js';
import type { Audit, AuditOptions, Auditor, History, LoadOptions, Message } from './types.js';
import createModule, { type BoundAuditor, type BoundHistory } from './unpushy-history.mjs';

export type * from './types.js';

const fields = ['id', 'time', 'direction', 'kind', 'counterpart', 'conversation', 'text', 'client'] as const;
const pieceSize = 500;

/** Loads the module and its packs. Fails with an Error whose sentence says which file is missing or damaged. */
export async function loadHistory(options: LoadOptions = {}): Promise<History> {
  const { langs = ['en'], baseUrl } = options;
  const name = 'unpushy-history.wasm';
  const beside = () => new URL('./unpushy-history.wasm', import.meta.url);
  const [wasm, packs] = await Promise.all([
    options.wasm ?? readPackageFile(name, baseUrl, baseUrl === undefined ? beside() : undefined),
    options.packs ?? Promise.all(langs.map((lang) => readPackageFile(`${lang}.upk`, baseUrl))),
  ]);
  const module = await instantiate(createModule, wasm, name);
  const auditor = (given?: AuditOptions) => new LoadedAuditor(module, packs, given);
  return {
    auditor,
    audit: (messages, given) => audit(auditor(given), messages, given),
    engine: () => engineOf(module, packs, packs.map((_, i) => options.packs ? `packs[${i}]` : `${langs[i]}.upk`)),
  };
}

async function audit(auditor: Auditor, messages: Parameters<History['audit']>[0], options: Parameters<History['audit']>[1] = {}): Promise<Audit> {
  try {
    let piece: Message[] = [];
    const hand = async () => {
      options.signal?.throwIfAborted();
      auditor.add(piece);
      piece = [];
      options.onProgress?.(auditor.added);
      await new Promise((resolve) => setTimeout(resolve, 0)); // so that a worker hears that it shall stop
    };
    for await (const message of messages) {
      piece.push(message);
      if (piece.length === pieceSize) await hand();
    }
    await hand();
    return auditor.finish();
  } finally {
    auditor.dispose();
  }
}

class LoadedAuditor implements Auditor {
  #bound: BoundAuditor | undefined;
  #added = 0;

  constructor(module: BoundHistory, packs: Uint8Array[], options: AuditOptions = {}) {
    const { platform = '', target = 80, utcOffsetMinutes = 0, now = new Date(), texts = true } = options;
    if (!(target >= 0 && target <= 100)) throw new TypeError('target must be a number from 0 to 100');
    const bound = module.Auditor.from(packs, platform, Math.round(target), Math.round(utcOffsetMinutes), now.toISOString(), texts);
    if ('error' in bound) throw new TypeError(bound.error);
    this.#bound = bound;
  }

  get added(): number {
    return this.#added;
  }

  add(messages: readonly Message[]): void {
    const parts = messages.flatMap((message) => fields.map((field) => encode(textOf(message?.[field]))));
    const { bytes, lengths } = joined(parts);
    this.#run((bound) => bound.add(bytes, lengths));
    this.#added += messages.length;
  }

  finish(): Audit {
    return camelCased(JSON.parse(this.#run((bound) => bound.finish()))) as Audit;
  }

  dispose(): void {
    this.#bound?.delete();
    this.#bound = undefined;
  }

  #run<T>(call: (bound: BoundAuditor) => T): T {
    const bound = this.#live();
    return orEnd(() => (this.#bound = undefined), () => call(bound));
  }

  #live(): BoundAuditor {
    if (!this.#bound) throw new Error('this auditor was disposed of; make another one');
    return this.#bound;
  }
}

/** What is no text is as if it were not there. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  const spelled = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [spelled(key), camelCased(item)]));
}
