/** What Facebook, Instagram and Threads share: one maker's JSON, with every UTF-8 byte as a character of its own. */

import type { ImportFile } from '../bytes.js';
import { folderOf, jsonOf, placeOf, wholeJson } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { asList, asNumber, asObject, asText, type Json, type JsonRecord, type Walk } from '../json.js';
import { unscrambleAll } from '../text.js';
import { fromMs, fromSeconds } from '../time.js';

/** Records with their text set right. */
export async function* metaRecords(job: Job, file: ImportFile, walk?: Walk): AsyncGenerator<JsonRecord> {
  for await (const record of jsonOf(job, file, walk)) {
    try {
      yield { ...record, path: record.path, value: unscrambleAll(record.value) };
    } catch {
      job.skip(file, placeOf(record), 'it is not built as expected');
    }
  }
}

/** Everything that a profile says of its owner. Labels are in the user's language, so only values count. */
async function ownWords(job: Job, files: ImportFile[]): Promise<string[]> {
  const words: (string | undefined)[] = [job.options.owner];
  for (const file of files) {
    const whole = asObject(unscrambleAll(await wholeJson(job, file)));
    const profile = asObject(whole?.['profile_v2']) ?? asObject(whole?.['profile']);
    words.push(asText(asObject(profile?.['name'])?.['full_name']), asText(profile?.['name']));
    const fields = asObject(asObject(asList(whole?.['profile_user'])[0])?.['string_map_data']) ?? {};
    words.push(...Object.values(fields).map((field) => asText(asObject(field)?.['value'])));
  }
  return words.filter((word) => word !== undefined);
}

/** The name of the export's owner in its threads: the one the profile says, else the one who takes part in all of them. */
export async function ownerOf(job: Job, profiles: ImportFile[], threads: ImportFile[]): Promise<string | undefined> {
  const own = await ownWords(job, profiles);
  let common: string[] | undefined;
  const seen = new Set<string>();
  for (const file of threads) {
    const names = await participantsOf(job, file);
    const said = names.find((name) => own.includes(name));
    if (said !== undefined) return said;
    if (names.length < 2) continue;
    seen.add(folderOf(file.path) || file.path);
    common = common === undefined ? names : common.filter((name) => names.includes(name));
  }
  if (seen.size > 1 && common?.length === 1) return common[0];
  if (threads.length > 0) job.cannotTell('Whose export this is cannot be seen: give the whole export, or your name, to tell sent from received.');
  return undefined;
}

async function participantsOf(job: Job, file: ImportFile): Promise<string[]> {
  const names: string[] = [];
  for await (const { path, value } of metaRecords(job, file)) {
    const name = path === 'participants.*' ? (asText(value) ?? asText(asObject(value)?.['name'])) : undefined;
    if (name) names.push(name);
  }
  return names;
}

/** Finds the user name of a person by the name of the thread's folder or the person's own, where only one can be meant. */
export type Alias = (folder: string | undefined, name: string | undefined) => string | undefined;

/** Messages of one thread. The names of who takes part stand before or after them, so it is read twice. */
export async function* threadOf(job: Job, file: ImportFile, owner: string | undefined, alias?: Alias): AsyncGenerator<Found> {
  const participants: string[] = [];
  let conversation = folderOf(file.path).split('/').at(-1);
  for await (const { path, value } of metaRecords(job, { ...file })) {
    if (path === 'participants.*') participants.push(asText(value) ?? asText(asObject(value)?.['name']) ?? '');
    if (path === 'thread_path' || path === 'threadName') conversation = asText(value)?.split('/').at(-1) ?? conversation;
  }
  const others = participants.filter((name) => name !== owner && name !== '');
  const only = others.length === 1 ? others[0] : undefined;
  const other = only === undefined ? undefined : { name: only, key: alias?.(conversation, only) ?? only };
  for await (const record of metaRecords(job, file)) {
    if (record.path === 'messages.*') yield* job.attempt(file, placeOf(record), () => toMessage(record.value, { owner, conversation, other }));
  }
}

/** What the platform itself writes into a thread, in English exports. */
const notices = [
  /^Liked a message$/,
  /^Reacted \S{1,12} to (?:your|a) message ?$/,
  /^[^\n]{1,80} sent an attachment\.$/,
  /^[^\n]{1,80} (?:started|missed|ended) (?:an?|your) (?:audio|video) (?:call|chat)[^\n]{0,40}$/,
];

interface ThreadContext {
  owner: string | undefined;
  conversation: string | undefined;
  /** the one who is not the owner, where there is only one */
  other: { name: string; key: string } | undefined;
}

function toMessage(value: unknown, { owner, conversation, other }: ThreadContext): Found | undefined {
  const message = asObject(value);
  const sender = asText(message?.['sender_name']) ?? asText(message?.['senderName']);
  if (!message || sender === undefined) throw new BadRecord('it does not say who wrote it');
  if (message['is_unsent'] === true || message['isUnsent'] === true) return undefined;
  const type = asText(message['type']);
  if (type && /^(?:call|subscribe|unsubscribe)$/i.test(type)) return undefined;
  const time = needTime(fromMs(asNumber(message['timestamp_ms']) ?? asNumber(message['timestamp'])));
  const isOut = sender === owner;
  const share = asText(asObject(message['share'])?.['link']);
  const words = asText(message['content']) ?? asText(message['text']) ?? '';
  if (notices.some((notice) => notice.test(words))) return undefined;
  return {
    time,
    direction: owner === undefined ? undefined : isOut ? 'out' : 'in',
    kind: 'dm',
    counterpart: owner === undefined ? undefined : isOut || sender === other?.name ? other?.key : sender,
    conversation,
    text: share && !words.includes(share) ? `${words}\n${share}`.trim() : words,
  };
}

/** Followers and followed: `{title, string_list_data: [{href, value, timestamp}]}`, in a list or under one key. */
export async function* followsOf(job: Job, file: ImportFile, direction: 'in' | 'out', kind: 'follow' | 'unfollow' = 'follow'): AsyncGenerator<Found> {
  for await (const record of metaRecords(job, file)) {
    yield* job.attempt(file, placeOf(record), () => {
      const entry = asObject(record.value);
      const data = asObject(asList(entry?.['string_list_data'])[0]);
      const fromLink = asText(data?.['href'])?.split(/[?#]/)[0]!.split('/').filter(Boolean).at(-1);
      const counterpart = asText(data?.['value']) ?? asText(entry?.['title']) ?? fromLink;
      if (counterpart === undefined) throw new BadRecord('it has no name');
      return { time: needTime(fromSeconds(asNumber(data?.['timestamp']))), direction, kind, counterpart };
    });
  }
}

/** Posts of Instagram and Threads: the caption stands above, or with each picture. */
export function toCaption(value: unknown): { text: string; time: string; media: Json[] } {
  const post = asObject(value);
  if (!post) throw new BadRecord('it is not built as expected');
  const media = asList(post['media']).map(asObject).filter((item) => item !== undefined);
  const text = asText(post['title']) ?? media.map((item) => asText(item['title'])).filter(Boolean).join('\n');
  const stamp = asNumber(post['creation_timestamp']) ?? asNumber(media[0]?.['creation_timestamp']);
  return { text, time: needTime(fromSeconds(stamp)), media };
}
