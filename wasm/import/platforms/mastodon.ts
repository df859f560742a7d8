/** Mastodon: outbox.json and actor.json, alone, in a zip or in the older tar.gz. Received messages are not in it. */

import { baseName, type Importer, jsonOf, placeOf, rowsOf, wholeJson } from '../importer.js';
import { BadRecord, type Found, needTime } from '../job.js';
import { asList, asObject, asText, type Json } from '../json.js';
import { htmlToText } from '../text.js';
import { fromIso } from '../time.js';

export const mastodon: Importer = {
  platform: 'mastodon',

  async claim(file, head) {
    const name = baseName(file.path);
    if (name === 'actor.json') return /activitystreams/.test(await head()) ? 'actor' : undefined;
    if (/\.json$/i.test(name)) return /"OrderedCollection"/.test(await head()) && /"outbox\.json"|"orderedItems"/.test(await head()) && !/^(?:likes|bookmarks)/.test(name) ? 'outbox' : undefined;
    if (/\.csv$/i.test(name)) return /^\ufeff?Account address,Show boosts/.test(await head()) ? 'following' : undefined;
    return undefined;
  },

  async *read(files, job) {
    job.cannotTell('Mastodon gives neither received messages nor the dates of follows.');
    const actor = asObject(await wholeJson(job, files.get('actor')[0]));
    const self = asText(actor?.['id']);
    const type = asText(actor?.['type']);
    if (type === 'Service' || type === 'Application') job.cannotTell('The profile says openly that it is automated.');
    for (const file of files.get('outbox')) {
      for await (const record of jsonOf(job, file)) {
        if (record.path === 'orderedItems.*') yield* job.attempt(file, placeOf(record), () => toMessage(record.value, self));
      }
    }
    for (const file of files.get('following')) {
      for await (const row of rowsOf(job, file, (header) => header.has('Account address'))) {
        yield { direction: 'out', kind: 'follow', counterpart: row.get('Account address'), at: { file, place: row.number } };
      }
    }
  },
};

const isPublic = (address: unknown): boolean => /^(?:https:\/\/www\.w3\.org\/ns\/activitystreams#|as:)?Public$/.test(asText(address) ?? '');

function toMessage(value: unknown, self: string | undefined): Found | undefined {
  const activity = asObject(value);
  const type = asText(activity?.['type']);
  if (!activity || type === undefined) throw new BadRecord('it is not built as expected');
  const time = needTime(fromIso(asText(activity['published'])));
  if (type === 'Announce') {
    const object = asText(activity['object']) ?? asText(asObject(activity['object'])?.['id']);
    return { id: asText(activity['id']), time, direction: 'out', kind: 'repost', conversation: object };
  }
  const note = asObject(activity['object']);
  if (type !== 'Create' || !note) return undefined;
  return { id: asText(note['id']) ?? asText(activity['id']), time, direction: 'out', ...addressed(note, activity, self), text: toText(note) };
}

function addressed(note: Json, activity: Json, self: string | undefined): Pick<Found, 'kind' | 'counterpart' | 'conversation'> {
  const to = [...asList(note['to'] ?? activity['to']), ...asList(note['cc'] ?? activity['cc'])];
  const isDirect = !to.some((address) => isPublic(address) || /\/followers$/.test(asText(address) ?? ''));
  const mentions = asList(note['tag']).map(asObject).filter((tag) => tag?.['type'] === 'Mention');
  const names = mentions.map((tag) => asText(tag?.['name'])).filter((name) => name !== undefined);
  const parent = asText(note['inReplyTo']);
  const isOwnThread = parent !== undefined && self !== undefined && parent.startsWith(`${self}/`) && names.length === 0;
  const conversation = asText(note['conversation']) ?? asText(note['context']);
  const counterpart = names.length === 1 ? names[0] : undefined;
  if (isDirect) return { kind: 'dm', counterpart, conversation };
  return parent !== undefined && !isOwnThread ? { kind: 'reply', counterpart, conversation } : { kind: 'post', counterpart: undefined, conversation };
}

function toText(note: Json): string {
  const content = asText(note['content']) ?? asText(Object.values(asObject(note['contentMap']) ?? {})[0]) ?? '';
  const warning = asText(note['summary']);
  return [warning, htmlToText(content)].filter(Boolean).join('\n');
}
