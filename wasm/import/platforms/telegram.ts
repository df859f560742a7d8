/** Telegram Desktop's result.json: everything, or one chat. */

import type { ImportFile } from '../bytes.js';
import { type Importer, jsonOf, placeOf } from '../importer.js';
import { BadRecord, type Found, type Job, needTime } from '../job.js';
import { asId, asList, asNumber, asObject, asText, type JsonRecord, type Walk } from '../json.js';
import { fromIso, fromSeconds } from '../time.js';

export const telegram: Importer = {
  platform: 'telegram',

  async claim(file, head) {
    if (!/\.json$/i.test(file.path)) return undefined;
    const text = await head();
    const isWhole = /"(?:personal_information|chats|contacts)"\s*:\s*\{/.test(text) && /"(?:about|user_id|list)"\s*:/.test(text);
    const isChat = /"type"\s*:\s*"(?:personal_chat|bot_chat|private_\w+|public_\w+|saved_messages)"/.test(text) && /"messages"\s*:/.test(text);
    return isWhole || isChat ? 'result' : undefined;
  },

  async *read(files, job) {
    job.cannotTell('Telegram does not say when a contact began: only the first message of a chat can be seen.');
    for (const file of files.get('result')) yield* resultOf(job, file);
  },
};

const walk: Walk = (path) => /^(?:(?:chats|left_chats)(?:\.list(?:\.\*(?:\.messages)?)?)?|messages|personal_information|)$/.test(path);

interface Chat {
  name?: string | undefined;
  id?: string | undefined;
  type?: string | undefined;
  owner?: string | undefined;
}

async function* resultOf(job: Job, file: ImportFile): AsyncGenerator<Found> {
  let owner = job.options.owner;
  let chat: Chat = {};
  for await (const record of jsonOf(job, file, walk)) {
    const { path, value } = record;
    const key = path.slice(path.lastIndexOf('.') + 1);
    if (path === 'personal_information.user_id') owner = userOf(asId(value));
    else if (path.endsWith('messages.*')) yield* job.attempt(file, placeOf(record), () => toMessage(job, record, chat, owner));
    // A chat begins with its name; what is known of the one before ends there.
    else if (key === 'name') chat = { name: asText(value) };
    else if (key === 'type') chat.type = asText(value);
    else if (key === 'id' && !path.startsWith('personal')) chat.id = asId(value);
  }
}

const userOf = (id: string | undefined): string | undefined => (id === undefined || /^\D/.test(id) ? id : `user${id}`);

function toMessage(job: Job, { value }: JsonRecord, chat: Chat, owner: string | undefined): Found | undefined {
  const message = asObject(value);
  if (!message) throw new BadRecord('it is not built as expected');
  if (asText(message['type']) !== 'message' || chat.type === 'saved_messages') return undefined;
  const id = asId(message['id']);
  const from = userOf(asId(message['from_id'])) ?? asText(message['from']);
  const time = fromSeconds(asNumber(message['date_unixtime'])) ?? fromIso(asText(message['date']));
  const isPrivate = chat.type === 'personal_chat' || chat.type === 'bot_chat';
  const other = isPrivate ? userOf(chat.id) : undefined;
  // Of a single private chat the other's id is the chat's, and in old exports only the name: whoever else writes is the owner.
  const isOther = from === other || (chat.name !== undefined && message['from'] === chat.name);
  const isOut = owner === undefined ? (other === undefined ? undefined : !isOther) : from === owner;
  const isPublic = chat.type?.includes('channel') === true;
  if (isPublic && isOut !== true && owner !== undefined && from?.startsWith('user') !== true) {
    job.cannotTell('Telegram does not say who wrote the posts of a channel: export your own channel alone to look at it.');
    return undefined;
  }
  return {
    id: id === undefined ? undefined : chat.id === undefined ? id : `${chat.id}/${id}`,
    time: needTime(time),
    direction: isOut === undefined ? undefined : isOut ? 'out' : 'in',
    kind: isPrivate ? 'dm' : message['forwarded_from'] !== undefined ? 'repost' : message['reply_to_message_id'] !== undefined ? 'reply' : 'post',
    counterpart: isOut === undefined ? undefined : isPrivate ? other : isOut ? undefined : from,
    conversation: chat.id,
    text: textOf(message['text_entities'] ?? message['text']) || textOf(message['text']),
    client: asText(message['via_bot']),
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return asList(value)
    .map((part) => {
      const words = typeof part === 'string' ? part : (asText(asObject(part)?.['text']) ?? '');
      const href = asText(asObject(part)?.['href']);
      return href && href !== words ? `${words} (${href})` : words;
    })
    .join('');
}
