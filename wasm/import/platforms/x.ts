/**
 * X, formerly Twitter: the archive of `data/*.js`, 2018 to today, and before it the one with tweets.csv.
 * Followers come as ids without a date, so nothing can be said of how soon after a follow a message was sent.
 */

import type { ImportFile } from '../bytes.js';
import { Header } from '../csv.js';
import { baseName, type Claimed, type Importer, jsonOf, placeOf, rowsOf, wholeJson } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { asId, asList, asObject, asText, type Json, type Walk } from '../json.js';
import { htmlToText, unescapeHtml } from '../text.js';
import { fromIso, fromMs, fromTwitter } from '../time.js';

const parts: Record<string, string> = {
  manifest: 'manifest',
  account: 'account',
  tweet: 'tweets',
  tweets: 'tweets',
  'community-tweet': 'tweets',
  'note-tweet': 'notes',
  follower: 'followers',
  following: 'following',
  'direct-messages': 'dms',
  'direct-messages-group': 'dms',
};

export const x: Importer = {
  platform: 'x',

  async claim(file, head) {
    const name = baseName(file.path);
    if (/^\d{4}_\d\d\.js$/.test(name)) return /^\s*Grailbird\.data/.test(await head()) ? 'tweets' : undefined;
    if (name === 'tweets.csv') return new Header((await head()).split('\n')[0]!.split(/["\s]*,["\s]*|"/)).has('tweet_id') ? 'csv' : undefined;
    if (!name.endsWith('.js')) return undefined;
    const wrapper = /^\s*(?:window\.)?(?:YTD\.([a-z_]+)\.part\d+|__THAR_CONFIG)\s*=/.exec(await head());
    const known = name.replace(/(?:-part\d+)?(?: \(\d+\))?\.js$/, '').replaceAll('_', '-');
    // The name inside has changed over the years, the file's name may: either will do.
    if (/^\s*window\.[A-Za-z_.\d]+\s*=/.test(await head()) && parts[known]) return parts[known];
    if (!wrapper) return undefined;
    return wrapper[1] === undefined ? 'manifest' : (parts[wrapper[1].replaceAll('_', '-')] ?? 'other');
  },

  async *read(files, job) {
    job.cannotTell('X lists followers without a date: how soon after a follow a message was sent cannot be seen.');
    const owner = await ownerOf(files, job);
    const notes = await notesOf(files, job);
    for (const file of files.get('tweets')) yield* tweetsOf(job, file, owner, notes);
    for (const file of files.get('csv')) yield* oldTweetsOf(job, file);
    for (const note of [...notes.values()].flat()) if (!note.used) yield { ...note.found };
    for (const file of files.get('dms')) yield* directMessagesOf(job, file, owner);
    for (const file of files.get('following')) yield* followsOf(job, file, 'following', 'out');
    for (const file of files.get('followers')) yield* followsOf(job, file, 'follower', 'in');
    for (const file of files.get('other')) job.skipFile(file.path, 'it holds no messages');
  },
};

/** The account's id: as the archive says, else the one that takes part in every conversation. */
async function ownerOf(files: Claimed, job: Job): Promise<string | undefined> {
  const account = asObject(asObject(asList(await wholeJson(job, files.get('account')[0]))[0])?.['account']);
  const manifest = asObject(await wholeJson(job, files.get('manifest')[0]));
  const said = asId(account?.['accountId']) ?? asId(asObject(manifest?.['userInfo'])?.['accountId']) ?? job.options.owner;
  if (said !== undefined) return said;
  let common: string[] | undefined;
  let conversations = 0;
  for (const file of files.get('dms')) {
    for await (const { path, value } of jsonOf(job, file, walkConversations)) {
      const ids = path.endsWith('conversationId') ? asText(value)?.split('-') : undefined;
      if (ids?.length !== 2) continue;
      conversations += 1;
      common = common === undefined ? ids : common.filter((id) => ids.includes(id));
    }
  }
  if (conversations > 0 && common?.length !== 1) {
    job.cannotTell('Whose archive this is cannot be seen without account.js: give the whole archive to tell sent from received.');
  }
  return conversations > 1 && common?.length === 1 ? common[0] : undefined;
}

// ---- posts

interface Note {
  found: Found;
  used: boolean;
}

const clientOf = (source: unknown): string | undefined => {
  const text = asText(source);
  return text === undefined ? undefined : htmlToText(text.replace(/<\/?a\b[^>]*>/gi, '')) || undefined;
};

/** Long posts by the second they were written in: tweets.js holds only their beginning. */
async function notesOf(files: Claimed, job: Job): Promise<Map<string, Note[]>> {
  const notes = new Map<string, Note[]>();
  for (const file of files.get('notes')) {
    for await (const record of jsonOf(job, file)) {
      for (const found of job.attempt(file, placeOf(record), () => toNote(record.value))) {
        const second = secondOf(found);
        notes.set(second, [...(notes.get(second) ?? []), { found, used: false }]);
      }
    }
  }
  return notes;
}

const secondOf = ({ time }: Found): string => time?.slice(0, 19) ?? '';

function toNote(value: unknown): Found {
  const note = asObject(asObject(value)?.['noteTweet']) ?? {};
  const core = asObject(note['core']) ?? asObject(note['noteTweetResults']) ?? {};
  const text = asText(core['text']);
  if (text === undefined) throw new BadRecord('it has no text');
  return {
    id: asId(note['tweetId']) ?? asId(note['noteTweetId']),
    time: needTime(fromIso(asText(note['createdAt']))),
    direction: 'out',
    kind: 'post',
    text: withLinks(unescapeHtml(text), core),
  };
}

async function* tweetsOf(job: Job, file: ImportFile, owner: string | undefined, notes: Map<string, Note[]>) {
  for await (const record of jsonOf(job, file)) {
    for (const found of job.attempt(file, placeOf(record), () => toPost(record.value, owner))) {
      yield withNote(found, notes);
    }
  }
}

function withNote(found: Found, notes: Map<string, Note[]>): Found {
  for (const note of notes.get(secondOf(found)) ?? []) {
    const sameId = note.found.id === found.id;
    const beginning = (found.text ?? '').replace(/(?:…|\.\.\.)?(?:\s*https?:\/\/\S+)?\s*$/, '').slice(0, 60);
    if (!sameId && !(note.found.text ?? '').startsWith(beginning)) continue;
    note.used = true;
    return { ...found, text: note.found.text };
  }
  return found;
}

function toPost(value: unknown, owner: string | undefined): Found {
  const record = asObject(value);
  const tweet = asObject(record?.['tweet']) ?? record ?? {};
  const id = asId(tweet['id_str']) ?? asId(tweet['id']);
  const raw = asText(tweet['full_text']) ?? asText(tweet['text']);
  if (id === undefined || raw === undefined) throw new BadRecord('it has no id or no text');
  const text = withLinks(unescapeHtml(raw), asObject(tweet['entities']) ?? {});
  const time = fromTwitter(asText(tweet['created_at'])) ?? fromIso(asText(tweet['created_at']));
  const base = { id, time: needTime(time), direction: 'out', text, client: clientOf(tweet['source']) } as const;
  const repost = /^RT @(\w+):/.exec(raw);
  if (repost || asObject(tweet['retweeted_status'])) return { ...base, kind: 'repost', counterpart: repost?.[1] };
  const to = asId(tweet['in_reply_to_user_id_str']) ?? asId(tweet['in_reply_to_user_id']);
  const name = asText(tweet['in_reply_to_screen_name']);
  const isReply = to !== undefined || asId(tweet['in_reply_to_status_id_str'] ?? tweet['in_reply_to_status_id']) !== undefined;
  // A thread goes on by answering oneself: that is no conversation.
  if (!isReply || (to !== undefined && to === owner)) return { ...base, kind: 'post' };
  return { ...base, kind: 'reply', counterpart: to ?? name };
}

/** The real addresses in place of the shortened ones. */
function withLinks(text: string, entities: Json): string {
  const links = [...asList(entities['urls']), ...asList(entities['media'])].map(asObject);
  return links.reduce((whole, link) => {
    const short = asText(link?.['url']) ?? asText(link?.['shortUrl']);
    const long = asText(link?.['expanded_url']) ?? asText(link?.['expandedUrl']) ?? asText(link?.['expanded']);
    return short && long ? whole.replaceAll(short, () => long) : whole;
  }, text);
}

async function* oldTweetsOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  for await (const row of rowsOf(job, file, (header) => header.has('tweet_id', 'timestamp', 'text'))) {
    yield* job.attempt(file, row.number, () => {
      const id = row.get('tweet_id');
      const text = row.get('text');
      if (id === undefined || text === undefined) throw new BadRecord('it has no id or no text');
      const to = row.get('in_reply_to_user_id');
      const isReply = to !== undefined || row.get('in_reply_to_status_id') !== undefined;
      const isRepost = row.get('retweeted_status_id') !== undefined || text.startsWith('RT @');
      return {
        id,
        time: needTime(fromIso(row.get('timestamp'))),
        direction: 'out',
        kind: isRepost ? 'repost' : isReply ? 'reply' : 'post',
        counterpart: isRepost ? (row.get('retweeted_status_user_id') ?? /^RT @(\w+)/.exec(text)?.[1]) : to,
        text: unescapeHtml(text),
        client: clientOf(row.get('source')),
      };
    });
  }
}

// ---- direct messages

const walkConversations: Walk = (path, isList) =>
  path === '' || path === '*' || path === '*.dmConversation' || (isList && path === '*.dmConversation.messages');

async function* directMessagesOf(job: Job, file: ImportFile, owner: string | undefined): AsyncGenerator<Found> {
  let conversation: string | undefined;
  let number = 0;
  for await (const record of jsonOf(job, file, walkConversations)) {
    if (record.path === '*.dmConversation.conversationId') {
      conversation = asId(record.value);
      number += 1;
    } else if (record.path === '*.dmConversation.messages.*') {
      const known = conversation;
      const place = `conversation ${number}, message ${record.number}`;
      yield* job.attempt(file, place, () => toDirectMessage(record.value, known, owner));
    } else if (record.path === '*') {
      job.skip(file, placeOf(record), 'it is not built as expected');
    }
  }
}

function toDirectMessage(value: unknown, conversation: string | undefined, owner: string | undefined): Found | undefined {
  const event = asObject(value) ?? {};
  const message = asObject(event['messageCreate']);
  if (!message) {
    if (Object.keys(event).some((key) => /^(join|participants|conversation)/.test(key))) return undefined;
    throw new BadRecord('it is not built as expected');
  }
  const sender = asId(message['senderId']);
  const created = asText(message['createdAt']) ?? '';
  const time = /^\d{12,14}$/.test(created) ? fromMs(Number(created)) : fromIso(created);
  const isOut = sender !== undefined && sender === owner;
  return {
    id: asId(message['id']),
    time: needTime(time),
    direction: owner === undefined || sender === undefined ? undefined : isOut ? 'out' : 'in',
    kind: 'dm',
    counterpart: owner === undefined ? undefined : isOut ? otherOf(message, conversation, owner) : sender,
    conversation,
    text: withLinks(unescapeHtml(asText(message['text']) ?? ''), { urls: message['urls'] }),
  };
}

const otherOf = (message: Json, conversation: string | undefined, owner: string): string | undefined =>
  asId(message['recipientId']) ?? (conversation?.includes('-') ? conversation.split('-').find((id) => id !== owner) : undefined);

// ---- who follows whom

async function* followsOf(job: Job, file: ImportFile, key: string, direction: 'in' | 'out'): AsyncGenerator<Found> {
  for await (const record of jsonOf(job, file)) {
    yield* job.attempt(file, placeOf(record), () => {
      const id = asId(asObject(asObject(record.value)?.[key])?.['accountId']);
      if (id === undefined) throw new BadRecord('it has no account id');
      return { id: `${key}-${id}`, direction, kind: 'follow', counterpart: id };
    });
  }
}
