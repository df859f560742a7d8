/**
 * LinkedIn: a zip of CSV files, whose columns and quoting changed several times. A connection has only a day, so "on the
 * same day" is the closest that can be said of a message after it.
 */

import type { ImportFile } from '../bytes.js';
import { columnKey, Header, headersIn } from '../csv.js';
import { type Claimed, dayFirstIn, type Importer, plainName, type Row, rowsOf } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { htmlToText } from '../text.js';
import { fromIso, fromNamedDay, fromNumbers } from '../time.js';

/** What each file is called, and the columns that are its own: a re-saved copy may have any name. */
const parts: readonly [RegExp, string, string[]][] = [
  [/^shares/, 'shares', ['ShareLink', 'ShareCommentary']],
  [/^comments/, 'comments', ['Date', 'Link', 'Message']],
  [/^messages/, 'messages', ['CONVERSATION ID', 'FROM']],
  [/^connections/, 'connections', ['First Name', 'Connected On']],
  [/^invitations/, 'invitations', ['Sent At', 'Direction']],
  [/^profile/, 'profile', ['First Name', 'Last Name', 'Maiden Name']],
];

/** Files whose name is LinkedIn's alone: there a header in another language is read by its order. */
const ownNames = /^(?:connections|invitations|shares(?:_\d+)?)\.csv$/;

export const linkedin: Importer = {
  platform: 'linkedin',

  async claim(file, head) {
    const name = plainName(file.path);
    if (!name.endsWith('.csv')) return undefined;
    const headers = headersIn(await head());
    const byColumns = parts.find(([, , columns]) => headers.some((header) => header.has(...columns)));
    return (byColumns ?? (ownNames.test(name) ? parts.find(([pattern]) => pattern.test(name)) : undefined))?.[1];
  },

  async *read(files, job) {
    job.cannotTell('LinkedIn gives only the day of a connection: a message after it can be said to be of the same day, not how soon.');
    const owner = await ownerOf(files, job);
    const byUrl = await hasUrls(files, job);
    for (const file of files.get('shares')) yield* sharesOf(job, file);
    for (const file of files.get('comments')) yield* commentsOf(job, file);
    for (const file of files.get('messages')) yield* messagesOf(job, file, owner, byUrl);
    for (const file of files.get('invitations')) yield* invitationsOf(job, file, byUrl);
    for (const file of files.get('connections')) yield* connectionsOf(job, file, byUrl);
  },
};

interface Owner {
  name: string | undefined;
  url: string | undefined;
}

/** Own name from Profile.csv, and the profile link that occurs in nearly every conversation: names change, and have titles. */
async function ownerOf(files: Claimed, job: Job): Promise<Owner> {
  let name = job.options.owner;
  for (const file of files.get('profile')) {
    for await (const row of rowsOf(job, file, (header) => header.has('First Name', 'Last Name'))) {
      name ??= [row.get('First Name'), row.get('Last Name')].filter(Boolean).join(' ');
    }
  }
  const seen = new Map<string, Set<string>>();
  const conversations = new Set<string>();
  let own: string | undefined;
  for (const file of files.get('messages')) {
    for await (const row of rowsOf(job, file, isMessages)) {
      const conversation = row.get('CONVERSATION ID') ?? '';
      conversations.add(conversation);
      const sender = row.get('SENDER PROFILE URL') ?? '';
      if (sender && name !== undefined && row.get('FROM') === name) own ??= sender;
      for (const url of [sender, ...urlsOf(row)]) if (url) seen.set(url, (seen.get(url) ?? new Set()).add(conversation));
    }
  }
  return { name, url: own ?? inNearlyAll(seen, conversations.size) };
}

function inNearlyAll(seen: Map<string, Set<string>>, conversations: number): string | undefined {
  const [first, second] = [...seen].sort((a, b) => b[1].size - a[1].size);
  const isClear = first && conversations > 1 && first[1].size > (second?.[1].size ?? 0) && first[1].size >= conversations * 0.8;
  return isClear ? first[0] : undefined;
}

const isMessages = (header: Header): boolean => header.has('CONVERSATION ID', 'FROM', 'DATE');

const urlsOf = (row: Row): string[] => (row.get('RECIPIENT PROFILE URLS') ?? '').split(',').map((url) => url.trim()).filter(Boolean);

/** People are told apart by their profile link where both files have it, by their name otherwise: never by both. */
async function hasUrls(files: Claimed, job: Job): Promise<boolean> {
  const options = { header: byOrder(connectionEras) };
  for (const [part, column] of [['messages', 'RECIPIENT PROFILE URLS'], ['connections', 'URL']] as const) {
    for (const file of files.get(part)) {
      for await (const { header } of rowsOf(job, file, (found) => found.has(column) || found.has('CONVERSATION ID') || found.has('First Name'), options)) {
        if (!header.has(column)) return false;
        break;
      }
    }
  }
  return true;
}

/** Line breaks in a share come as quote, line break, quote, and its quotes stay doubled: seldom is it a plain field. */
function repairShare(text: string): string {
  const isQuoted = /^"(?:[^"]|""|"\n")*"$/.test(text) || /"\n"/.test(text);
  return isQuoted ? text.replace(/^"|"$/g, '').replace(/"\n"/g, '\n').replace(/""/g, '"') : text.replace(/""/g, '"');
}

async function* sharesOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  const order = ['Date', 'ShareLink', 'ShareCommentary', 'SharedUrl', 'MediaUrl', 'Visibility'];
  for await (const row of rowsOf(job, file, (header) => header.has('Date', 'ShareCommentary'), { header: byOrder([order]) })) {
    yield* job.attempt(file, row.number, () => {
      const comment = repairShare(row.get('ShareCommentary') ?? '');
      const link = row.get('SharedUrl');
      const text = link && !comment.includes(link) ? `${comment}\n${link}`.trim() : comment;
      const time = needTime(fromClock(row.get('Date')));
      return { id: row.get('ShareLink'), time, direction: 'out', kind: text === '' ? 'repost' : 'post', text };
    });
  }
}

