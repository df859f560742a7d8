// Edits of a text: applying them, gathering those of several fixes, and showing what they change.

import type { Edit, Fix } from '../engine/types';

/** A stretch of a text that stays, goes or comes. */
export interface Stretch {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Edits are of one text and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

/** The edits of all fixes as one list. Removals that overlap become one; a replacement that overlaps another edit waits. */
export function gathered(fixes: readonly Fix[]): Edit[] {
  const all: Edit[] = [];
  for (const { edits } of fixes) {
    if (edits.some((edit) => edit.text !== '' && all.some((other) => overlap(edit, other)))) continue;
    if (edits.some((edit) => all.some((other) => other.text !== '' && overlap(edit, other)))) continue;
    for (const edit of edits) add(all, edit);
  }
  return all.sort((a, b) => a.start - b.start);
}

function add(all: Edit[], edit: Edit): void {
  let { start, end } = edit;
  for (let i = all.length - 1; i >= 0; i--) {
    const other = all[i] as Edit;
    if (!overlap({ start, end }, other)) continue;
    start = Math.min(start, other.start);
    end = Math.max(end, other.end);
    all.splice(i, 1);
  }
  all.push({ start, end, text: edit.text });
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** What edits, sorted by start, change in a text. */
export function stretches(text: string, edits: readonly Edit[]): Stretch[] {
  const out: Stretch[] = [];
  const put = (kind: Stretch['kind'], words: string) => {
    if (words !== '') out.push({ kind, text: words });
  };
  let at = 0;
  for (const edit of edits) {
    put('same', text.slice(at, edit.start));
    put('gone', text.slice(edit.start, edit.end));
    put('new', edit.text);
    at = edit.end;
  }
  put('same', text.slice(at));
  return out;
}
