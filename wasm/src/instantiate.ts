/** Both modules are started alike: from bytes, or from a module that was compiled before. */

import type { LoadOptions } from './types.js';

export type Source = NonNullable<LoadOptions['wasm']>;

/** What the loaders that Emscripten writes are given. */
export interface ModuleOptions {
  /** hands over an instance made with these imports */
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
  locateFile(name: string): string;
  printErr(line: string): void;
}

/** @param name of the file, for the sentence of the Error when it can not be started */
export async function instantiate<Bound>(
  createModule: (options: ModuleOptions) => Promise<Bound>,
  wasm: Source,
  name: string,
): Promise<Bound> {
  try {
    return await new Promise<Bound>((done, fail) => {
      createModule({
        // The loader would wait for ever where this fails.
        instantiateWasm: (imports, made) => {
          instanceOf(wasm, imports).then(made, fail);
          return {};
        },
        // Needed even so: in a worker made from a Blob the loader cannot make an address of its own.
        locateFile: (file) => file,
        printErr: () => {},
      }).then(done, fail);
    });
  } catch (cause) {
    throw new Error(`${name} is damaged or of another version than the code; fetch it again`, { cause });
  }
}

/**
 * Runs a call into a module. One that stops in the middle, as where memory runs out, leaves it unfit for use: `end` is called
 * then, and the sentence says what to do.
 */
export function orEnd<T>(end: () => void, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
    end();
    throw new Error('the memory ran out and this engine has ended; load another one', { cause });
  }
}

async function instanceOf(wasm: Source, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  if (wasm instanceof WebAssembly.Module) return WebAssembly.instantiate(wasm, imports);
  return (await WebAssembly.instantiate(toBytes(wasm) as BufferSource, imports)).instance;
}

/** @returns the same bytes, not a copy */
function toBytes(source: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (source instanceof Uint8Array) return source;
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
