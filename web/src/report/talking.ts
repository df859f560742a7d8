// The same text, talking: what is left of a draft when that which pushes is gone, and gaps where something only its
// writer knows makes a conversation. Nothing is invented: what is not in the text is a gap.

import { sentenceAround } from '../editor/sentence';
import type { Kind, Span } from '../engine/types';
import { strings } from '../strings';
import { roleOf } from './chain';
import type { Seen } from './seen';

/** Words that stay, or a question to whoever writes. */
export type Part = { words: string } | { gap: string };

/** Words. Fewer, such as "Sale!", say nothing once the rest is gone. */
const kLeast = 3;
/** A longer text is no message, and its parts are worth more than a pattern. UTF-16 units. */
const kMost = 2000;

/** Suggestions for a text that leans or pushes, the one that keeps most first; the engine has the last word on each. */
export function talkingOf(seen: Seen): Part[][] {
  if (seen.view !== 'draft' || seen.text.length > kMost || !['lean', 'push'].includes(seen.band)) return [];
  const kept = keptOf(seen);
  return kept.length ? [partsOf(seen, kept), partsOf(seen, [])] : [partsOf(seen, [])];
}

export const plainWords = (parts: readonly Part[]): string =>
  parts.map((part) => ('gap' in part ? `[${part.gap}]` : part.words)).join('');

/** Sentences that hold nothing a reason points at and ask for nothing. */
function keptOf({ text, report, places, silenced }: Seen): Span[] {
  const marked = [...places.map(({ finding }) => finding), ...silenced].flatMap(({ evidence }) => evidence);
  const asked = report.moves.filter(({ move }) => ['ask', 'press'].includes(roleOf(move)));
  const greetings = report.moves.filter(({ move }) => move === 'greet');
  return sentencesOf(text).filter(
    (sentence) =>
      text.slice(sentence.start, sentence.end).split(/\s+/).length >= kLeast &&
      ![...marked, ...asked].some((span) => overlap(span, sentence)) &&
      // A greeting is put in front of all, wherever it came from.
      !greetings.some((span) => span.start <= sentence.start && span.end >= sentence.end - 1),
  );
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function sentencesOf(text: string): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    if (/\s/.test(text[at] as string)) continue;
    const sentence = sentenceAround(text, at);
    if (sentence.end > at) found.push({ start: at, end: sentence.end });
    at = Math.max(at, sentence.end);
  }
  return found;
}

function partsOf(seen: Seen, kept: readonly Span[]): Part[] {
  const words = strings.talking;
  const moves = (move: string) => seen.report.moves.filter((one) => one.move === move);
  const keeps = (move: string) => moves(move).some((one) => kept.some((span) => overlap(span, one)));
  const thanks = moves('thanks-follow').length > 0 && !keeps('thanks-follow');
  const sentences = [
    own(opening(seen, kept, thanks)),
    own(joined(seen.text, kept)),
    seen.kind === 'post' && kept.length === 0 ? withGaps(words.news) : [],
    keeps('specific') ? [] : withGaps(words.gaps[seen.kind as Exclude<Kind, 'dm-in'>]),
    seen.kind === 'post' || keeps('question') ? [] : withGaps(words.question),
  ];
  return sentences.filter((parts) => parts.length > 0).flatMap((parts, i) => (i === 0 ? parts : [{ words: ' ' }, ...parts]));
}

const own = (words: string): Part[] => (words === '' ? [] : [{ words }]);

/** In the catalogue a gap stands in braces. */
const withGaps = (sentence: string): Part[] =>
  sentence
    .split(/\{([^{}]+)\}/)
    .map((part, i): Part => (i % 2 ? { gap: part } : { words: part }))
    .filter((part) => !('words' in part) || part.words !== '');

/** The greeting as it was written, where no kept sentence holds it, and thanks where there were some. */
function opening({ text, report }: Seen, kept: readonly Span[], thanks: boolean): string {
  const greeting = report.moves.find(({ move, start, end }) => move === 'greet' && !kept.some((span) => overlap(span, { start, end })));
  const words = greeting ? text.slice(greeting.start, greeting.end) : '';
  return strings.talking.opening(words, thanks);
}

/** Sentences keep the lines they stood on. */
function joined(text: string, kept: readonly Span[]): string {
  return kept
    .map(({ start, end }, i) => {
      const between = i === 0 ? '' : text.slice((kept[i - 1] as Span).end, start);
      const breaks = between.split('\n').length - 1;
      return `${i === 0 ? '' : '\n'.repeat(Math.min(breaks, 2)) || ' '}${text.slice(start, end)}`;
    })
    .join('');
}
