// The findings as a list of margin notes: one card open at a time.

import { copyButton } from '../clipboard';
import { h, hidden, type Child } from '../dom';
import { levelOf, type Place } from '../editor/marks';
import { sentenceAround } from '../editor/sentence';
import type { Finding, Span } from '../engine/types';
import { strings } from '../strings';
import { findingKey, type Seen } from './seen';

const kSentence = 72; // longer sentences are not quoted whole, in UTF-16 units
const kEvidence = 120; // nor longer evidence
const kQuoted = 3; // evidence spans per quote

/** What can be done from a card. It goes by the finding's key, as its place in the text may have moved since. */
export interface FindingActions {
  toggle(key: string): void;
  apply(key: string): void;
  silence(key: string): void;
  focused(key: string): void;
}

export function finding(seen: Seen, place: Place, open: boolean, actions: FindingActions): HTMLElement {
  const { finding: it, n } = place;
  const key = findingKey(seen.places, place);
  const title = h(
    'h3',
    {},
    h(
      'button',
      {
        type: 'button',
        'aria-expanded': String(open),
        'data-key': `find-${key}`,
        'data-place': n,
        onclick: () => actions.toggle(key),
        onfocus: () => actions.focused(key),
      },
      it.title,
      hidden(strings.findings.strength[it.strength]),
    ),
  );
  const body = open
    ? opened(seen, place, key, actions)
    : [h('p', { class: 'instead' }, seen.view === 'draft' ? it.instead : it.why)];
  return h(
    'li',
    { class: `find s${levelOf(it)}${open ? ' open' : ''}`, 'data-rule': it.rule },
    h('span', { class: 'n' }, String(n)),
    h('div', {}, title, quote(seen.text, it.evidence, levelOf(it)), ...body),
  );
}

function opened(seen: Seen, place: Place, key: string, actions: FindingActions): Child[] {
  const { finding: it } = place;
  const words = strings.findings;
  const buttons = h(
    'div',
    { class: 'row' },
    seen.view === 'draft' && it.fix && fixButton(it.fix.title, key, actions),
    seen.view === 'draft' && copyButton(it.title, () => it.instead, { words: words.advice, key: `advice-${key}` }),
    h(
      'button',
      { type: 'button', class: 'btn quiet', 'data-key': `silence-${key}`, onclick: () => actions.silence(key) },
      words.notPush,
      hidden(`: ${it.title}`),
    ),
  );
  return [reasons(seen, it), buttons, h('p', { class: 'src' }, words.source(it.source, it.points), ruleLink(it.rule))];
}

/** Why, and what instead. */
export function reasons(seen: Seen, it: Finding): HTMLElement {
  const words = strings.findings;
  return h(
    'dl',
    {},
    h('div', {}, h('dt', {}, words.why), h('dd', {}, it.why)),
    h('div', {}, h('dt', {}, words.instead[seen.view]), h('dd', { class: 'do' }, it.instead)),
  );
}

export function fixButton(title: string, key: string, actions: FindingActions): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'btn main',
      'data-key': `fix-${key}`,
      'aria-keyshortcuts': 'Control+Enter Meta+Enter',
      onclick: () => actions.apply(key),
    },
    title,
  );
}

/** A rule's id, with the way to its page in this site. */
export const ruleLink = (rule: string): HTMLElement =>
  h('a', { href: `#rules/${rule}`, 'data-key': `rule-${rule}` }, h('code', {}, rule));

/** The words of the text that a card quotes, for finding out whether it has changed. */
export function quotedWords(text: string, evidence: readonly Span[]): string[] {
  const shown = evidence.slice(0, kQuoted);
  if (shown.length !== 1) return shown.map((span) => text.slice(span.start, span.end));
  const { start, end } = sentenceAround(text, (shown[0] as Span).start);
  return [text.slice((shown[0] as Span).start, (shown[0] as Span).end), text.slice(start, end).slice(0, kSentence + 1)];
}

/** The words a finding rests on, marked; where there is one span, in its sentence if that is short. */
export function quote(text: string, evidence: readonly Span[], level: number): HTMLElement | null {
  const shown = evidence.filter((span) => span.end > span.start).slice(0, kQuoted);
  if (shown.length === 0) return null;
  const parts: (Node | string)[] = [];
  let until = -1;
  for (const span of shown) {
    if (span.start < until) continue;
    const around = sentenceAround(text, span.start);
    const fits = shown.length === 1 && around.end >= span.end && around.end - around.start <= kSentence;
    const whole = fits ? around : span;
    if (parts.length) parts.push(' \u2026 ');
    parts.push(
      ...marked(
        text,
        whole,
        shown.filter((other) => other.start >= whole.start && other.end <= whole.end),
        level,
      ),
    );
    until = whole.end;
  }
  return h('p', { class: 'quote', dir: 'auto' }, '\u201c', ...parts, '\u201d');
}

function marked(text: string, whole: Span, spans: readonly Span[], level: number): (Node | string)[] {
  const out: (Node | string)[] = [];
  let at = whole.start;
  for (const span of spans) {
    if (span.start < at) continue;
    if (span.start > at) out.push(text.slice(at, span.start));
    out.push(h('mark', { class: `m${level}` }, cut(text.slice(span.start, span.end))));
    at = span.end;
  }
  if (at < whole.end) out.push(text.slice(at, whole.end));
  return out;
}

function cut(words: string): string {
  if (words.length <= kEvidence) return words;
  const space = words.lastIndexOf(' ', kEvidence);
  return `${space > 0 ? words.slice(0, space) : [...words].slice(0, kEvidence).join('')}\u2026`;
}
