/** Instagram: the one export with the second of each follow, so "a message right after the follow" can be seen. */

import type { ImportFile } from '../bytes.js';
import { type Importer, placeOf, plainName } from '../importer.js';
import { type Found, type Job, needTime } from '../job.js';
import { asNumber, asObject, asText } from '../json.js';
import { fromSeconds } from '../time.js';
import { type Alias, followsOf, metaRecords, ownerOf, threadOf, toCaption } from './meta.js';

export const instagram: Importer = {
  platform: 'instagram',

  async claim(file, head) {
    const name = plainName(file.path);
    if (!name.endsWith('.json')) return undefined;
    const text = await head();
    if (/"text_post_app_/.test(text)) return undefined; // Threads
    if (/^message_\d+\.json$/.test(name) && /(?:your_)?instagram/i.test(file.path)) return 'thread';
    if (/^\s*\{\s*"ig_(?:stories|reels_media)"/.test(text)) return 'posts';
    if (/^posts(?:_\d+)?\.json$/.test(name) && /"media"/.test(text)) return 'posts';
    if (/"relationships_followers"/.test(text) || (/^followers(?:_\d+)?\.json$/.test(name) && /"string_list_data"/.test(text))) return 'followers';
    if (/^\s*\{\s*"relationships_following"/.test(text) || (/^following(?:_\d+)?\.json$/.test(name) && /"string_list_data"/.test(text))) return 'following';
    if (/^\s*\{\s*"relationships_unfollowed_users"/.test(text)) return 'unfollowed';
    if (/"profile_user"/.test(text)) return 'profile';
    if (/comments/.test(name) && /"string_map_data"/.test(text)) return 'comments';
    return undefined;
  },

  async *read(files, job) {
    const threads = files.get('thread');
    const owner = await ownerOf(job, files.get('profile'), threads);
    const names = new UserNames();
    for (const file of files.get('posts')) yield* postsOf(job, file);
    for (const file of files.get('comments')) yield* commentsOf(job, file);
    for (const [part, direction] of [['followers', 'in'], ['following', 'out']] as const) {
      for (const file of files.get(part)) {
        for await (const found of followsOf(job, file, direction)) {
          if (found.counterpart !== undefined) names.add(found.counterpart);
          yield found;
        }
      }
    }
    for (const file of files.get('unfollowed')) yield* followsOf(job, file, 'out', 'unfollow');
    for (const file of threads) yield* threadOf(job, file, owner, names.alias);
  },
};

/**
 * Threads name people as they call themselves, lists of followers by their user names. The folder of a thread is made of
 * the letters and digits of one of the two, and a number.
 */
class UserNames {
  /** null: of several */
  readonly #byLetters = new Map<string, string | null>();

  add(name: string): void {
    const known = this.#byLetters.get(lettersOf(name));
    this.#byLetters.set(lettersOf(name), known === undefined || known === name ? name : null);
  }

  readonly alias: Alias = (folder, name) =>
    this.#byLetters.get(lettersOf(folder?.replace(/_\d+$/, '') ?? '')) ?? this.#byLetters.get(lettersOf(name ?? '')) ?? undefined;
}

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');

/** Own words under what others posted; the labels are in the user's language, so values are told apart by what they hold. */
async function* commentsOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  for await (const record of metaRecords(job, file)) {
    yield* job.attempt(file, placeOf(record), () => {
      const fields = Object.entries(asObject(asObject(record.value)?.['string_map_data']) ?? {}).map(([label, field]) => [label, asObject(field)] as const);
      const stamp = fields.map(([, field]) => asNumber(field?.['timestamp'])).find((number) => number !== undefined && number > 0);
      const words = fields.filter(([, field]) => asText(field?.['value']) !== undefined);
      const comment = words.find(([label]) => /^comment/i.test(label)) ?? words[0];
      const owner = words.find((field) => field !== comment);
      const text = asText(comment?.[1]?.['value']);
      return { time: needTime(fromSeconds(stamp)), direction: 'out', kind: 'reply', counterpart: asText(owner?.[1]?.['value']), text };
    });
  }
}

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
