// What can be told about the situation, as data: each chip, the facts its options stand for, and how the answers of one
// view become a Context. The first option of every chip but the kind is "not known" and sets nothing.

import type { Context, ContextKey, Kind, Platform } from '../engine/types';

export type ChipId = 'kind' | 'relation' | 'platform' | 'when' | 'automated' | 'disclosed' | 'asked' | 'commercial';
export type Choices = Partial<Record<ChipId, string>>;
/** Who speaks: the person writes, or reads what somebody sent. */
export type Voice = 'write' | 'read';

type Facts = Record<string, Context>;

const kMinutes = 300;
const kDay = 12 * 3600;
const kWeek = 3 * 86400;
const kLater = 60 * 86400;

const kPlatforms: Platform[] = [
  'x',
  'linkedin',
  'facebook',
  'instagram',
  'threads',
  'mastodon',
  'bluesky',
  'tiktok',
  'youtube',
  'reddit',
  'discord',
  'telegram',
  'whatsapp',
  'other',
];

/** Options in the order of the list, by chip. `kind` is no context and has its own way. */
const facts: Record<Exclude<ChipId, 'kind'>, Facts> = {
  relation: {
    '': {},
    stranger: { relation: 'stranger' },
    'new-follower': { relation: 'new-follower' },
    'followed-me': { relation: 'stranger' },
    follower: { relation: 'follower' },
    acquaintance: { relation: 'acquaintance' },
    friend: { relation: 'friend' },
    customer: { relation: 'customer' },
    'they-wrote-first': { relation: 'they-wrote-first' },
  },
  platform: { '': {}, ...Object.fromEntries(kPlatforms.map((platform) => [platform, { platform }])) },
  // Times within what the option says; the engine knows seconds, people know "the same day".
  when: {
    '': {},
    minutes: { secondsSinceContact: kMinutes },
    day: { secondsSinceContact: kDay },
    week: { secondsSinceContact: kWeek },
    later: { secondsSinceContact: kLater },
  },
  automated: { '': {}, no: { automated: false }, yes: { automated: true } },
  disclosed: { '': {}, yes: { disclosed: true }, no: { disclosed: false } },
  asked: { '': {}, no: { asked: false }, yes: { asked: true } },
  commercial: {
    '': {},
    none: { commercial: 'none' },
    own: { commercial: 'own' },
    paid: { commercial: 'paid' },
    gift: { commercial: 'gift' },
    affiliate: { commercial: 'affiliate' },
    employer: { commercial: 'employer' },
  },
};

/** The chip that answers an unknown context key; keys without one are not asked for. */
export const chipOf: Partial<Record<ContextKey, ChipId>> = {
  platform: 'platform',
  relation: 'relation',
  secondsSinceContact: 'when',
  automated: 'automated',
  disclosed: 'disclosed',
  asked: 'asked',
  commercial: 'commercial',
};

/** Keys of a chip's options that have words in this voice, in order. */
export function optionsOf(chip: ChipId, words: Record<string, string>): string[] {
  return chip === 'kind' ? Object.keys(words) : Object.keys(facts[chip]).filter((key) => key in words);
}

export function contextOf(choices: Choices): Context {
  const known = Object.entries(choices).filter(([chip]) => chip !== 'kind') as [Exclude<ChipId, 'kind'>, string][];
  return Object.assign({}, ...known.map(([chip, choice]) => facts[chip][choice] ?? {})) as Context;
}

export const kindOf = (choices: Choices, voice: Voice): Kind =>
  voice === 'read' ? 'dm-in' : ((choices.kind as Kind | undefined) ?? 'dm-out');
