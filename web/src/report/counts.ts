// How long a text is and how much of it is tags, mentions and links, counted as its platform counts. The limits are the
// engine's dated data; only the ways of counting stand here.

import type { Kind, Limits, Platform } from '../engine/types';

export type Counted = 'characters' | 'words' | 'hashtags' | 'mentions' | 'links';

export interface Count {
  what: Counted;
  n: number;
  /** 0: none is known */
  most: number;
}

/**
 * How a platform counts characters. `link`: what a link counts, however long (X Help Center "Counting characters" and
 * Mastodon's documentation, "Posting to your profile": 23). `weighted`: X counts most signs outside of the alphabets of
 * Europe and West Asia twice. `localMentions`: of @name@server only the name counts.
 */
interface Way {
  link?: number;
  weighted?: boolean;
  localMentions?: boolean;
}

const kWays: Partial<Record<Platform, Way>> = {
  x: { link: 23, weighted: true },
  mastodon: { link: 23, localMentions: true },
};

const kLink = /(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}@._-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,24}(?![\p{L}\p{N}])(?:\/[^\s<>"]*)?/gu;
const kTag = /(?<![\p{L}\p{N}_&/])[#\uff03](?=[\p{N}_]*\p{L})[\p{L}\p{N}_]+/gu;
const kMention = /(?<![\p{L}\p{N}_./])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?/gu;
const kServer = /(?<=(?<![\p{L}\p{N}_./])@[\p{L}\p{N}_.-]{1,64})@[\p{L}\p{N}.-]+/gu;
/** Every unit is a sign of its own that counts one. */
const kPlain = /^[\n\x20-\x7e]*$/;
/** Longer texts fit nowhere that counts, and are counted roughly. */
const kCountedWhole = 100_000;

/** Made when first needed: a browser takes longer for one than for the rest of the page's code. */
let segmenter: Intl.Segmenter | undefined;

/** What is worth a number beside the field: words and length first, then tags, mentions and links where there are some. */
export function countsOf(text: string, kind: Kind, platform: Platform | undefined, limits: readonly Limits[]): Count[] {
  const own = limits.find((one) => one.platform === (platform ?? null)) ?? limits.find((one) => one.platform === null);
  const isMessage = kind === 'dm-out' || kind === 'dm-in';
  const number = (what: Counted, n: number, most: number | undefined): Count => ({ what, n, most: most ?? 0 });
  const counts = [number('words', wordCount(text), isMessage ? own?.mostWords : 0)];
  if (own?.characters && !isMessage) counts.push(number('characters', lengthOf(text, platform), own.characters));
  const some = [
    number('hashtags', matches(text, kTag), own?.mostHashtags || own?.hashtags),
    number('mentions', matches(text, kMention), own?.mentions),
    number('links', matches(text, kLink), own?.links),
  ];
  return [...counts, ...some.filter(({ n }) => n > 0)];
}

export const isOver = ({ n, most }: Count): boolean => most > 0 && n > most;

export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

const matches = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** Characters as people see them, or as the platform has it. */
export function lengthOf(text: string, platform: Platform | undefined): number {
  if (text.length > kCountedWhole) return text.length;
  const { link, weighted, localMentions } = (platform && kWays[platform]) ?? {};
  let rest = localMentions ? text.replace(kServer, '') : text;
  let length = 0;
  if (link) {
    rest = rest.replace(kLink, () => {
      length += link;
      return '';
    });
  }
  if (kPlain.test(rest)) return length + rest.length;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(rest)) length += weighted ? weightOf(segment) : 1;
  return length;
}

/** X: an emoji counts two however it is made up; other signs two, but for the ranges that count one. */
function weightOf(sign: string): number {
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(sign)) return 2;
  let weight = 0;
  for (const character of sign) weight += isLight(character.codePointAt(0) as number) ? 1 : 2;
  return weight;
}

/** twitter-text, config v3. */
const isLight = (code: number): boolean =>
  code <= 0x10ff ||
  (code >= 0x2000 && code <= 0x200d) ||
  (code >= 0x2010 && code <= 0x201f) ||
  (code >= 0x2032 && code <= 0x2037);
