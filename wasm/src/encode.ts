/**
 * Strings on their way into the engine. They travel as UTF-8 bytes made by TextEncoder, never as strings: for half a
 * surrogate pair it writes one U+FFFD, one code unit again, so that offsets stay right.
 */

import type { Context } from './types.js';
import type { WireContext } from './unpushy.mjs';

const encoder = new TextEncoder();

/**
 * No string is copied beyond this many code units. Each is at least one byte, and the engine reads 1 MiB of a draft: so
 * nothing that it would read is lost, and it still sees that there was more.
 */
const longest = 2 << 20;

export function encode(text: string): Uint8Array {
  return encoder.encode(text.length > longest ? text.slice(0, longest) : text);
}

/** Many texts in one: their bytes one after the other, and the length of each. */
export function joined(parts: readonly Uint8Array[]): { bytes: Uint8Array; lengths: Uint32Array } {
  const lengths = Uint32Array.from(parts, (part) => part.length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, lengths };
}

/** The command writes `seconds_since_contact`; here and in errors it is `secondsSinceContact`. */
const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function fail(sentence: string): never {
  throw new TypeError(sentence);
}

function encodeWords(value: unknown, key: string): Uint8Array[] {
  const isWords = Array.isArray(value) && value.every((word) => typeof word === 'string');
  return isWords ? value.map(encode) : fail(`context.${key} must be an array of strings`);
}

function encodeEarlier(value: unknown): WireContext['earlier'] {
  if (!Array.isArray(value)) fail('context.earlier must be an array of messages');
  return value.map((message) => {
    const { from, text, time } = Object(message);
    if (from !== 'me' && from !== 'them') fail('from in context.earlier must be "me" or "them"');
    if (typeof text !== 'string') fail('text in context.earlier must be a string');
    if (typeof (time ?? '') !== 'string') fail('time in context.earlier must be a string');
    return { fromMe: from === 'me', text: encode(text), time: encode(time ?? '') };
  });
}

/** Only the JavaScript types are looked at here; names and values are the engine's to judge. */
export function encodeContext(context: Context | undefined): WireContext | undefined {
  if (context === undefined || context === null) return undefined;
  if (typeof context !== 'object') fail('context must be an object');
  const wire: WireContext = { fields: [], topics: [], audience: [], earlier: [] };
  for (const [key, value] of Object.entries(context)) {
    if (value === undefined || value === null) continue; // not known
    if (key === 'topics' || key === 'audience') wire[key] = encodeWords(value, key);
    else if (key === 'earlier') wire.earlier = encodeEarlier(value);
    else if (typeof value === 'object') fail(`context.${key} must be one plain value`);
    else wire.fields.push(encode(snakeCase(key)), encode(String(value)));
  }
  return wire;
}
