/** Reddit: a zip of flat CSV files. Columns are read by name, as they come and go; the IP column is never looked at. */

import type { ImportFile } from '../bytes.js';
import { headersIn } from '../csv.js';
import { type Claimed, type Importer, type Row, rowsOf } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { fromIso, fromNumbers } from '../time.js';

/** The files by their columns. Those called headers are without the texts. */
const parts: readonly [string, string[]][] = [
  ['posts', ['id', 'date', 'subreddit', 'title', 'body']],
  ['comments', ['id', 'date', 'subreddit', 'link', 'body']],
  ['messages', ['id', 'date', 'from', 'to', 'body']],
  ['chats', ['message_id', 'created_at', 'message']],
];

const chatColumns = ['message_id', 'message'];

export const reddit: Importer = {
  platform: 'reddit',

  async claim(file, head) {
    if (!/\.csv$/i.test(file.path)) return undefined;
    const header = headersIn(await head())[0]!;
    if (header.has('statistic', 'value')) return 'account';
    return parts.find(([, columns]) => header.has(...columns))?.[0];
  },

  async *read(files, job) {
    job.cannotTell('Reddit gives no follows, so only the first message of a conversation can be seen.');
    const owner = await ownerOf(files, job);
    for (const file of files.get('posts')) yield* rows(job, file, ['id', 'title'], toPost);
    for (const file of files.get('comments')) yield* rows(job, file, ['id', 'body'], toComment);
    for (const file of files.get('messages')) yield* rows(job, file, ['id', 'from', 'body'], (row) => toMessage(row, owner));
    const others = owner === undefined ? new Map<string, Set<string>>() : await othersIn(files.get('chats'), job, owner);
    for (const file of files.get('chats')) yield* rows(job, file, chatColumns, (row) => toChat(row, owner, others));
  },
};

/** The account's name: as statistics.csv says, else the one that is on one side of every message. */
async function ownerOf(files: Claimed, job: Job): Promise<string | undefined> {
  if (job.options.owner !== undefined) return job.options.owner;
  for (const file of files.get('account')) {
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

/** `2024-05-02 18:11:04 UTC`, or as a spreadsheet saved it: month first. */
const timeIn = (text: string | undefined): string | undefined => fromIso(text) ?? fromNumbers(text?.replace(/ UTC$/, ''), () => false);

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

const common = (row: Row): Found => ({ id: bareId(row.get('id')), time: needTime(timeIn(row.get('date'))), direction: 'out' });

function toMessage(row: Row, owner: string | undefined): Found {
  const from = row.get('from');
  const isOut = from === owner;
  const text = [row.get('subject'), row.get('body')].filter(Boolean).join('\n');
  return {
    id: bareId(row.get('id')),
    time: needTime(timeIn(row.get('date'))),
    direction: owner === undefined ? undefined : isOut ? 'out' : 'in',
    kind: 'dm',
    counterpart: owner === undefined ? undefined : isOut ? row.get('to') : from,
    conversation: row.get('thread_id') ?? bareId(row.get('id')),
    text: /^\[(?:deleted|removed)\]$/.test(row.get('body') ?? '') ? row.get('body') : text,
  };
}

/** Who else writes in each channel: where it is one, own messages went to that person. */
async function othersIn(files: ImportFile[], job: Job, owner: string): Promise<Map<string, Set<string>>> {
  const others = new Map<string, Set<string>>();
  for (const file of files) {
    for await (const row of rowsOf(job, file, (header) => header.has(...chatColumns))) {
      const [channel, name] = [row.get('channel_url') ?? '', row.get('username')];
      if (name !== undefined && name !== owner) others.set(channel, (others.get(channel) ?? new Set()).add(name));
    }
  }
  return others;
}

function toChat(row: Row, owner: string | undefined, others: Map<string, Set<string>>): Found {
  const from = row.get('username');
  const there = [...(others.get(row.get('channel_url') ?? '') ?? [])];
  return {
    id: row.get('message_id'),
    time: needTime(timeIn(row.get('created_at'))),
    direction: owner === undefined ? undefined : from === owner ? 'out' : 'in',
    kind: 'dm',
    counterpart: owner === undefined ? undefined : from === owner ? (there.length === 1 ? there[0] : undefined) : from,
    conversation: row.get('channel_url'),
    text: row.get('message'),
  };
}
