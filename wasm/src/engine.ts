/** The engine as it is used, over what a module of WebAssembly offers: both modules of the package hold one. */

import { encode, encodeContext, joined } from './encode.js';
import { orEnd } from './instantiate.js';
import type { Answer, Batch, Context, Draft, Engine, Guidance, Kind, Limits, Platform, Report, RuleInfo, Verdict } from './types.js';
import type { BoundEngine, BoundModule, Failure } from './unpushy.mjs';

/** Bytes of text per call in checkMany: large enough to make the call cheap, small enough to keep memory flat. */
const chunkBytes = 1 << 20;

/** Shorter texts are not asked for room: it is there, or memory ends for everything. */
const askedFrom = 4096;

/** @param names of the packs, for the sentence of the Error */
export function engineOf(module: BoundModule, packs: Uint8Array[], names: readonly string[]): Engine {
  const engine = module.Engine.from(packs);
  if ('error' in engine) throw toException(engine, names[Number(engine.error.where)]);
  return new LoadedEngine(module, engine);
}

class LoadedEngine implements Engine {
  #bound: BoundEngine | undefined;
  readonly #module: BoundModule;
  readonly #verdicts: readonly Verdict[];

  constructor(module: BoundModule, bound: BoundEngine) {
    this.#bound = bound;
    this.#module = module;
    this.#verdicts = Object.freeze(module.verdicts());
  }

  check(draft: Draft): Report {
    const text = encodeText(draft?.text, 'text');
    const report = succeed(this.#run(text.length, (bound) => bound.check(text, encodeKind(draft.kind), encodeContext(draft.context))));
    report.id = draft.id ?? null;
    return report;
  }

  checkMany(texts: readonly string[], options: { kind?: Kind; context?: Context } = {}): Batch {
    this.#live();
    const kind = encodeKind(options.kind);
    const context = encodeContext(options.context);
    const kept = [...texts];
    const batch: Batch = {
      length: kept.length,
      scores: new Float32Array(kept.length),
      verdictIndex: new Uint8Array(kept.length),
      verdicts: this.#verdicts,
      report: (i) => {
        const text = kept[i];
        if (text === undefined) throw new RangeError(`there is no text ${i}; the batch has ${kept.length}`);
        return this.check({ text, ...options });
      },
    };
    let done = 0;
    for (const chunk of chunksOf(kept)) {
      const { scores, verdicts } = succeed(this.#run(chunk.bytes.length, (bound) => bound.checkMany(chunk.bytes, chunk.lengths, kind, context)));
      batch.scores.set(scores, done);
      batch.verdictIndex.set(verdicts, done);
      done += scores.length;
    }
    return batch;
  }

  answers(): Answer[] {
    return this.#live().answers();
  }

  rules(): RuleInfo[] {
    return this.#live().rules();
  }

  limits(): Limits[] {
    return this.#live().limits();
  }

  guidance(platform?: Platform): Guidance {
    return succeed(this.#live().guidance(encode(String(platform ?? ''))));
  }

  dispose(): void {
    this.#bound?.delete();
    this.#bound = undefined;
  }

  #run<T>(bytes: number, call: (bound: BoundEngine) => T): T {
    const bound = this.#live();
    if (bytes > askedFrom && !this.#module.hasRoom(bytes)) {
      throw new Error('there is not enough memory for a text of this length; free some, or check a part of it');
    }
    return orEnd(() => (this.#bound = undefined), () => call(bound));
  }

  #live(): BoundEngine {
    if (!this.#bound) throw new Error('this engine was disposed of; load another one');
    return this.#bound;
  }
}

function* chunksOf(texts: readonly string[]): Generator<{ bytes: Uint8Array; lengths: Uint32Array }> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for (const [i, text] of texts.entries()) {
    const part = encodeText(text, `texts[${i}]`);
    parts.push(part);
    size += part.length;
    if (size < chunkBytes && i + 1 < texts.length) continue;
    yield joined(parts);
    parts = [];
    size = 0;
  }
}

function encodeText(text: unknown, where: string): Uint8Array {
  if (typeof text !== 'string') throw new TypeError(`${where} must be a string`);
  return encode(text);
}

function encodeKind(kind: Kind | undefined): Uint8Array {
  return encode(String(kind ?? 'post'));
}

function succeed<T extends object>(result: T | Failure): T {
  if ('error' in result) throw toException(result);
  return result;
}

/** The engine's own sentence, with the key as it is spelled here. */
function toException({ error: { code, what } }: Failure, subject?: string): Error {
  const sentence = what.replaceAll('seconds_since_contact', 'secondsSinceContact');
  const message = subject ? `${subject}: ${sentence}` : sentence;
  return code === 'invalid' ? new TypeError(message) : new Error(message);
}
