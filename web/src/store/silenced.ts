// Rules that are "not push" for this person, on this device. Ids and titles only; no word of any text.

import { read, write } from './local';

export interface Silenced {
  rule: string;
  title: string;
  /** ISO 8601 */
  since: string;
}

const kKey = 'silenced';
const listeners: (() => void)[] = [];

const isSilencedList = (value: unknown): value is Silenced[] =>
  Array.isArray(value) &&
  value.every((one) => ['rule', 'title', 'since'].every((key) => typeof Object(one)[key] === 'string'));

let list: readonly Silenced[] = read(kKey, isSilencedList) ?? [];

export const silenced = (): readonly Silenced[] => list;
export const isSilenced = (rule: string): boolean => list.some((one) => one.rule === rule);

export function silence(rule: string, title: string): void {
  keep([...list.filter((one) => one.rule !== rule), { rule, title, since: new Date().toISOString() }]);
}

export function hear(rule: string): void {
  keep(list.filter((one) => one.rule !== rule));
}

/** Called after every change. */
export function onSilenced(listener: () => void): void {
  listeners.push(listener);
}

function keep(next: readonly Silenced[]): void {
  list = next;
  write(kKey, next.length ? next : null);
  for (const listener of listeners) listener();
}
