/** Facebook: posts, comments, threads and friends, under paths that moved with the years. */

import type { ImportFile } from '../bytes.js';
import { baseName, type Importer, placeOf } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { asList, asNumber, asObject, asText, type Json } from '../json.js';
import { fromSeconds } from '../time.js';
import { commonParticipant, metaRecords, ownerOf, threadOf } from './meta.js';

export const facebook: Importer = {
  platform: 'facebook',

  async claim(file, head) {
    const name = baseName(file.path);
    if (!/\.json$/i.test(name)) return undefined;
    if (/^your_posts/.test(name)) return 'posts';
    if (name === 'your_friends.json' || name === 'friends.json') return /"friends_v2"|"friends"/.test(await head()) ? 'friends' : undefined;
    if (name === 'comments.json') return /"comments(?:_v2)?"/.test(await head()) ? 'comments' : undefined;
    if (name === 'profile_information.json') return 'profile';
    const text = await head();
    return /"participants"\s*:/.test(text) && /"(?:sender_name|senderName|messages)"/.test(text) ? 'thread' : undefined;
  },

  async *read(files, job) {
    job.cannotTell('Facebook does not say what the date of a friend stands for: asked, or accepted.');
    const list = files.get('thread');
    const owner = (await ownerOf(job, files.get('profile'))) ?? (await commonParticipant(job, list));
    for (const file of files.get('posts')) yield* recordsOf(job, file, toPost);
    for (const file of files.get('comments')) yield* recordsOf(job, file, toComment);
    for (const file of list) yield* threadOf(job, file, owner);
    for (const file of files.get('friends')) yield* recordsOf(job, file, toFriend);
  },
};

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
  const words = asList(post['data']).map((item) => asText(asObject(item)?.['post'])).find(Boolean) ?? '';
  const links = asList(post['attachments'])
    .flatMap((attachment) => asList(asObject(attachment)?.['data']))
    .map((item) => asText(asObject(asObject(item)?.['external_context'])?.['url']))
    .filter((link) => link !== undefined && !words.includes(link));
  const text = [words, ...links].filter(Boolean).join('\n');
  return { time: needTime(fromSeconds(asNumber(post['timestamp']))), direction: 'out', kind: 'post', text };
}

function toComment(entry: Json): Found | undefined {
  const comment = asObject(asObject(asList(entry['data'])[0])?.['comment']) ?? {};
  const stamp = asNumber(comment['timestamp']) ?? asNumber(entry['timestamp']);
  return { time: needTime(fromSeconds(stamp)), direction: 'out', kind: 'reply', text: asText(comment['comment']) };
}

function toFriend(friend: Json): Found {
  return { time: needTime(fromSeconds(asNumber(friend['timestamp']))), kind: 'connect', counterpart: asText(friend['name']) };
}
