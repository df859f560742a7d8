// Texts that went to several people with the same words: what changes between them becomes a slot.

import type { Part, Template } from './audit';
import type { Read } from './look';

const kReceivers = 3; // fewer are no template
const kWords = 6; // shorter texts are greetings and wishes
const kFillings = 6;
const kTemplates = 20;

/** What a sender fills in anew: a name after a greeting, an address, a number. */
const kFilled =
  /(?<=^\W*(?:hi|hey|hello|hallo|dear|hoi|beste|bonjour|salut|hola|liebe|lieber|thanks|thank you)\s+)[\p{L}][\p{L}\p{M}\p{N}'\u2019-]*|https?:\/\/\S+|@[\p{L}\p{N}_.]+|\d+/giu;

export function templatesOf(out: readonly Read[]): Template[] {
  const groups = new Map<string, Read[]>();
  for (const one of out) {
    if (one.of.kind !== 'dm' || (one.of.text?.match(/\S+/g)?.length ?? 0) < kWords) continue;
    const key = (one.of.text ?? '').replace(kFilled, '\0').replace(/\s+/g, ' ').trim().toLowerCase();
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()]
    .map(templateOf)
    .filter(({ people }) => people >= kReceivers)
    .sort((a, b) => b.people - a.people)
    .slice(0, kTemplates);
}

function templateOf(group: readonly Read[]): Template {
  const receivers = new Set(group.map(({ of }) => of.counterpart ?? of.conversation));
  receivers.delete(undefined); // who cannot be told apart is not counted
  const days = group.flatMap(({ of }) => of.time?.slice(0, 10) ?? []).sort();
  const delays = group.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b);
  const heaviest = group.reduce((a, b) => (b.score > a.score ? b : a));
  return {
    parts: partsOf(group),
    people: receivers.size,
    copies: group.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    medianSeconds: delays.length >= kReceivers ? (delays[Math.floor(delays.length / 2)] as number) : null,
    moves: (heaviest.report?.moves ?? []).map(({ move }) => move),
    verdict: heaviest.verdict,
    messages: group.map(({ message }) => message),
  };
}

function partsOf(group: readonly Read[]): Part[] {
  const text = (group[0] as Read).of.text ?? '';
  const fillings = group.map(({ of }) => [...(of.text ?? '').matchAll(kFilled)].map(([words]) => words));
  const parts: Part[] = [];
  let from = 0;
  [...text.matchAll(kFilled)].forEach((match, i) => {
    const all = [...new Set(fillings.map((list) => list[i]).filter((words) => words !== undefined))];
    // What is the same in all of them belongs to the words.
    if (all.length < 2) return;
    parts.push({ text: text.slice(from, match.index) }, { slot: all.slice(0, kFillings) });
    from = match.index + match[0].length;
  });
  return [...parts, { text: text.slice(from) }];
}
