// The whole picture of an audit: one plate after the other, each only where the export tells enough for it.

import { drawing, h, type Child } from '../dom';
import { bandOf } from '../report/seen';
import { words } from '../strings/history';
import type { Audit, FirstMessage, Weighed } from './audit';
import { contactPlate } from './charts/contact';
import { followsPlate } from './charts/follows';
import { rhythmPlate } from './charts/rhythm';
import { sharePlate } from './charts/share';
import { plate } from './charts/svg';
import { templatesPlate } from './charts/templates';
import { trendPlate } from './charts/trend';
import { weekPlate } from './charts/week';
import { shownName } from './choose';
import { ReceivedTable } from './received_table';
import type { Message } from './types';

/** What the picture needs beside the audit. */
export interface Around {
  /** messages the audit names */
  messages: ReadonlyMap<number, Message>;
  target: number | null;
  /** sentences of the importer on what this export lacks */
  cannotTell: readonly string[];
  setTarget: (target: number | null) => void;
  open: (message: number) => void;
}

/** of posts may sell: the old 80/20 */
export const kTarget = 0.2;
const kBegins = 90; // characters of a message's beginning
const kFewest = 3; // below this many a distribution says nothing

export function picture(audit: Audit, around: Around): HTMLElement {
  const { contact, templates, rhythm, follows, week, trend, received, share } = audit;
  const receivers = templates.reduce((sum, one) => sum + one.people, 0);
  const missing = cannot(audit, around);
  // Beside the follows there is room for what is missing; without them it stands beside the repeated wording.
  const aside = [share && share.last.length > 0 && sharePlate(share, around.target, around.setTarget), !follows && missing].filter(Boolean);
  return h(
    'div',
    { class: 'plates' },
    contact && contact.firsts.length >= kFewest && contactPlate(contact.firsts.map((one) => firstOf(one, around)), contact.precision === 'day'),
    templates.length > 0 && templatesPlate(templates, receivers, around.open),
    aside.length > 0 && h('div', { class: `${templates.length > 0 ? 'p5' : 'p12'} stack` }, ...aside),
    rhythm && rhythm.days.length > 1 && rhythmPlate(rhythm),
    tries(audit, rhythm && rhythm.days.length > 1 ? 'p5' : 'p12'),
    week && Math.max(...week.hours) > 0 && weekPlate(week.hours, week.zone === 'utc'),
    trend.length > 1 && trendPlate(trend),
    follows && followsPlate(follows),
    follows && h('div', { class: 'p5' }, missing),
    audit.habits.length > 0 && habitsPlate(audit),
    received.length > 0 && receivedTable(audit, around).element,
    audit.pushing.length > 0 && extremes('p6', words.extremes.pushing, words.extremes.pushingSay, audit.pushing, around),
    audit.best.length > 0 && extremes('p6', words.extremes.best, words.extremes.bestSay, audit.best, around),
  );
}

/** The plates that also say something of posts not sent yet. */
export function mixPlates(audit: Audit): HTMLElement[] {
  const { share, rhythm } = audit;
  const place = h('div', { class: 'p5' });
  const draw = (target: number | null): void => {
    if (share) place.replaceChildren(sharePlate(share, target, draw));
  };
  if (share && share.last.length > 0) draw(kTarget);
  return [
    ...(rhythm && rhythm.days.length > 1 ? [rhythmPlate(rhythm)] : []),
    ...(place.hasChildNodes() ? [place] : []),
    ...(audit.tries.length ? [tries(audit, 'p12')] : []),
  ];
}

export function headline({ verdict, habits, says, habit }: Audit): HTMLElement {
  const { headline: said } = words;
  const first = habit ?? habits[0]?.title;
  return h(
    'h1',
    { tabindex: -1 },
    `${says ?? said.verdict[verdict]} `,
    ...(first
      ? [habits.length === 1 ? said.habit : said.habits, h('em', {}, lower(first)), '.']
      : [verdict === 'unclear' ? '' : said.none]),
  );
}

const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1).replace(/\.$/, '');

