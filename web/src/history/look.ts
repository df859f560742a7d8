// From messages to what the view draws. Every judgement is the engine's report on one message; here they are counted.

import type { Engine, Finding, Kind, Platform, Report, Verdict } from 'unpushy';
import type { Message } from 'unpushy/import';
import type { Audit, DayCount, FirstMessage, Habit, Received, Weighed } from './audit';
import { templatesOf } from './same_words';

/** A message with a text, and what the engine says of it. */
export interface Read {
  message: number;
  of: Message;
  score: number;
  verdict: Verdict;
  /** the whole report; a text of no weight at all has none, as a hundred thousand of them take half a minute */
  report: Report | null;
  /** since a follow or a connection with this person, where the export tells it */
  seconds: number | null;
}

const kAtOnce = 1000; // messages checked in one go
const kWeight = 5; // points from which on a report is wanted
const kFewest = 5; // below this many messages nothing is said of the whole
const kTop = 10;
const kCandidates = 200; // for the best ones
const kLongest = 400; // characters; a longer text is not better for it
const kHabits = 3;
const kRepeated = 3; // findings of a rule that make a habit
const kLoud = 3; // times the usual day
const kLoudest = 5; // posts a day that are never loud
const kLast = 30; // posts of the squares
const kMostReceived = 2000; // rows of the table

/** Moves that sell: an offer, a price, what the writer earns from. */
const kSells = new Set(['pitch', 'deal', 'lead-magnet', 'ask-money', 'self-promo', 'giveaway', 'growth-offer', 'recruit']);
/** Moves that ask the reader of a first message for something. */
const kAsks = new Set([...kSells, 'link', 'ask-call', 'call-to-action', 'channel-shift', 'reply-code', 'follow-ask', 'follow-trade', 'invite']);

interface Around {
  platform: Platform | undefined;
  /** waited for now and then with how far it is (0..1), so that the worker hears what else is asked of it */
  pause: (far: number) => Promise<void>;
}

export async function lookAt(engine: Engine, messages: readonly Message[], around: Around): Promise<Audit> {
  const { out, received } = await readAll(engine, messages, around);
  const posts = out.filter(({ of }) => of.kind === 'post' || of.kind === 'reply');
  const habits = habitsOf(out);
  const days = daysOf(posts);
  return {
    from: days[0]?.day ?? dayOf(messages, 1),
    to: days.at(-1)?.day ?? dayOf(messages, -1),
    verdict: verdictOf(out),
    says: null,
    habit: null,
    habits,
    contact: contactOf(out, messages),
    templates: templatesOf(out),
    share: shareOf(posts),
    rhythm: rhythmOf(days),
    week: weekOf(posts),
    trend: trendOf(out),
    received: receivedOf(received),
    pushing: topOf(out, (one) => one.score).filter(({ verdict }) => verdict !== 'conversation'),
    best: bestOf(engine, out),
    tries: habits.map(({ instead, count }) => ({ text: instead, messages: count })),
    notComputable: [],
  };
}

async function readAll(engine: Engine, messages: readonly Message[], { platform, pause }: Around) {
  const firsts = firstsOf(messages, contactsOf(messages));
  const context = platform ? { platform } : {};
  const waiting = new Map<Kind, number[]>();
  const found: Read[] = [];
  const checkWaiting = (kind: Kind, list: number[]) => {
    const batch = engine.checkMany(list.map((message) => messages[message]?.text ?? ''), { kind, context });
    list.forEach((message, i) => {
      const [score, verdict] = [batch.scores[i] as number, batch.verdicts[batch.verdictIndex[i] as number] as Verdict];
      const report = score >= kWeight || kind === 'dm-in' ? batch.report(i) : null;
      found.push({ message, of: messages[message] as Message, seconds: null, score, verdict, report });
    });
    list.length = 0;
  };
  for (const [message, of] of messages.entries()) {
    if (message % kAtOnce === 0) await pause(message / messages.length);
    if (!of.text || of.direction === undefined || of.kind === 'repost') continue;
    const kind = kindOf(of);
    const seconds = firsts.get(message);
    if (seconds !== undefined) {
      const report = engine.check({ text: of.text, kind, context: { ...context, secondsSinceContact: seconds } });
      found.push({ message, of, seconds, score: report.score, verdict: report.verdict, report });
      continue;
    }
    const list = waiting.get(kind) ?? [];
    waiting.set(kind, list);
    if (list.push(message) >= kAtOnce) checkWaiting(kind, list);
  }
  for (const [kind, list] of waiting) checkWaiting(kind, list);
  found.sort((a, b) => a.message - b.message);
  return { out: found.filter(({ of }) => of.direction === 'out'), received: found.filter(({ of }) => of.direction === 'in') };
}

const movesOf = ({ report }: Read): string[] => report?.moves.map(({ move }) => move) ?? [];

