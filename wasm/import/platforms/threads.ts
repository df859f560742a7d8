/** Threads, which comes inside the Instagram export. It has no messages, ids or parents. */

import { type Importer, placeOf, plainName } from '../importer.js';
import { asObject } from '../json.js';
import { followsOf, metaRecords, toCaption } from './meta.js';

export const threads: Importer = {
  platform: 'threads',

  async claim(file, head) {
    if (!/\.json$/i.test(file.path) || !/"text_post_app_/.test(await head())) return undefined;
    const key = /^\s*\{\s*"(text_post_app_\w+)"/.exec(await head())?.[1];
    const name = plainName(file.path);
    if (key === 'text_post_app_text_posts') return 'posts';
    if (/_followers$/.test(key ?? name) || /^followers(?:_\d+)?\.json$/.test(name)) return 'followers';
    return /_following$/.test(key ?? '') || name === 'following.json' ? 'following' : undefined;
  },

  async *read(files, job) {
    for (const file of files.get('posts')) {
      for await (const record of metaRecords(job, file)) {
        yield* job.attempt(file, placeOf(record), () => {
          const { text, time, media } = toCaption(record.value);
          const isReply = media.some((item) => asObject(item['text_app_post'])?.['is_reply'] === true);
          return { time, direction: 'out', kind: isReply ? 'reply' : 'post', text };
        });
      }
    }
    for (const file of files.get('followers')) yield* followsOf(job, file, 'in');
    for (const file of files.get('following')) yield* followsOf(job, file, 'out');
  },
};
