/**
 * X, formerly Twitter: the archive of `data/*.js`, 2018 to today, and before it the one with tweets.csv.
 * Followers come as ids without a date, so nothing can be said of how soon after a follow a message was sent.
 */

import type { ImportFile } from '../bytes.js';
import { headersIn } from '../csv.js';
import { type Claimed, type Importer, jsonOf, placeOf, plainName, rowsOf, wholeJson } from '../importer.js';
import { BadRecord, bot, type Found, type Job, needTime } from '../job.js';
import { KeySet } from '../keys.js';
import { asId, asList, asObject, asText, type Json, type Walk } from '../json.js';
import { htmlToText, unescapeHtml } from '../text.js';
import { fromIso, fromMs, fromTwitter } from '../time.js';

const parts: Record<string, string> = {
  manifest: 'manifest',
  account: 'account',
  'account-label': 'label',
  tweet: 'tweets',
  tweets: 'tweets',
  'community-tweet': 'tweets',
  'note-tweet': 'notes',
  follower: 'followers',
  following: 'following',
  'direct-messages': 'dms',
  'direct-messages-group': 'dms',
  'direct-message': 'dms',
  'direct-message-group': 'dms',
  'deleted-tweets': 'deleted',
  'message-event': 'locked',
};

export const x: Importer = {
  platform: 'x',

  async claim(file, head) {
    if (/\.csv$/i.test(file.path)) return headersIn(await head())[0]!.has('tweet_id', 'timestamp', 'text') ? 'csv' : undefined;
    const text = await head();
    if (/^\s*Grailbird\.data\.tweets_/.test(text)) return 'tweets';
    // The name inside has changed over the years, the file's name may: either will do.
    const global = /^\s*(?:(?:window|var|const)[. ]\s*)?([A-Za-z_][\w.]*)\s*=\s*[[{]/.exec(text)?.[1];
    if (global === undefined) return undefined;
    const known = plainName(file.path).replace(/(?:-part\d+)?\.\w+$/, '').replaceAll('_', '-');
    if (parts[known]) return parts[known];
    if (global === '__THAR_CONFIG') return 'manifest';
    const inside = /^YTD\.(\w+)\.part\d+$/.exec(global)?.[1];
    return inside === undefined ? undefined : (parts[inside.replaceAll('_', '-')] ?? 'other');
  },

  async *read(files, job) {
    job.cannotTell('X lists followers without a date: how soon after a follow a message was sent cannot be seen.');
    const owner = await ownerOf(files, job);
    const notes = await notesOf(files, job);
    const own = new Own(owner);
    if (owner === undefined) for (const file of files.get('tweets')) await own.learn(job, file);
    const client = await labelOf(files, job);
    for (const file of files.get('tweets')) yield* tweetsOf(job, file, own, notes, client);
    for (const file of files.get('csv')) yield* oldTweetsOf(job, file);
    for (const note of notes.all) if (!note.used) yield { ...note.found };
    for (const file of files.get('dms')) yield* directMessagesOf(job, file, owner);
    for (const file of files.get('following')) yield* followsOf(job, file, 'following', 'out');
    for (const file of files.get('followers')) yield* followsOf(job, file, 'follower', 'in');
    for (const file of files.get('deleted')) job.skipFile(file.path, 'posts that you deleted are left out: no one sees them any more');
    for (const file of files.get('locked')) job.skipFile(file.path, 'its messages may be encrypted, and are not read');
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

/** "Automated by @someone" stands under the name of an account with such a label. */
async function labelOf(files: Claimed, job: Job): Promise<string | undefined> {
  for (const file of files.get('label')) {
    const whole = JSON.stringify(await wholeJson(job, file)) ?? '';
    if (/"managedByScreenName":"\w|"label":"[^"]*(?:auto|bot)/i.test(whole)) return bot;
  }
  return undefined;
}

// ---- posts

interface Note {
  found: Found;
  used: boolean;
}

/** What is the account's own: a thread goes on by answering oneself, and that is no conversation. */
class Own {
  readonly #ids = new KeySet();

  constructor(readonly id: string | undefined) {}

  /** Without account.js, the account is only seen by its posts. */
  async learn(job: Job, file: ImportFile): Promise<void> {
    for await (const { value } of jsonOf(job, file)) {
      const tweet = tweetIn(value);
      const id = asId(tweet['id_str']) ?? asId(tweet['id']);
      if (id !== undefined) this.#ids.add(id);
    }
  }

  answered(tweet: Json): boolean {
    const to = asId(tweet['in_reply_to_user_id_str']) ?? asId(tweet['in_reply_to_user_id']);
    if (this.id !== undefined) return to === this.id;
    const parent = asId(tweet['in_reply_to_status_id_str']) ?? asId(tweet['in_reply_to_status_id']);
    return parent !== undefined && this.#ids.has(parent);
  }
}

/** Early archives have no wrapper. */
function tweetIn(value: unknown): Json {
  const record = asObject(value);
  return asObject(record?.['tweet']) ?? record ?? {};
}

const clientOf = (source: unknown): string | undefined => {
  const text = asText(source);
  return text === undefined ? undefined : htmlToText(text.replace(/<\/?a\b[^>]*>/gi, '')) || undefined;
};

/** Long posts, of which tweets.js holds only the beginning: found by id, else by time and beginning. */
class Notes {
  readonly all: Note[] = [];
  readonly #bySecond = new Map<number, Note[]>();
  readonly #byId = new Map<string, Note>();

  add(found: Found): void {
    const note = { found, used: false };
    this.all.push(note);
    if (found.id !== undefined) this.#byId.set(found.id, note);
    this.#bySecond.set(secondOf(found), [...(this.#bySecond.get(secondOf(found)) ?? []), note]);
  }

  /** The whole text of a post, where there is one. */
  textFor(found: Found): string | undefined {
    if (this.all.length === 0) return found.text;
    const beginning = (found.text ?? '').replace(/(?:…|\.\.\.)?(?:\s*https?:\/\/\S+)?\s*$/, '').slice(0, 60);
    // The two are written within the same second or the next.
    const near = [0, -1, 1].flatMap((step) => this.#bySecond.get(secondOf(found) + step) ?? []);
    const note = this.#byId.get(found.id ?? '') ?? near.find((one) => !one.used && one.found.text?.startsWith(beginning));
    if (!note) return found.text;
    note.used = true;
    return note.found.text;
  }
}

const secondOf = ({ time }: Found): number => Math.floor(Date.parse(time ?? '') / 1000);

async function notesOf(files: Claimed, job: Job): Promise<Notes> {
  const notes = new Notes();
  for (const file of files.get('notes')) {
    for await (const record of jsonOf(job, file)) {
      for (const found of job.attempt(file, placeOf(record), () => toNote(record.value))) notes.add(found);
    }
  }
  return notes;
}

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

async function* tweetsOf(job: Job, file: ImportFile, own: Own, notes: Notes, client: string | undefined): AsyncGenerator<Found> {
  for await (const record of jsonOf(job, file)) {
    for (const found of job.attempt(file, placeOf(record), () => toPost(tweetIn(record.value), own))) {
      yield { ...found, text: notes.textFor(found), client: client ?? found.client };
    }
  }
}

function toPost(tweet: Json, own: Own): Found {
  const id = asId(tweet['id_str']) ?? asId(tweet['id']);
  const raw = asText(tweet['full_text']) ?? asText(tweet['text']);
  if (id === undefined || raw === undefined) throw new BadRecord('it has no id or no text');
  const text = withLinks(unescapeHtml(raw), asObject(tweet['entities']) ?? {});
  const time = fromTwitter(asText(tweet['created_at'])) ?? fromIso(asText(tweet['created_at']));
  const base = { id, time: needTime(time), direction: 'out', text, client: clientOf(tweet['source']) } as const;
  const repost = /^RT @(\w+):/.exec(raw);
  if (repost || asObject(tweet['retweeted_status'])) return { ...base, kind: 'repost', counterpart: repost?.[1] };
  const to = asId(tweet['in_reply_to_user_id_str']) ?? asId(tweet['in_reply_to_user_id']) ?? asText(tweet['in_reply_to_screen_name']);
  const isReply = to !== undefined || asId(tweet['in_reply_to_status_id_str'] ?? tweet['in_reply_to_status_id']) !== undefined;
  return isReply && !own.answered(tweet) ? { ...base, kind: 'reply', counterpart: to } : { ...base, kind: 'post' };
}

/** The real addresses in place of the shortened ones; that of an own picture leads nowhere and goes. */
function withLinks(text: string, entities: Json): string {
  const media = asList(entities['media']).map((item) => asText(asObject(item)?.['url'])).filter((short) => short !== undefined);
  const bare = media.reduce((whole, short) => whole.replaceAll(short, ''), text).trimEnd();
  return asList(entities['urls']).map(asObject).reduce((whole, link) => {
    const short = asText(link?.['url']) ?? asText(link?.['shortUrl']);
    const long = asText(link?.['expanded_url']) ?? asText(link?.['expandedUrl']) ?? asText(link?.['expanded']);
    return short && long ? whole.replaceAll(short, () => long) : whole;
  }, media.length > 0 ? bare : text);
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
        text: unescapeHtml(withWholeLinks(text, row.get('expanded_urls'))),
        client: clientOf(row.get('source')),
      };
    });
  }
}

/** The addresses stand beside the text, in its order; those of pictures come too. */
function withWholeLinks(text: string, urls: string | undefined): string {
  const whole = [...new Set((urls ?? '').split(',').filter(Boolean))];
  return text.replace(/https?:\/\/t\.co\/\w+/g, (short) => whole.shift() ?? short);
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
  const message = asObject(event['messageCreate']) ?? asObject(event['welcomeMessageCreate']);
  if (!message) {
    // Who joined, left or reacted.
    if (Object.values(event).some(asObject)) return undefined;
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
    conversation: conversationOf(message, conversation),
    text: withLinks(unescapeHtml(asText(message['text']) ?? ''), { urls: message['urls'] }),
  };
}

/** Two people's conversation is named by both ids, the smaller first; should its name stand behind its messages. */
function conversationOf(message: Json, known: string | undefined): string | undefined {
  const ids = [asId(message['senderId']), asId(message['recipientId'])].filter((id) => id !== undefined);
  if (ids.length < 2 || ids.every((id) => known?.includes(id))) return known;
  return ids.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).join('-');
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