/** The messages an audit names, with their places. */
export function namedBy(audit: Audit, messages: readonly Message[]): [number, Message][] {
  const lists = [audit.contact?.firsts ?? [], audit.received, audit.pushing, audit.best];
  const named = new Set(lists.flatMap((list) => list.map(({ message }) => message)));
  for (const { messages: list } of audit.templates) if (list[0] !== undefined) named.add(list[0]);
  return [...named].map((index) => [index, messages[index] as Message]);
}

const timeOf = ({ time }: Message): number => (time === undefined ? NaN : Date.parse(time.length === 16 ? `${time}:00` : time));
const isDay = ({ time }: Message): boolean => time?.length === 10;

/** When each person was met: a follow of either side, or a connection. */
function contactsOf(messages: readonly Message[]): Map<string, Message> {
  const met = new Map<string, Message>();
  for (const message of messages) {
    const { kind, counterpart, time } = message;
    if ((kind !== 'follow' && kind !== 'connect') || !counterpart || !time) continue;
    const known = met.get(counterpart);
    if (!known || timeOf(message) < timeOf(known)) met.set(counterpart, message);
  }
  return met;
}

/** First messages written to people that were met before: their places, and the seconds since. */
function firstsOf(messages: readonly Message[], contacts: Map<string, Message>): Map<number, number> {
  const first = new Map<string, number>();
  for (const [i, message] of messages.entries()) {
    const { kind, counterpart = '' } = message;
    if (kind !== 'dm' || !contacts.has(counterpart) || Number.isNaN(timeOf(message))) continue;
    const known = first.get(counterpart);
    if (known === undefined || timeOf(message) < timeOf(messages[known] as Message)) first.set(counterpart, i);
  }
  const found = new Map<number, number>();
  for (const [counterpart, i] of first) {
    const message = messages[i] as Message;
    const contact = contacts.get(counterpart) as Message;
    // A day has no hour: of two such times only whole days are known.
    const days = isDay(contact) || isDay(message);
    const apart = days ? dayStart(message) - dayStart(contact) : timeOf(message) - timeOf(contact);
    if (message.direction === 'out' && apart >= 0) found.set(i, Math.round(apart / 1000));
  }
  return found;
}

const dayStart = ({ time = '' }: Message): number => Date.parse(time.slice(0, 10));

function contactOf(out: readonly Read[], messages: readonly Message[]): Audit['contact'] {
  const firsts = out.filter(({ seconds }) => seconds !== null);
  if (firsts.length === 0) return null;
  const lastIn = new Map<string, number>();
  for (const message of messages) {
    const { direction, kind, counterpart } = message;
    if (direction !== 'in' || kind !== 'dm' || !counterpart) continue;
    lastIn.set(counterpart, Math.max(lastIn.get(counterpart) ?? 0, timeOf(message)));
  }
  const list = firsts.map((one): FirstMessage => ({
    message: one.message,
    seconds: one.seconds as number,
    asks: movesOf(one).some((move) => kAsks.has(move)),
    // An export without what was received tells nothing of answers.
    answered: lastIn.size === 0 ? null : (lastIn.get(one.of.counterpart ?? '') ?? 0) > timeOf(one.of),
  }));
  const coarse = messages.some((message) => (message.kind === 'follow' || message.kind === 'connect') && isDay(message));
  return { precision: coarse ? 'day' : 's', firsts: list };
}

function verdictOf(out: readonly Read[]): Audit['verdict'] {
  const told = out.filter((one) => one.verdict !== 'unclear');
  if (told.length < kFewest) return 'unclear';
  const part = (verdict: string) => told.filter((one) => one.verdict === verdict).length / told.length;
  if (part('push') >= 0.5) return 'push';
  return part('push') + part('leaning') >= 0.3 ? 'leaning' : 'conversation';
}

/** The rules that weigh most in what pushes, over all messages. */
function habitsOf(out: readonly Read[]): Habit[] {
  const sums = new Map<string, { finding: Finding; count: number; weight: number }>();
  for (const { report } of out) {
    if (report?.verdict !== 'push' && report?.verdict !== 'leaning') continue;
    const told = new Set<string>();
    for (const finding of report.findings) {
      if (finding.contribution <= 0 || finding.basis === 'model') continue;
      const sum = sums.get(finding.rule) ?? { finding, count: 0, weight: 0 };
      if (!told.has(finding.rule)) sum.count += 1;
      told.add(finding.rule);
      sum.weight += finding.contribution;
      sums.set(finding.rule, sum);
    }
  }
  return [...sums.values()]
    .filter(({ count }) => count >= kRepeated)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, kHabits)
    .map(({ finding: { rule, title, why, instead, source }, count }) => ({ id: rule, title, why, instead, source, count, of: out.length }));
}

