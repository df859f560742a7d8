/** Instagram: the one export with the second of each follow, so "a message right after the follow" can be seen. */

import type { ImportFile } from '../bytes.js';
import { baseName, type Importer, placeOf } from '../importer.js';
import type { Found, Job } from '../job.js';
import { asNumber, asObject, asText } from '../json.js';
import { fromSeconds } from '../time.js';
import { commonParticipant, followsOf, metaRecords, ownerOf, threadOf, toCaption } from './meta.js';

export const instagram: Importer = {
  platform: 'instagram',

  async claim(file, head) {
    const { path } = file;
    if (!/\.json$/i.test(path) || /(?:^|\/)threads\//.test(path)) return undefined;
    const name = baseName(path);
    if (/^message_\d+\.json$/.test(name) && /your_instagram_activity\/messages\//.test(path)) return 'thread';
    if (/^(?:posts_\d+|reels|stories)\.json$/.test(name)) return /"(?:media|ig_stories|ig_reels_media)"/.test(await head()) ? 'posts' : undefined;
    if (/^followers(?:_\d+)?\.json$/.test(name)) return /"(?:string_list_data|relationships_followers)"/.test(await head()) && !/text_post_app/.test(await head()) ? 'followers' : undefined;
    if (name === 'following.json') return /"relationships_following"/.test(await head()) ? 'following' : undefined;
    if (name === 'personal_information.json') return /"profile_user"/.test(await head()) ? 'profile' : undefined;
    return undefined;
  },

  async *read(files, job) {
    const threads = files.get('thread');
    const owner = (await ownerOf(job, files.get('profile'))) ?? (await commonParticipant(job, threads));
    for (const file of files.get('posts')) yield* postsOf(job, file);
    for (const file of threads) yield* threadOf(job, file, owner);
    for (const file of files.get('followers')) yield* followsOf(job, file, 'in');
    for (const file of files.get('following')) yield* followsOf(job, file, 'out');
  },
};

async function* postsOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  for await (const record of metaRecords(job, file)) {
    yield* job.attempt(file, placeOf(record), () => {
      const story = asObject(record.value);
      const stamp = story && !('media' in story) ? fromSeconds(asNumber(story['creation_timestamp'])) : undefined;
      const { text, time } = stamp ? { text: asText(story?.['title']), time: stamp } : toCaption(record.value);
      return { time, direction: 'out', kind: 'post', text };
    });
  }
}
