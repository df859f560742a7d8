/** Facebook: posts, comments, threads and friends, under paths that moved with the years. */

import type { ImportFile } from '../bytes.js';
import { type Importer, placeOf, plainName } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { asList, asNumber, asObject, asText, type Json } from '../json.js';
import { fromSeconds } from '../time.js';
import { metaRecords, ownerOf, threadOf } from './meta.js';

export const facebook: Importer = {
  platform: 'facebook',

  async claim(file, head) {
    const name = plainName(file.path);
    if (!name.endsWith('.json')) return undefined;
    const text = await head();
    const key = /^\s*\{\s*"(\w+)"\s*:/.exec(text)?.[1] ?? '';
    if (/^friends(?:_v2)?$/.test(key)) return 'friends';
    if (/^(?:group_)?comments(?:_v2)?$/.test(key)) return 'comments';
    if (/^group_posts(?:_v2)?$/.test(key)) return 'posts';
    if (/^profile(?:_v2)?$/.test(key) || name === 'profile_information.json') return 'profile';
    if (/^your_posts/.test(name) || isPostList(name, text)) return 'posts';
    return /"participants"\s*:/.test(text) && /"(?:sender_name|senderName|messages)"/.test(text) ? 'thread' : undefined;
  },

  async *read(files, job) {
    job.cannotTell('Facebook does not say what the date of a friend stands for: asked, or accepted.');
    const list = files.get('thread');
    const owner = await ownerOf(job, files.get('profile'), list);
    for (const file of files.get('posts')) yield* recordsOf(job, file, toPost);
    for (const file of files.get('comments')) yield* recordsOf(job, file, toComment);
    for (const file of list) yield* threadOf(job, file, owner);
    for (const file of files.get('friends')) yield* recordsOf(job, file, toFriend);
  },
};

/** The list of own posts, should its name be in another language; what friends wrote looks the same. */
function isPostList(name: string, text: string): boolean {
  if (/people|timeline/.test(name) || !/^\s*\[\s*\{/.test(text)) return false;
  return /"timestamp"\s*:/.test(text) && /"data"\s*:/.test(text) && /"(?:post|external_context)"\s*:/.test(text) && !/"reaction"\s*:/.test(text);
}

async function* recordsOf(job: Job, file: ImportFile, make: (record: Json) => Found | undefined): AsyncGenerator<Found> {
  for await (const record of metaRecords(job, file)) {
    yield* job.attempt(file, placeOf(record), () => {
      const object = asObject(record.value);
      if (!object) throw new BadRecord('it is not built as expected');
      return make(object);
    });
  }
}

function toPost(post: Json): Found | undefined {
  const attached = asList(post['attachments']).flatMap((attachment) => asList(asObject(attachment)?.['data']));
  const said = asList(post['data']).map((item) => asText(asObject(item)?.['post'])).find(Boolean);
  const words = said ?? attached.map(captionOf).find(Boolean) ?? '';
  const links = attached
    .map((item) => asText(asObject(asObject(item)?.['external_context'])?.['url']))
    .filter((link) => link !== undefined && !words.includes(link));
  const text = [words, ...links].filter(Boolean).join('\n');
  return { time: needTime(fromSeconds(asNumber(post['timestamp']))), direction: 'out', kind: 'post', text };
}

/** Under a picture, or the text of a note. */
function captionOf(item: unknown): string | undefined {
  const [media, note] = ['media', 'note'].map((key) => asObject(asObject(item)?.[key]));
  return asText(media?.['description']) ?? asText(note?.['text']) ?? asText(asObject(item)?.['text']);
}

function toComment(entry: Json): Found | undefined {
  const comment = asObject(asObject(asList(entry['data'])[0])?.['comment']) ?? {};
  const stamp = asNumber(comment['timestamp']) ?? asNumber(entry['timestamp']);
  return { time: needTime(fromSeconds(stamp)), direction: 'out', kind: 'reply', text: asText(comment['comment']) };
}

function toFriend(friend: Json): Found {
  return { time: needTime(fromSeconds(asNumber(friend['timestamp']))), kind: 'connect', counterpart: asText(friend['name']) };
}