function shareOf(posts: readonly Read[]): Audit['share'] {
  if (posts.length === 0) return null;
  const sells = (one: Read) => movesOf(one).some((move) => kSells.has(move));
  const links = (one: Read) => /https?:/.test(one.of.text ?? '') || movesOf(one).includes('link');
  const inOrder = [...posts].sort((a, b) => timeOf(a.of) - timeOf(b.of) || a.message - b.message);
  return {
    sells: posts.filter(sells).length,
    links: posts.filter(links).length,
    of: posts.length,
    talks: posts.filter(({ of }) => of.kind === 'reply').length,
    spoken: posts.length,
    last: inOrder.slice(-kLast).map(sells),
  };
}

function daysOf(posts: readonly Read[]): DayCount[] {
  const counts = new Map<string, number>();
  for (const { of } of posts) {
    const day = of.time?.slice(0, 10);
    if (day) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].map(([day, count]) => ({ day, posts: count })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

function dayOf(messages: readonly Message[], sign: 1 | -1): string | null {
  let found: string | null = null;
  for (const { time } of messages) {
    const day = time?.slice(0, 10);
    if (day && (found === null || (sign > 0 ? day < found : day > found))) found = day;
  }
  return found;
}

function rhythmOf(days: DayCount[]): Audit['rhythm'] {
  if (days.length === 0) return null;
  const sorted = days.map(({ posts }) => posts).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const limit = Math.max(kLoudest, kLoud * usual);
  return { days, limit, source: null, loud: days.filter(({ posts }) => posts > limit) };
}

function weekOf(posts: readonly Read[]): Audit['week'] {
  const hours = Array<number>(7 * 24).fill(0);
  let utc = true;
  for (const { of } of posts) {
    const { time = '' } = of;
    if (time.length < 16) continue;
    if (!time.endsWith('Z')) utc = false;
    // Without a zone the hour is read as it is written.
    const date = new Date(time.endsWith('Z') ? time : `${time.slice(0, 16)}:00Z`);
    const at = ((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours();
    hours[at] = (hours[at] ?? 0) + 1;
  }
  return hours.some((count) => count > 0) ? { zone: utc ? 'utc' : 'unknown', hours } : null;
}

function trendOf(out: readonly Read[]): Audit['trend'] {
  const months = new Map<string, { sum: number; messages: number }>();
  for (const { of, score, verdict } of out) {
    const month = of.time?.slice(0, 7);
    if (!month || verdict === 'unclear') continue;
    const one = months.get(month) ?? { sum: 0, messages: 0 };
    months.set(month, { sum: one.sum + score, messages: one.messages + 1 });
  }
  return [...months]
    .map(([month, { sum, messages }]) => ({ month, score: Math.round((sum / messages) * 10) / 10, messages }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

function receivedOf(received: readonly Read[]): Received[] {
  const clusters = new Map<string, number>();
  return [...received]
    .sort((a, b) => b.score - a.score)
    .slice(0, kMostReceived)
    .map(({ message, of, score, verdict, report }) => {
      const text = of.text ?? '';
      if (!clusters.has(text)) clusters.set(text, clusters.size);
      const heaviest = [...(report?.findings ?? [])].sort((a, b) => b.contribution - a.contribution)[0];
      const reason = heaviest && heaviest.contribution > 0 && verdict !== 'conversation' ? heaviest.title : '';
      return { message, score, verdict, action: report?.action ?? 'reply', cluster: clusters.get(text) ?? null, reason };
    });
}

/** The highest of a measure, each wording once. */
function topOf(list: readonly Read[], measure: (one: Read) => number, most = kTop): Weighed[] {
  const texts = new Set<string>();
  const top: Weighed[] = [];
  for (const { message, of, score, verdict } of [...list].sort((a, b) => measure(b) - measure(a))) {
    if (top.length === most) break;
    if (texts.has(of.text ?? '')) continue;
    texts.add(of.text ?? '');
    top.push({ message, score, verdict });
  }
  return top;
}

/** What speaks most for talk, among the longest of the lightest texts: their reports are made only for this. */
function bestOf(engine: Engine, out: readonly Read[]): Weighed[] {
  const talks = out.filter(({ verdict, of }) => verdict === 'conversation' && of.kind !== 'repost');
  const candidates = topOf(talks, ({ of, score }) => Math.min(of.text?.length ?? 0, kLongest) - score * kLongest, kCandidates);
  const byMessage = new Map(talks.map((one) => [one.message, one]));
  return candidates
    .flatMap(({ message }) => byMessage.get(message) ?? [])
    .map((one) => ({ one, softness: softness(one.report ?? engine.check({ text: one.of.text ?? '', kind: kindOf(one.of) })) }))
    .sort((a, b) => b.softness - a.softness)
    .slice(0, kTop)
    .map(({ one: { message, score, verdict } }) => ({ message, score, verdict }));
}

/** How much of a report speaks for talk. */
const softness = ({ findings }: Report): number =>
  findings.reduce((sum, { contribution }) => sum - contribution, 0);

const kindOf = ({ kind, direction }: Message): Kind =>
  kind === 'post' || kind === 'reply' ? kind : direction === 'in' ? 'dm-in' : 'dm-out';