export function begins(message: Message | undefined): string {
  const words_ = (message?.text ?? '').replace(/\s+/g, ' ').trim();
  return words_.length <= kBegins ? words_ || '\u2026' : `${[...words_.slice(0, kBegins)].slice(0, -1).join('')}\u2026`;
}

const firstOf = ({ message, ...rest }: FirstMessage, around: Around) => ({
  ...rest,
  begins: begins(around.messages.get(message)),
  open: () => around.open(message),
});

/** Messages of the same wording share a row: the heaviest of them stands for all. */
function receivedTable({ received }: Audit, around: Around): ReceivedTable {
  const same = new Map<number, number>();
  const heads = received.filter(({ cluster }) => {
    if (cluster === null) return true;
    same.set(cluster, (same.get(cluster) ?? 0) + 1);
    return same.get(cluster) === 1;
  });
  return new ReceivedTable(
    heads.map(({ message, action, score, cluster, reason }) => {
      const one = around.messages.get(message);
      return {
        action,
        score,
        reason,
        time: one?.time ?? '',
        from: shownName(one?.counterpart ?? ''),
        begins: begins(one),
        same: cluster === null ? 1 : (same.get(cluster) ?? 1),
        open: () => around.open(message),
      };
    }),
  );
}

function extremes(className: string, title: string, say: string, list: readonly Weighed[], around: Around): HTMLElement {
  const item = ({ message, score, verdict }: Weighed) => {
    const one = around.messages.get(message);
    const to = one?.direction === 'in' ? 'received' : 'draft';
    return h(
      'li',
      {},
      drawing(bandOf[verdict] === 'none' ? 'unclear' : bandOf[verdict]),
      h(
        'div',
        {},
        h(
          'button',
          { type: 'button', class: 'link', onclick: () => around.open(message) },
          begins(one),
          h('span', { class: 'vh' }, `, ${words.extremes.open[to]}`),
        ),
        h('small', {}, [one?.time ? words.shortDate(one.time) : '', String(Math.round(score))].filter(Boolean).join(' \u00b7 ')),
      ),
    );
  };
  // The same words more than once would only repeat what the first of them shows.
  const texts = new Set<string>();
  const distinct = list.filter(({ message }) => {
    const { size } = texts;
    return texts.add(around.messages.get(message)?.text ?? '').size > size;
  });
  return plate(className, title, say, h('ol', { class: 'extremes' }, ...distinct.map(item)));
}

function tries({ tries: list }: Audit, className: string): HTMLElement {
  const item = ({ text, messages }: Audit['tries'][number]): Child =>
    h('li', {}, drawing('i-check'), h('div', {}, h('b', {}, text), messages > 0 && ` ${words.tries.changes(messages)}`));
  return plate(
    className,
    words.tries.title,
    list.length ? null : words.tries.none,
    list.length > 0 && h('ul', { class: 'do-list' }, ...list.map(item)),
  );
}

/** What repeats, why it pushes and what helps; the counts say how often. */
function habitsPlate({ habits }: Audit): HTMLElement {
  const item = ({ title, why, instead, count, of, source }: Audit['habits'][number]): Child =>
    h(
      'li',
      {},
      h('h3', {}, title, h('span', { class: 'count' }, words.habits.count(count, of))),
      h('p', {}, `${why} `, h('b', {}, instead)),
      source && h('small', {}, words.habits.source(source.replace(/\.$/, ''))),
    );
  return plate('p12', words.habits.title, words.habits.say(habits.length), h('ol', { class: 'habits' }, ...habits.map(item)));
}

function cannot({ notComputable }: Audit, { cannotTell }: Around): HTMLElement {
  const sentences = [
    ...new Set([...notComputable.map(({ needs, reason }) => words.cannot.sentence(needs, reason)), ...cannotTell]),
  ];
  return plate(
    '',
    words.cannot.title,
    sentences.length ? null : words.cannot.none,
    sentences.length > 0 && h('ul', { class: 'nocomp' }, ...sentences.map((one) => h('li', {}, one))),
  );
}
