/** Discord: the data package, which holds own messages only; and channels saved by DiscordChatExporter. */

import type { ImportFile } from '../bytes.js';
import { headersIn } from '../csv.js';
import { type Claimed, folderOf, type Importer, jsonOf, placeOf, plainName, rowsOf, wholeJson } from '../importer.js';
import { BadRecord, bot, type Found, type Job, needTime } from '../job.js';
import { asId, asList, asObject, asText, type Json } from '../json.js';
import { fromIso } from '../time.js';

export const discord: Importer = {
  platform: 'discord',

  async claim(file, head) {
    const name = plainName(file.path);
    const inChannel = /(?:^|\/)c?\d{15,}\/[^/]+$/.test(file.path);
    if (name === 'channel.json' && inChannel) return 'channel';
    if (name === 'messages.csv') return headersIn(await head())[0]!.has('ID', 'Timestamp', 'Contents') ? 'csv' : undefined;
    if (name === 'user.json') return /"(?:global_name|discriminator|relationships)"/.test(await head()) ? 'user' : undefined;
    if (!/\.json$/i.test(name)) return undefined;
    if (name === 'messages.json' && (inChannel || /"Timestamp"/.test(await head()))) return 'json';
    return /"guild"\s*:\s*\{/.test(await head()) && /"channel"\s*:\s*\{/.test(await head()) ? 'exporter' : undefined;
  },

  async *read(files, job) {
    const own = asId(asObject(await wholeJson(job, files.get('user')[0]))?.['id']) ?? job.options.owner;
    if (files.has('json') || files.has('csv')) job.cannotTell('The package of Discord holds only what you wrote, not what others answered.');
    const channels = await channelsOf(files, job, own);
    for (const file of files.get('json')) {
      for await (const record of jsonOf(job, file)) {
        const make = () => toMessage(asObject(record.value)?.['ID'], asObject(record.value) ?? {}, channels.get(folderOf(file.path)));
        yield* job.attempt(file, placeOf(record), make);
      }
    }
    for (const file of files.get('csv')) {
      for await (const row of rowsOf(job, file, (header) => header.has('ID', 'Timestamp', 'Contents'))) {
        const fields = { Timestamp: row.get('Timestamp'), Contents: row.get('Contents') };
        yield* job.attempt(file, row.number, () => toMessage(row.get('ID'), fields, channels.get(folderOf(file.path))));
      }
    }
    for (const file of files.get('exporter')) yield* exporterOf(job, file, own);
  },
};

interface Channel {
  id: string | undefined;
  isDirect: boolean;
  other: string | undefined;
}

async function channelsOf(files: Claimed, job: Job, own: string | undefined): Promise<Map<string, Channel>> {
  const channels = new Map<string, Channel>();
  for (const file of files.get('channel')) {
    const channel = asObject(await wholeJson(job, file)) ?? {};
    const people = asList(channel['recipients']).map(asId);
    const others = people.filter((id) => id !== own);
    const isDirect = [1, 3, 'DM', 'GROUP_DM'].includes(channel['type'] as string | number);
    const other = own !== undefined && others.length === 1 ? others[0] : undefined;
    channels.set(folderOf(file.path), { id: asId(channel['id']), isDirect, other });
  }
  return channels;
}

function toMessage(id: unknown, fields: Json, channel: Channel | undefined): Found {
  const text = asText(fields['Contents']);
  if (asId(id) === undefined) throw new BadRecord('it has no id');
  const time = needTime(fromIso(asText(fields['Timestamp']), 'Z'));
  const kind = channel === undefined ? undefined : channel.isDirect ? 'dm' : 'post';
  return { id: asId(id), time, direction: 'out', kind, counterpart: channel?.isDirect ? channel.other : undefined, conversation: channel?.id, text };
}

/** A whole channel; whose it is must be said, as it is another program's. */
async function* exporterOf(job: Job, file: ImportFile, own: string | undefined): AsyncGenerator<Found> {
  let channel: Json = {};
  if (own === undefined) job.cannotTell('DiscordChatExporter does not say who you are: give your name or id to tell sent from received.');
  for await (const record of jsonOf(job, file)) {
    if (record.path === 'channel') channel = asObject(record.value) ?? {};
    if (record.path === 'messages.*') yield* job.attempt(file, placeOf(record), () => toExported(record.value, channel, own));
  }
}

function toExported(value: unknown, channel: Json, own: string | undefined): Found | undefined {
  const message = asObject(value) ?? {};
  const author = asObject(message['author']);
  const type = asText(message['type']);
  if (type !== undefined && type !== 'Default' && type !== 'Reply') return undefined;
  if (!author) throw new BadRecord('it does not say who wrote it');
  const isOut = own === undefined ? undefined : [asId(author['id']), asText(author['name'])].includes(own);
  const isDirect = /^Direct/.test(asText(channel['type']) ?? '');
  return {
    id: asId(message['id']),
    time: needTime(fromIso(asText(message['timestamp']))),
    direction: isOut === undefined ? undefined : isOut ? 'out' : 'in',
    kind: isDirect ? 'dm' : type === 'Reply' ? 'reply' : 'post',
    counterpart: isOut === false ? asId(author['id']) : undefined,
    conversation: asId(channel['id']),
    text: asText(message['content']),
    client: author['isBot'] === true ? bot : undefined,
  };
}
