/** Mastodon: outbox.json and actor.json, alone, in a zip or in the older tar.gz. Received messages are not in it. */

import type { ImportFile } from '../bytes.js';
import { headersIn } from '../csv.js';
import { type Importer, jsonOf, placeOf, plainName, rowsOf, wholeJson } from '../importer.js';
import { BadRecord, bot, type Found, type Job, needTime } from '../job.js';
import { asList, asObject, asText, type Json } from '../json.js';
import { htmlToText } from '../text.js';
import { fromIso } from '../time.js';

export const mastodon: Importer = {
  platform: 'mastodon',

  async claim(file, head) {
    const name = plainName(file.path);
    if (/\.csv$/.test(name)) {
      const header = headersIn(await head())[0]!;
      if (!header.has('Account address') || header.has('Hide notifications')) return undefined;
      return /^followers/.test(name) ? 'followers' : 'following';
    }
    if (!/\.json$/.test(name) || !/activitystreams|"OrderedCollection"|"orderedItems"/.test(await head())) return undefined;
    if (name === 'actor.json') return 'actor';
    return /^(?:likes|bookmarks)/.test(name) || !/"OrderedCollection"|"orderedItems"/.test(await head()) ? undefined : 'outbox';
  },

  async *read(files, job) {
    job.cannotTell('Mastodon gives neither received messages nor the dates of follows.');
    const actor = asObject(await wholeJson(job, files.get('actor')[0]));
    const self = asText(actor?.['id']);
    const type = asText(actor?.['type']);
    const client = type === 'Service' || type === 'Application' ? bot : undefined;
    for (const file of files.get('outbox')) {
      for await (const record of jsonOf(job, file)) {
        if (record.path === 'orderedItems.*') yield* job.attempt(file, placeOf(record), () => toMessage(record.value, self, client));
      }
    }
    for (const [part, direction] of [['following', 'out'], ['followers', 'in']] as const) {
      for (const file of files.get(part)) yield* followsOf(job, file, direction);
    }
  },
};

async function* followsOf(job: Job, file: ImportFile, direction: 'in' | 'out'): AsyncGenerator<Found> {
  for await (const row of rowsOf(job, file, (header) => header.has('Account address'))) {
    const counterpart = row.get('Account address')?.replace(/^@?/, '@');
    yield { direction, kind: 'follow', counterpart, at: { file, place: row.number } };
  }
}

const isPublic = (address: unknown): boolean => /^(?:https:\/\/www\.w3\.org\/ns\/activitystreams#|as:)?Public$/.test(asText(address) ?? '');

function toMessage(value: unknown, self: string | undefined, client: string | undefined): Found | undefined {
  const activity = asObject(value);
  const type = asText(activity?.['type']);
  if (!activity || type === undefined) throw new BadRecord('it is not built as expected');
  const time = needTime(fromIso(asText(activity['published'])));
  if (type === 'Announce') {
    const object = asText(activity['object']) ?? asText(asObject(activity['object'])?.['id']);
    return { id: asText(activity['id']), time, direction: 'out', kind: 'repost', conversation: object, client };
  }
  const note = asObject(activity['object']);
  if (type !== 'Create' || !note) return undefined;
  return { id: asText(note['id']) ?? asText(activity['id']), time, direction: 'out', ...addressed(note, activity, self), text: toText(note), client };
}

function addressed(note: Json, activity: Json, self: string | undefined): Pick<Found, 'kind' | 'counterpart' | 'conversation'> {
  const to = [...oneOrMore(note['to'] ?? activity['to']), ...oneOrMore(note['cc'] ?? activity['cc'])];
  const isDirect = to.length > 0 && !to.some((address) => isPublic(address) || /\/followers$/.test(asText(address) ?? ''));
  const mentions = oneOrMore(note['tag']).map(asObject).filter((tag) => tag?.['type'] === 'Mention');
  const names = mentions.map(addressOf).filter((name) => name !== undefined);
  const parent = asText(note['inReplyTo']) ?? asText(asObject(note['inReplyTo'])?.['id']);
  const own = self ?? asText(activity['actor']) ?? asText(note['attributedTo']);
  const isOwnThread = parent !== undefined && own !== undefined && parent.startsWith(`${own}/`) && names.length === 0;
  const conversation = asText(note['conversation']) ?? asText(note['context']);
  const counterpart = names.length === 1 ? names[0] : undefined;
  if (isDirect) return { kind: 'dm', counterpart, conversation };
  return parent !== undefined && !isOwnThread ? { kind: 'reply', counterpart, conversation } : { kind: 'post', counterpart: undefined, conversation };
}

/** ActivityStreams writes a list of one without the list. */
const oneOrMore = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

/** `@ann@b.example`; people of the own server come without the second part. */
function addressOf(tag: Json | undefined): string | undefined {
  const name = asText(tag?.['name']);
  const server = /^https?:\/\/([^/]+)/.exec(asText(tag?.['href']) ?? '')?.[1];
  return name === undefined || server === undefined || /.@/.test(name) ? name : `${name}@${server}`;
}

function toText(note: Json): string {
  const content = asText(note['content']) ?? asText(Object.values(asObject(note['contentMap']) ?? {})[0]) ?? '';
  const warning = asText(note['summary']);
  const choices = [...asList(note['oneOf']), ...asList(note['anyOf'])].map((choice) => asText(asObject(choice)?.['name']));
  return [warning, htmlToText(content), ...choices].filter(Boolean).join('\n');
}
