// Where a sentence begins and ends, for the page's own needs: what is being typed, what to quote, what shares a node of
// the chain. The engine has its own idea of sentences and owes nothing to this one.

import type { Span } from '../engine/types';

const kEnds = /[.!?\u2026\u3002\n]/;

/** The sentence around a position, without the white space at its edges. */
export function sentenceAround(text: string, position: number): Span {
  let start = position;
  while (start > 0 && !endsAt(text, start - 1)) start--;
  let end = position;
  while (end < text.length && !endsAt(text, end)) end++;
  while (end < text.length && text[end] !== '\n' && kEnds.test(text[end] as string)) end++;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}

/** A full stop inside a word, as in a link, ends nothing. */
function endsAt(text: string, i: number): boolean {
  const unit = text[i] as string;
  if (!kEnds.test(unit)) return false;
  return unit === '\n' || i + 1 >= text.length || /[\s"')\]\u201d\u2019]/.test(text[i + 1] as string);
}

/** The word that is still being typed, from its first unit to the caret; empty behind a space or a closing sign. */
export function openWord(text: string, caret: number): Span {
  let start = caret;
  while (start > 0 && !/[\s!?,;:)\u2026]/.test(text[start - 1] as string)) start--;
  return { start, end: caret };
}