async function* commentsOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  for await (const row of rowsOf(job, file, (header) => header.has('Date', 'Message'), { mayHaveBackslashes: true })) {
    yield* job.attempt(file, row.number, () => ({
      time: needTime(fromClock(row.get('Date'))),
      direction: 'out',
      kind: 'reply',
      conversation: row.get('Link'),
      text: row.get('Message')?.replace(/\\"/g, '"'),
    }));
  }
}

async function* messagesOf(job: Job, file: ImportFile, owner: Owner, byUrl: boolean): AsyncGenerator<Found> {
  for await (const row of rowsOf(job, file, isMessages)) {
    if (['IS MESSAGE DRAFT', 'IS CONVERSATION DRAFT'].some((column) => /^(?:yes|true)$/i.test(row.get(column) ?? ''))) {
      job.skip(file, row.number, 'it is a draft that was not sent');
      continue;
    }
    yield* job.attempt(file, row.number, () => toMessage(row, owner, byUrl));
  }
}

function toMessage(row: Row, owner: Owner, byUrl: boolean): Found {
  const time = needTime(fromClock(row.get('DATE')));
  const from = row.get('FROM');
  const sender = row.get('SENDER PROFILE URL');
  const knows = owner.url !== undefined || owner.name !== undefined;
  const isOut = (owner.url !== undefined && sender === owner.url) || (owner.name !== undefined && from === owner.name);
  const content = row.get('CONTENT') ?? '';
  const body = /<(?:p|br|div|a|span)\b[^>]*>/i.test(content) ? htmlToText(content) : content;
  const subject = row.get('SUBJECT');
  const urls = urlsOf(row);
  const to = byUrl ? (urls.length === 1 ? urls[0] : undefined) : row.get('TO');
  return {
    time,
    direction: knows ? (isOut ? 'out' : 'in') : undefined,
    kind: 'dm',
    counterpart: !knows ? undefined : isOut ? to : byUrl ? (sender ?? from) : from,
    conversation: row.get('CONVERSATION ID'),
    text: subject && !body.startsWith(subject) ? `${subject}\n${body}` : body,
  };
}

const connectionEras = [
  ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On'],
  ['First Name', 'Last Name', 'Email Address', 'Company', 'Position', 'Connected On'],
];
const invitationEras = [
  ['From', 'To', 'Sent At', 'Message', 'Direction', 'inviterProfileUrl', 'inviteeProfileUrl'],
  ['From', 'To', 'Sent At', 'Message', 'Direction'],
];

/** A header in another language is taken by its order, when it has as many columns as one of the eras. */
function byOrder(eras: readonly (readonly string[])[]) {
  return (row: readonly string[]): Header => {
    const shared = (era: readonly string[]) => era.filter((name) => row.some((cell) => columnKey(cell) === columnKey(name))).length;
    // "URL" and "Position" are the same in several languages.
    const known = eras.some((era) => shared(era) > era.length / 2);
    const looksLikeHeader = row.length > 4 && row.every((cell) => cell !== '' && !/^https?:/.test(cell) && !/\d{4}/.test(cell));
    const era = eras.find(({ length }) => length === row.length);
    return new Header(!known && looksLikeHeader && era ? era : row);
  };
}

async function* connectionsOf(job: Job, file: ImportFile, byUrl: boolean): AsyncGenerator<Found> {
  const isHeader = (header: Header) => header.has('First Name', 'Connected On');
  for await (const row of rowsOf(job, file, isHeader, { header: byOrder(connectionEras) })) {
    yield* job.attempt(file, row.number, () => {
      const time = needTime(fromNamedDay(row.get('Connected On')) ?? fromClock(row.get('Connected On'))?.slice(0, 10));
      const name = [row.get('First Name'), row.get('Last Name')].filter(Boolean).join(' ');
      // A hidden profile has a day and nothing else: it counts, and has no name.
      return { time, kind: 'connect', counterpart: byUrl ? (row.get('URL') ?? name) : name };
    });
  }
}

async function* invitationsOf(job: Job, file: ImportFile, byUrl: boolean): AsyncGenerator<Found> {
  const isHeader = (header: Header) => header.has('From', 'To', 'Sent At', 'Direction');
  const rows = () => rowsOf(job, file, isHeader, { header: byOrder(invitationEras) });
  const isDayFirst = (await dayFirstIn(job, rows(), 'Sent At')) ?? false;
  for await (const row of rows()) {
    yield* job.attempt(file, row.number, () => {
      const isOut = /^out/i.test(row.get('Direction') ?? '');
      if (!isOut && !/^in/i.test(row.get('Direction') ?? '')) throw new BadRecord('it does not say who invited whom');
      const url = isOut ? row.get('inviteeProfileUrl') : row.get('inviterProfileUrl');
      const name = isOut ? row.get('To') : row.get('From');
      const time = needTime(fromClock(row.get('Sent At'), isDayFirst));
      const counterpart = byUrl ? (url ?? name) : name;
      return { time, direction: isOut ? 'out' : 'in', kind: 'connect', counterpart, text: row.get('Message') };
    });
  }
}

/** `2026-02-09 01:21:47 UTC`; `1/29/26, 2:37 PM`, which spreadsheets write too. */
const fromClock = (text: string | undefined, isDayFirst = false): string | undefined => fromIso(text) ?? fromNumbers(text, () => isDayFirst);
