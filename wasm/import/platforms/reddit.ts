/** Reddit: a zip of flat CSV files. Columns are read by name, as they come and go; the IP column is never looked at. */

import type { ImportFile } from '../bytes.js';
import { baseName, type Claimed, type Importer, type Row, rowsOf } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { fromIso } from '../time.js';

const parts: readonly [RegExp, string, RegExp][] = [
  [/^posts/i, 'posts', /\bid,permalink,date\b.*\bsubreddit\b.*\btitle\b/i],
  [/^comments/i, 'comments', /\bid,permalink,date\b.*\bsubreddit\b.*\bparent\b/i],
  [/^messages/i, 'messages', /\bid,permalink,thread_id\b/i],
  [/^chat_history/i, 'chats', /\bmessage_id,created_at\b/i],
];

export const reddit: Importer = {
  platform: 'reddit',

  async claim(file, head) {
    const name = baseName(file.path);
    if (name === 'statistics.csv' || name === 'account_gender.csv') return 'account';
    if (!/\.csv$/i.test(name) || /_headers(?:_\d+)?\.csv$/i.test(name)) return undefined;
    const columns = (await head()).split(/\r?\n/, 1)[0]!.replaceAll('"', '');
    return parts.find(([, , pattern]) => pattern.test(columns))?.[1];
  },

  async *read(files, job) {
    job.cannotTell('Reddit gives no follows, so only the first message of a conversation can be seen.');
    const owner = await ownerOf(files, job);
    for (const file of files.get('posts')) yield* rows(job, file, ['id', 'title'], toPost);
    for (const file of files.get('comments')) yield* rows(job, file, ['id', 'body'], toComment);
    for (const file of files.get('messages')) yield* rows(job, file, ['id', 'from', 'body'], (row) => toMessage(row, owner));
    for (const file of files.get('chats')) yield* rows(job, file, ['message_id', 'message'], (row) => toChat(row, owner));
  },
};

/** The account's name: as statistics.csv says, else the one that is on one side of every message. */
async function ownerOf(files: Claimed, job: Job): Promise<string | undefined> {
  if (job.options.owner !== undefined) return job.options.owner;
  for (const file of files.get('account').filter(({ path }) => baseName(path) === 'statistics.csv')) {
    for await (const row of rowsOf(job, file, (header) => header.has('statistic', 'value'))) {
      if (row.get('statistic') === 'account name') return row.get('value');
    }
  }
  let common: string[] | undefined;
  const pairs = new Set<string>();
  for (const file of files.get('messages')) {
    for await (const row of rowsOf(job, file, (header) => header.has('from', 'to'))) {
      const names = [row.get('from'), row.get('to')].filter((name) => name !== undefined);
      if (names.length < 2) continue;
      pairs.add(names.sort().join(' '));
      common = common === undefined ? names : common.filter((name) => names.includes(name));
    }
  }
  if (pairs.size > 1 && common?.length === 1) return common[0];
  if (files.has('messages') || files.has('chats')) job.cannotTell('Whose export this is cannot be seen: give your user name to tell sent from received.');
  return undefined;
}

async function* rows(job: Job, file: ImportFile, needed: string[], make: (row: Row) => Found): AsyncGenerator<Found> {
  for await (const row of rowsOf(job, file, (header) => header.has(...needed))) {
    yield* job.attempt(file, row.number, () => {
      const found = make(row);
      if (/^\[(?:deleted|removed)\]$/.test(found.text ?? '')) throw new BadRecord('it was deleted');
      return found;
    });
  }
}

const bareId = (id: string | undefined): string | undefined => id?.replace(/^t\d_/, '');

function toPost(row: Row): Found {
  const body = row.get('body') ?? '';
  const url = row.get('url');
  const isLink = url !== undefined && !body.includes(url) && !/^https?:\/\/(?:www\.)?reddit\.com\/r\//.test(url) && !url.startsWith('/r/');
  const removed = /^\[(?:deleted|removed)\]$/.test(body);
  const text = removed ? body : [row.get('title'), body, isLink ? url : undefined].filter(Boolean).join('\n');
  return { ...common(row), kind: 'post', text };
}

function toComment(row: Row): Found {
  return { ...common(row), kind: 'reply', conversation: row.get('link'), text: row.get('body') };
}

const common = (row: Row): Found => ({ id: bareId(row.get('id')), time: needTime(fromIso(row.get('date'))), direction: 'out' });

function toMessage(row: Row, owner: string | undefined): Found {
  const from = row.get('from');
  const isOut = from === owner;
  const text = [row.get('subject'), row.get('body')].filter(Boolean).join('\n');
  return {
    id: bareId(row.get('id')),
    time: needTime(fromIso(row.get('date'))),
    direction: owner === undefined ? undefined : isOut ? 'out' : 'in',
    kind: 'dm',
    counterpart: owner === undefined ? undefined : isOut ? row.get('to') : from,
    conversation: row.get('thread_id') ?? bareId(row.get('id')),
    text: /^\[(?:deleted|removed)\]$/.test(row.get('body') ?? '') ? row.get('body') : text,
  };
}

function toChat(row: Row, owner: string | undefined): Found {
  const from = row.get('username');
  return {
    id: row.get('message_id'),
    time: needTime(fromIso(row.get('created_at'))),
    direction: owner === undefined ? undefined : from === owner ? 'out' : 'in',
    kind: 'dm',
    counterpart: owner === undefined || from === owner ? undefined : from,
    conversation: row.get('channel_url'),
    text: row.get('message'),
  };
}
