/** Bluesky: the repository as a CAR file, with own posts, likes and follows. Chats are not in it. */

import { fromStream as repoOf } from '@atcute/repo';

import { type ImportFile, toStream } from '../bytes.js';
import type { Importer } from '../importer.js';
import { bot, type Found, type Job, needTime } from '../job.js';
import { KeySet } from '../keys.js';
import { asList, asNumber, asObject, asText, type Json } from '../json.js';
import { fromIso } from '../time.js';
import { ImportError } from '../types.js';

/** Blocks may come in any order, so those that nothing has led to yet are held; a repository has no pictures in it. */
const maxBytes = 1 << 30;

export const bluesky: Importer = {
  platform: 'bluesky',

  async claim(_file, head) {
    return /^[^]{0,4}eroots/.test((await head()).slice(0, 16)) ? 'repo' : undefined;
  },

  async *read(files, job) {
    job.cannotTell('Bluesky gives neither messages nor who follows you; times are as the program that posted set them.');
    for (const file of files.get('repo')) {
      if (file.size > maxBytes) job.skipFile(file.path, 'it is larger than any repository');
      else yield* recordsOf(job, file);
    }
  },
};

/** All of a repository at once: what is known of the account and its threads may stand at its end. */
async function* recordsOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  const all: { found: Found; parent: string | undefined }[] = [];
  const own = new KeySet();
  let client: string | undefined;
  for await (const { collection, rkey, record } of entriesOf(job, file)) {
    if (collection === 'app.bsky.actor.profile' && isLabelled(record)) client = bot;
    if (!/^app\.bsky\.(?:feed\.(?:post|repost)|graph\.follow)$/.test(collection)) continue;
    own.add(rkey);
    const made = job.attempt(file, `${collection}/${rkey}`, () => toMessage(collection, rkey, asObject(record) ?? {}));
    for (const found of made) all.push({ found, parent: parentOf(record) });
  }
  for (const { found, parent } of all) {
    // A thread goes on by answering oneself: that is no conversation. Keys are times in microseconds, so the own tell.
    const isOwn = parent !== undefined && own.has(parent.split('/').at(-1)!);
    yield isOwn ? { ...found, client, kind: 'post', counterpart: undefined } : { ...found, client };
  }
}

async function* entriesOf(job: Job, file: ImportFile): AsyncGenerator<{ collection: string; rkey: string; record: unknown }> {
  const repo = repoOf(toStream(job.track(file).open()));
  let number = 0;
  try {
    for await (const entry of repo) {
      number += 1;
      yield entry;
    }
    if (repo.missingBlocks.length > 0) job.skip(file, 'its end', 'records are missing in the file');
    job.fileRead(file);
  } catch (error) {
    if (error instanceof ImportError && error.code === 'hostile') throw error;
    job.pause();
    if (number > 0) job.fileRead(file);
    job.skipFile(file.path, number > 0 ? 'it is damaged; what stands before the damage was read' : 'it is damaged');
  }
}

/** The label that an account gives itself. */
const isLabelled = (profile: unknown): boolean =>
  asList(asObject(asObject(profile)?.['labels'])?.['values']).some((label) => asText(asObject(label)?.['val']) === 'bot');

const parentOf = (record: unknown): string | undefined =>
  asText(asObject(asObject(asObject(record)?.['reply'])?.['parent'])?.['uri']);

function toMessage(collection: string, rkey: string, record: Json): Found {
  const time = needTime(fromIso(asText(record['createdAt'])));
  const base = { id: rkey, time, direction: 'out', idScope: collection } as const;
  if (collection.endsWith('follow')) return { ...base, kind: 'follow', counterpart: asText(record['subject']) };
  if (collection.endsWith('repost')) {
    const uri = asText(asObject(record['subject'])?.['uri']);
    return { ...base, kind: 'repost', counterpart: authorOf(uri), conversation: uri };
  }
  const parent = parentOf(record);
  const root = asText(asObject(asObject(record['reply'])?.['root'])?.['uri']);
  return { ...base, kind: parent ? 'reply' : 'post', counterpart: authorOf(parent), conversation: root, text: toText(record) };
}

const authorOf = (uri: string | undefined): string | undefined => /^at:\/\/([^/]+)\//.exec(uri ?? '')?.[1];

/** Links are shortened in the text; facets hold the real ones, by UTF-8 bytes. A link card is not in the text at all. */
function toText(record: Json): string {
  let bytes = new TextEncoder().encode(asText(record['text']) ?? '');
  const facets = asList(record['facets']).map(asObject).map(toLink).filter((link) => link !== undefined);
  for (const { start, end, uri } of facets.sort((a, b) => b.start - a.start)) {
    if (!(start >= 0 && end >= start && end <= bytes.length)) continue;
    const text = new TextDecoder();
    const words = text.decode(bytes.subarray(start, end));
    const shown = words.replace(/(?:…|\.\.\.)$/, '');
    const whole = uri.includes(shown) ? uri : `${words} (${uri})`;
    bytes = new TextEncoder().encode(text.decode(bytes.subarray(0, start)) + whole + text.decode(bytes.subarray(end)));
  }
  const text = new TextDecoder().decode(bytes);
  const embed = asObject(record['embed']);
  const external = asObject(embed?.['external']) ?? asObject(asObject(embed?.['media'])?.['external']);
  const card = asText(external?.['uri']);
  return card && !text.includes(card) ? `${text}\n${card}`.trim() : text;
}

function toLink(facet: Json | undefined): { start: number; end: number; uri: string } | undefined {
  const index = asObject(facet?.['index']);
  const uri = asList(facet?.['features']).map((feature) => asText(asObject(feature)?.['uri'])).find(Boolean);
  const start = asNumber(index?.['byteStart']);
  const end = asNumber(index?.['byteEnd']);
  return uri === undefined || start === undefined || end === undefined ? undefined : { start, end, uri };
}
