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

const numbers = /^(\d{1,4})([./-] ?)(\d{1,2})\2(\d{1,4})\.?(?:,? +(\d\d?)[:.](\d\d)(?:[:.](\d\d))?(?: ?([ap])\.? ?m\.?)?)?$/i;

/**
 * `1/29/26, 2:37 PM`, `29.01.2026 14:37:05`: as people and spreadsheets write it. `isDayFirst` is asked where neither the
 * numbers nor dots (no one writes the month first with them) settle which of them is the day.
 */
export function fromNumbers(text: string | undefined, isDayFirst: () => boolean): string | undefined {
  const match = numbers.exec((text ?? '').replace(/[\u202f\u00a0\u2009]/g, ' ').trim());
  if (!match) return undefined;
  const [first, second, third, hour, minute, seconds] = [1, 3, 4, 5, 6, 7].map((i) => +match[i]!) as [number, number, number, number, number, number];
  const half = match[8]?.toLowerCase();
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  const clock = match[5] === undefined ? undefined : ([hours, minute, ...(match[7] === undefined ? [] : [seconds])] as [number, number, number?]);
  const beginsWithDay = () => first > 12 || (second <= 12 && (match[2]!.startsWith('.') || isDayFirst()));
  return fromParts(dateOf([first, second, third], match[1]!.length === 4 ? 'year' : beginsWithDay() ? 'day' : 'month'), clock);
}

/** Year, month and day from numbers in the order of which `first` is the first. */
export function dateOf([one, two, three]: readonly [number, number, number], first: 'year' | 'month' | 'day'): [number, number, number] {
  if (first === 'year') return [thisCentury(one), two, three];
  return first === 'day' ? [thisCentury(three), two, one] : [thisCentury(three), one, two];
}

/** Two digits are of this century; a year of the Thai calendar is 543 ahead. */
const thisCentury = (year: number): number => (year < 100 ? 2000 + year : year > 2500 && year < 2600 ? year - 543 : year);

/** Which of the first two numbers of many dates is the day: the one that is above 12, else the one that changes faster. */
export class DateOrder {
  #most = [0, 0];
  #changes = [0, 0];
  #last: readonly number[] | undefined;

  add(first: number, second: number): void {
    [first, second].forEach((number, i) => {
      this.#most[i] = Math.max(this.#most[i]!, number);
      if (this.#last && this.#last[i] !== number) this.#changes[i]! += 1;
    });
    this.#last = [first, second];
  }

  /** A date in any text, as fromNumbers reads it; false where it is none, or begins with the year. */
  addText(text: string): boolean {
    const match = numbers.exec(text.trim());
    if (!match || match[1]!.length === 4) return false;
    this.add(+match[1]!, +match[3]!);
    return true;
  }

  /** undefined: not settled */
  get isDayFirst(): boolean | undefined {
    if (this.#most[0]! > 12) return true;
    return this.#most[1]! > 12 ? false : undefined;
  }

  /** The same, of dates that follow each other in time. */
  get isDayFirstInOrder(): boolean | undefined {
    const [first, second] = this.#changes as [number, number];
    return this.isDayFirst ?? (first === second ? undefined : first > second);
  }
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
