// Where it leans: a bar and a word for each dimension with a finding, the others in one line.

import { h } from '../dom';
import type { Dimension } from '../engine/types';
import { strings } from '../strings';
import type { Seen } from './seen';

const kMuch = 50; // of 100

export function dimensions({ view, report, places }: Seen): HTMLElement | null {
  const words = strings.dimensions;
  const found = new Set(places.map(({ finding }) => finding.dimension));
  const names = Object.keys(words.name) as Dimension[];
  const loud = names.filter((name) => found.has(name)).sort((a, b) => report.dimensions[b] - report.dimensions[a]);
  if (loud.length === 0) return null;
  const quiet = names.filter((name) => !found.has(name)).map((name) => words.name[name]);
  const id = `dimensions-${view}`;
  return h(
    'section',
    { class: 'dims', 'aria-labelledby': id },
    h('h2', { id }, words.title),
    h('ul', {}, ...loud.map((name) => row(words.name[name], report.dimensions[name]))),
    quiet.length > 0 && h('p', {}, words.quiet(quiet)),
  );
}

function row(name: string, value: number): HTMLElement {
  const bar = h('i', {});
  bar.style.inlineSize = `${Math.min(100, Math.max(2, value))}%`;
  const much = value >= kMuch;
  return h(
    'li',
    much ? { class: 'hi' } : {},
    h('span', {}, name),
    h('span', { class: 'track' }, bar),
    h('span', { class: 'word' }, much ? strings.dimensions.much : strings.dimensions.some),
  );
}
