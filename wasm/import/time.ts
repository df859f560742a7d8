/** Times as exports write them, to ISO 8601 that says no more than is known. See Message.time. */

import type { Precision } from './types.js';

const two = (number: number): string => String(number).padStart(2, '0');
const four = (number: number): string => String(number).padStart(4, '0');

/** UTC from milliseconds since 1970; whole seconds are written without a fraction when `precise` is not set. */
export function fromMs(ms: number | undefined, precise = true): string | undefined {
  if (ms === undefined || !Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return undefined;
  const text = new Date(ms).toISOString();
  return precise ? text : text.replace(/\.\d{3}Z$/, 'Z');
}

export const fromSeconds = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : fromMs(seconds * 1000, false);

/** Numbers of a date and a clock to text, or undefined where no calendar has them. `zone` is '' or 'Z'. */
export function fromParts(
  [year, month, day]: readonly [number, number, number],
  clock: readonly [number, number, number?] | undefined,
  zone: '' | 'Z' = '',
): string | undefined {
  const check = new Date(Date.UTC(2000, month - 1, day));
  check.setUTCFullYear(year, month - 1, day);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined;
  const date = `${four(year)}-${two(month)}-${two(day)}`;
  if (!clock) return date;
  const [hour, minute, second] = clock;
  if (hour > 23 || minute > 59 || (second ?? 0) > 60) return undefined;
  return `${date}T${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}${zone}`;
}

const isoLike = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;

/** `2026-02-09 01:21:47 UTC`, `2024-05-01T10:00:00.123+02:00`, `2026-02-08`: zone and precision as written. */
export function fromIso(text: string | undefined, zoneOfUnzoned: '' | 'Z' = ''): string | undefined {
  const match = isoLike.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const clock = hour === undefined ? undefined : ([+hour, +minute!, second === undefined ? undefined : +second] as const);
  const local = fromParts([+year!, +month!, +day!], clock as [number, number, number?] | undefined);
  if (local === undefined || clock === undefined) return local;
  const exact = fraction === undefined ? local : `${local}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  if (zone === undefined) return exact + zoneOfUnzoned;
  if (/^[zug]/i.test(zone)) return `${exact}Z`;
  return toUtc(exact, zone);
}

function toUtc(local: string, zone: string): string | undefined {
  const minutes = (+zone.slice(1, 3) * 60 + +zone.slice(-2)) * (zone.startsWith('-') ? -1 : 1);
  const iso = fromMs(Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`) - minutes * 60_000);
  if (iso === undefined) return undefined;
  return `${iso.slice(0, local.length)}Z`;
}

const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const locales = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'pl', 'tr', 'id', 'ro', 'cs'];
let months: Map<string, number> | undefined;

const bare = (word: string): string => word.toLowerCase().normalize('NFD').replace(/[^\p{Letter}]/gu, '');

/** The month that a word or its beginning names, in English or in another language; short and long forms. */
export function monthOf(word: string): number | undefined {
  months ??= allMonths();
  const name = bare(word);
  return months.get(name) ?? months.get(name.slice(0, 3));
}

function allMonths(): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of locales) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const part = format.formatToParts(Date.UTC(2024, month - 1, 15)).find(({ type }) => type === 'month');
        if (part && !names.has(bare(part.value))) names.set(bare(part.value), month);
      }
    }
  }
  englishMonths.forEach((name, i) => names.set(name, i + 1));
  return names;
}

/** `08 Feb 2026`, `8. Februar 2026`, `8 févr. 2026`, `Feb 8, 2026`. */
export function fromNamedDay(text: string | undefined): string | undefined {
  const words = (text ?? '').match(/\d+|\p{Letter}+/gu) ?? [];
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  const month = words.filter((word) => /\p{Letter}{3}/u.test(word)).map(monthOf).find((found) => found !== undefined);
  if (!year || !day || !month) return undefined;
  return fromParts([+year, month, +day], undefined);
}

/** `Sat Feb 18 12:33:11 +0000 2023`. */
export function fromTwitter(text: string | undefined): string | undefined {
  const match = /^\w{3} (\w{3}) (\d\d?) (\d\d):(\d\d):(\d\d) \+0000 (\d{4})$/.exec(text ?? '');
  const month = match ? englishMonths.indexOf(match[1]!.toLowerCase()) + 1 : 0;
  if (!match || month === 0) return undefined;
  return fromParts([+match[6]!, month, +match[2]!], [+match[3]!, +match[4]!, +match[5]!], 'Z');
}

/** How exact a time is, as it is written. */
export function precisionOf(time: string | undefined): Precision {
  if (time === undefined) return 'none';
  const bareTime = time.replace(/Z$/, '').length;
  if (bareTime <= 10) return 'day';
  if (bareTime <= 16) return 'min';
  return bareTime <= 19 ? 's' : 'ms';
}
