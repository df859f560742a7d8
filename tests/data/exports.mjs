// Synthetic data exports of every platform and era, made from known messages with a seed. No word of it is anyone's.
// Each export is { name, bytes | files, truth }: what the importer must give, and nothing else.

import { car, csv, scrambled, tar, tarGz, zip } from './writers.mjs';

/** mulberry32: the same numbers everywhere. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const openings = ['The rye starter is alive again', 'Zo\u00eb asked about the caf\u00e9', '\u05e9\u05dc\u05d5\u05dd, the oven is hot', 'Two loaves & one question <today>', '\ud83d\udc4d\ud83c\udffd done before eight', 'He said "not yet", then laughed'];
const endings = ['more on Sunday', 'what do you use?', 'notes at https://bread.example/notes?a=1&b=2', 'second line follows\nhere it is', 'thanks \u2014 really'];

/** Texts with what breaks readers: emoji of two units, right-to-left, entities, quotes, line breaks, links. */
export function texts(seed, count) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, i) => `${pick(openings)} (${i}), ${pick(endings)}`);
}

const start = Date.UTC(2024, 2, 14, 9, 26, 53, 589);
const at = (i) => new Date(start + i * 3_723_000);
const iso = (date) => date.toISOString();
const seconds = (date) => iso(date).slice(0, 19);
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const omit = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
const big = (i) => String(1700000000000000001n + BigInt(i) * 3n);

// ---- X

const me = '111222333';
const ann = '998877665544332211';
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number) => String(number).padStart(2, '0');
const twitterTime = (date) => `${days[date.getUTCDay()]} ${monthNames[date.getUTCMonth()]} ${two(date.getUTCDate())} ${iso(date).slice(11, 19)} +0000 ${date.getUTCFullYear()}`;
const assign = (name, value, part = 0) => `window.YTD.${name}.part${part} = ${JSON.stringify(value, null, 2)}`;

export function xArchive(seed = 1, { era = 2024, folder = '' } = {}) {
  const truth = [];
  const tweets = texts(seed, 8).map((text, i) => {
    const id = big(i);
    const kind = i % 4 === 1 ? 'reply' : i % 4 === 2 ? 'repost' : 'post';
    const whole = kind === 'repost' ? `RT @annbakes: ${text}` : text;
    const short = whole.replace('https://bread.example/notes?a=1&b=2', 'https://t.co/abc');
    truth.push(omit({ id, time: `${seconds(at(i))}Z`, direction: 'out', kind, counterpart: { reply: ann, repost: 'annbakes' }[kind], text: whole, client: 'Loaf & Co' }));
    const tweet = {
      ...{ id_str: id, id, created_at: twitterTime(at(i)), full_text: escaped(short), favorite_count: '0', retweeted: false },
      source: '<a href="https://loaf.example" rel="nofollow">Loaf &amp; Co</a>',
      entities: { urls: [{ url: 'https://t.co/abc', expanded_url: 'https://bread.example/notes?a=1&b=2', indices: ['0', '23'] }], user_mentions: [{ id: '-1' }] },
      ...(kind === 'reply' ? { in_reply_to_status_id_str: big(99), in_reply_to_user_id_str: ann } : {}),
    };
    return era < 2019 ? tweet : { tweet };
  });
  const own = { tweet: { ...(tweets[0].tweet ?? tweets[0]), id: big(50), id_str: big(50), in_reply_to_user_id_str: me, in_reply_to_status_id_str: big(0) } };
  truth.push({ ...truth[0], id: big(50) });
  const messages = texts(seed + 1, 5).map((text, i) => {
    const isOut = i % 2 === 0;
    const time = iso(at(40 + i));
    truth.push({ id: big(200 + i), time, direction: isOut ? 'out' : 'in', kind: 'dm', counterpart: ann, conversation: `${me}-${ann}`, text });
    const [senderId, recipientId] = isOut ? [me, ann] : [ann, me];
    return { messageCreate: { id: big(200 + i), senderId, recipientId, text: escaped(text), createdAt: time, mediaUrls: [], urls: [] } };
  });
  messages.push({ joinConversation: { initiatingUserId: me, participantsSnapshot: [], createdAt: iso(at(1)) } });
  const group = (id, senderId, direction) => {
    if (era >= 2021) truth.push({ id, time: iso(at(50)), direction, kind: 'dm', ...(direction === 'in' ? { counterpart: senderId } : {}), conversation: '55', text: `to all, ${id}` });
    return { messageCreate: { id, senderId, text: `to all, ${id}`, createdAt: iso(at(50)) } };
  };
  const groups = [{ dmConversation: { conversationId: '55', messages: [group('g1', me, 'out'), { participantsLeave: { userIds: ['7'], createdAt: iso(at(51)) } }, group('g2', ann, 'in')] } }];
  const long = `${'A long text about bread. '.repeat(20)}The end.`;
  const cut = { tweet: { id_str: big(60), full_text: `${long.slice(0, 270)}\u2026 https://t.co/x`, created_at: twitterTime(at(60)), entities: { urls: [] } } };
  const note = { noteTweet: { noteTweetId: '8', createdAt: iso(at(60)), core: { text: long, mentions: [], urls: [] } } };
  if (era >= 2024) truth.push({ id: big(60), time: `${seconds(at(60))}Z`, direction: 'out', kind: 'post', text: long });
  const direct = era < 2021 ? 'direct-message' : 'direct-messages';
  const follower = (key, id, direction) => {
    truth.push({ id: `${key}-${id}`, direction, kind: 'follow', counterpart: id });
    return { [key]: { accountId: id, userLink: `https://twitter.com/intent/user?user_id=${id}` } };
  };
  const old = { tweet: { ...(tweets[0].tweet ?? tweets[0]), id: '5', id_str: '5', created_at: 'Wed Jan 01 00:00:00 +0000 1997' } };
  const half = tweets.slice(0, 4);
  const files = {
    'Your archive.html': '<html></html>',
    'assets/images/a.png': 'not looked at',
    'data/manifest.js': `window.__THAR_CONFIG = ${JSON.stringify({ userInfo: { accountId: me }, dataTypes: {} })}`,
    'data/account.js': assign('account', [{ account: { email: 'hidden@mail.example', accountId: me } }]),
    [era < 2023 ? 'data/tweet.js' : 'data/tweets.js']: assign(era < 2023 ? 'tweet' : 'tweets', [...half, 'junk', { tweet: {} }, old, own, half[0]]),
    [era < 2023 ? 'data/tweet-part1.js' : 'data/tweets-part1.js']: assign('tweets', [...tweets.slice(4), ...(era >= 2024 ? [cut] : [])], 1),
    ...(era >= 2024 ? { 'data/note-tweet.js': assign('note_tweet', [note]) } : {}),
    [`data/${direct}.js`]: assign(direct.replace('-', '_'), [{ dmConversation: { conversationId: `${me}-${ann}`, messages: messages.reverse() } }]),
    [`data/${direct}-group.js`]: assign(`${direct.replace('-', '_')}_group`, era < 2021 ? [] : groups),
    'data/deleted-tweets.js': assign('deleted_tweets', []),
    'data/follower.js': assign('follower', [follower('follower', ann, 'in')]),
    'data/following.js': assign('following', [follower('following', '7', 'out')]),
    'data/like.js': assign('like', [{ like: { tweetId: '1' } }]),
  };
  const placed = Object.fromEntries(Object.entries(files).map(([path, content]) => [folder + path, content]));
  return { name: `x-${era}.zip`, files: placed, bytes: zip(placed), truth };
}

export function grailbird(seed = 2) {
  const list = texts(seed, 3);
  const truth = list.map((text, i) => ({ id: big(i), time: `${seconds(at(i))}Z`, direction: 'out', kind: 'post', text, client: 'web' }));
  const head = 'tweet_id,in_reply_to_status_id,in_reply_to_user_id,timestamp,source,text,retweeted_status_id,retweeted_status_user_id,retweeted_status_timestamp,expanded_urls'.split(',');
  const rows = list.map((text, i) => [big(i), '', '', `${seconds(at(i)).replace('T', ' ')} +0000`, '<a href="http://x.example">web</a>', text, '', '', '', '']);
  const content = csv([head, ...rows], { all: true });
  return { name: 'x-grailbird.zip', bytes: zip({ 'tweets.csv': content, 'index.html': '<p>' }), truth };
}

// ---- LinkedIn

const myUrl = 'https://www.linkedin.com/in/me';
const url = (name) => `https://www.linkedin.com/in/${name}`;

export function linkedinArchive(seed = 3, { era = 2026 } = {}) {
  const truth = [];
  const modern = era >= 2024;
  const list = texts(seed, 4);
  const shares = list.map((text, i) => {
    truth.push({ id: `https://s.example/${i}`, time: seconds(at(i)), direction: 'out', kind: 'post', text });
    const inner = `"${text.replaceAll('"', '""').replaceAll('\n', '"\n"')}"`;
    return [seconds(at(i)).replace('T', ' '), `https://s.example/${i}`, inner, '', '', 'MEMBER_NETWORK'];
  });
  const comments = list.map((text, i) => {
    truth.push({ time: seconds(at(i)), direction: 'out', kind: 'reply', conversation: 'https://l.example', text });
    return `${seconds(at(i)).replace('T', ' ')},https://l.example,"${text.replaceAll('"', '\\"')}"`;
  });
  const head = ['CONVERSATION ID', 'CONVERSATION TITLE', 'FROM', 'SENDER PROFILE URL', 'TO', ...(modern ? ['RECIPIENT PROFILE URLS'] : []), 'DATE', 'SUBJECT', 'CONTENT', 'FOLDER', ...(modern ? ['ATTACHMENTS', 'IS MESSAGE DRAFT'] : [])];
  const row = (i, from, fromUrl, to, toUrl, content, draft = 'No') =>
    [`c${i}`, '', from, fromUrl, to, ...(modern ? [toUrl] : []), `${seconds(at(i)).replace('T', ' ')} UTC`, '', content, 'INBOX', ...(modern ? ['', draft] : [])];
  const messages = texts(seed + 1, 4).map((text, i) => {
    const isOut = i % 2 === 0;
    truth.push({ time: `${seconds(at(i))}Z`, direction: isOut ? 'out' : 'in', kind: 'dm', counterpart: modern ? url('ann') : 'Ann, PhD', conversation: `c${i}`, text });
    return isOut ? row(i, 'Me Myself', myUrl, 'Ann, PhD', url('ann'), text) : row(i, 'Ann, PhD', url('ann'), 'Me Myself', myUrl, text);
  });
  truth.push({ time: `${seconds(at(9))}Z`, direction: 'in', kind: 'dm', counterpart: modern ? url('ad') : 'Ad', conversation: 'c9', text: 'Hi %FIRSTNAME%,\na course & more' });
  messages.push(row(9, 'Ad', url('ad'), 'Me Myself', myUrl, '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,<br>a course &amp; more</p>'));
  if (modern) messages.push(row(10, 'Me Myself', myUrl, 'Ann, PhD', url('ann'), 'not sent', 'Yes'));
  const connections = [
    ...(era >= 2022 ? ['Notes:', '"When exporting, some e-mail addresses may be missing"', ''] : []),
    ...[`First Name,Last Name${modern ? ',URL' : ''},Email Address,Company,Position,Connected On`, `Ann,"Lee, PhD"${modern ? `,${url('ann')}` : ''},ann@mail.example,,Baker,08 Feb 2026`],
    ...[`,,${modern ? ',' : ''},,,07 Jun 2026`, `Bo,B${modern ? `,${url('bo')}` : ''},,,,31 Foo 2026`],
  ].join('\n');
  truth.push({ time: '2026-02-08', kind: 'connect', counterpart: modern ? url('ann') : 'Ann Lee, PhD' }, { time: '2026-06-07', kind: 'connect' });
  truth.push({ time: '2026-01-29T14:37', direction: 'out', kind: 'connect', counterpart: modern ? url('ann') : 'Ann', text: 'Shall we talk bread?' });
  const invitations = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nMe Myself,Ann,"1/29/26, 2:37 PM",Shall we talk bread?,OUTGOING,${myUrl},${url('ann')}\n`;
  const files = {
    'Profile.csv': 'First Name,Last Name,Maiden Name,Address\nMe,Myself,,\n',
    [era >= 2026 ? 'Shares_12.csv' : 'Shares.csv']: csv([['Date', 'ShareLink', 'ShareCommentary', 'SharedUrl', 'MediaUrl', 'Visibility'], ...shares]),
    'Comments.csv': `Date,Link,Message\n${comments.join('\n')}\n`,
    'messages.csv': csv([head, ...messages], { all: era >= 2026 }),
    'Connections.csv': `\ufeff${connections}`.replaceAll('\n', era < 2022 ? '\r\n' : '\n'),
    'Invitations.csv': invitations,
    'Reactions.csv': 'Date,Type,Link\n2026-01-01 10:00:00,LIKE,https://l.example\n',
  };
  return { name: `Complete_LinkedInDataExport_${era}.zip`, files, bytes: zip(files), truth };
}

// ---- Instagram, Threads, Facebook

const unix = (date) => Math.floor(date.getTime() / 1000);
const wholeSecond = (date) => `${seconds(date)}Z`;
const follow = (name, i, newer) => ({ title: newer ? name : '', media_list_data: [], string_list_data: [{ href: `https://www.instagram.com/${name}`, ...(newer ? {} : { value: name }), timestamp: unix(at(i)) }] });

function thread(truth, seed, [self, other], conversation, counterpart = other) {
  const messages = texts(seed, 4).map((text, i) => {
    const isOut = i % 2 === 1;
    truth.push({ time: iso(at(i)), direction: isOut ? 'out' : 'in', kind: 'dm', counterpart, conversation, text });
    return { sender_name: isOut ? self : other, timestamp_ms: at(i).getTime(), content: text, is_geoblocked_for_viewer: false };
  });
  messages.push({ sender_name: self, timestamp_ms: at(5).getTime(), is_unsent: true }, 42);
  return { participants: [{ name: other }, { name: self }], messages: messages.reverse(), title: other, thread_path: `inbox/${conversation}`, magic_words: [] };
}

export function instagramArchive(seed = 4, { era = 2025 } = {}) {
  const truth = [];
  const newer = era >= 2025;
  const posts = texts(seed, 3).map((text, i) => {
    truth.push({ time: wholeSecond(at(i)), direction: 'out', kind: 'post', text });
    const media = { uri: 'media/a.jpg', creation_timestamp: unix(at(i)), title: i === 0 ? text : '' };
    return i === 0 ? { media: [media] } : { media: [media, { ...media, title: '' }], title: text, creation_timestamp: unix(at(i)) };
  });
  const talk = thread(truth, seed + 1, ['Zo\u00eb \ud83c\udf5e', 'Bj\u00f6rn'], 'bjorn_123', 'bjorn');
  truth.push({ time: wholeSecond(at(0)), direction: 'in', kind: 'follow', counterpart: 'bjorn' });
  truth.push({ time: wholeSecond(at(1)), direction: 'out', kind: 'follow', counterpart: 'bakery' });
  truth.push({ time: wholeSecond(at(2)), direction: 'out', kind: 'reply', counterpart: 'bjorn', text: 'D\u00e9j\u00e0 vu' });
  const comment = { media_list_data: [], string_map_data: { Comment: { value: 'D\u00e9j\u00e0 vu' }, 'Media Owner': { value: 'bjorn' }, Time: { timestamp: unix(at(2)) } } };
  const profile = newer ? 'personal_information/personal_information/personal_information.json' : 'account_information/personal_information.json';
  const written = texts(seed + 2, 2).map((text, i) => {
    truth.push({ time: wholeSecond(at(i)), direction: 'out', kind: i ? 'reply' : 'post', text });
    return { media: [{ uri: '', creation_timestamp: unix(at(i)), title: text, text_app_post: { is_reply: i === 1 } }] };
  });
  const files = {
    [profile]: scrambled({ profile_user: [{ string_map_data: { Name: { value: 'Zo\u00eb \ud83c\udf5e' }, 'Adresse \u00e9lectronique': { value: 'hidden@mail.example' } } }] }),
    [newer ? 'your_instagram_activity/media/posts_1.json' : 'content/posts_1.json']: scrambled(posts),
    [`${newer ? 'your_instagram_activity/' : ''}messages/inbox/bjorn_123/message_1.json`]: scrambled(talk),
    'connections/followers_and_following/followers_1.json': scrambled(newer ? [follow('bjorn', 0, newer)] : { relationships_followers: [follow('bjorn', 0, newer)] }),
    'connections/followers_and_following/following.json': scrambled({ relationships_following: [follow('bakery', 1, newer)] }),
    [`${newer ? 'your_instagram_activity/' : ''}comments/post_comments_1.json`]: scrambled(newer ? [comment] : { comments_media_comments: [comment] }),
    'your_instagram_activity/threads/threads_and_replies.json': scrambled({ text_post_app_text_posts: written }),
    'media/posts/a.jpg': 'picture',
  };
  return { name: `instagram-${era}.zip`, files, bytes: zip(files), truth };
}

export function facebookArchive(seed = 5, { era = 2024 } = {}) {
  const truth = [];
  const posts = texts(seed, 3).map((text, i) => {
    truth.push({ time: wholeSecond(at(i)), direction: 'out', kind: 'post', text: i === 2 ? `${text}\nhttps://shop.example/a` : text });
    const attachments = i === 2 ? { attachments: [{ data: [{ external_context: { url: 'https://shop.example/a' } }] }] } : {};
    return { timestamp: unix(at(i)), data: [{ post: text }, { update_timestamp: unix(at(i)) }], ...attachments };
  });
  const talk = thread(truth, seed + 1, ['Zo\u00eb Baker', 'Bj\u00f6rn \u00c5'], 'bjorna_99');
  truth.push({ time: wholeSecond(at(3)), kind: 'connect', counterpart: 'Bj\u00f6rn \u00c5' });
  truth.push({ time: wholeSecond(at(4)), direction: 'out', kind: 'reply', text: 'D\u00e9j\u00e0 vu' });
  const top = era >= 2024 ? 'your_facebook_activity/' : '';
  const profile = { profile_v2: { name: { full_name: 'Zo\u00eb Baker' }, emails: { emails: ['hidden@mail.example'] } } };
  const files = {
    [era >= 2024 ? 'personal_information/profile_information/profile_information.json' : 'profile_information/profile_information.json']: scrambled(profile),
    [era >= 2024 ? `${top}posts/your_posts__check_ins__photos_and_videos_1.json` : 'posts/your_posts_1.json']: scrambled([...posts, 42]),
    [`${top}messages/inbox/bjorna_99/message_1.json`]: scrambled(talk),
    'connections/friends/your_friends.json': scrambled({ friends_v2: [{ name: 'Bj\u00f6rn \u00c5', timestamp: unix(at(3)) }] }),
    [`${top}comments_and_reactions/comments.json`]: scrambled({ comments_v2: [{ timestamp: unix(at(4)), data: [{ comment: { timestamp: unix(at(4)), comment: 'D\u00e9j\u00e0 vu', author: 'Zo\u00eb Baker' } }], title: 'x' }] }),
  };
  return { name: `facebook-${era}.zip`, files, bytes: zip(files), truth };
}

// ---- WhatsApp

const local = (date) => ({ y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate(), h: date.getUTCHours(), min: date.getUTCMinutes(), s: date.getUTCSeconds() });
const twelve = ({ h, min, s }, space, withSeconds) => `${h % 12 || 12}:${two(min)}${withSeconds ? `:${two(s)}` : ''}${space}${h < 12 ? 'AM' : 'PM'}`;

/** Date formats by phone and country; `s`: with seconds. */
export const whatsappFormats = {
  'android-us': { head: (t) => `${t.m}/${t.d}/${t.y % 100}, ${twelve(t, '\u202f')} - ` },
  'android-gb': { head: (t) => `${two(t.d)}/${two(t.m)}/${t.y}, ${two(t.h)}:${two(t.min)} - ` },
  'android-de': { head: (t) => `${two(t.d)}.${two(t.m)}.${t.y % 100}, ${two(t.h)}:${two(t.min)} - ` },
  'android-fi': { head: (t) => `${t.d}.${t.m}.${t.y} klo ${t.h}.${two(t.min)} - ` },
  'android-es': { head: (t) => `${t.d}/${t.m}/${t.y % 100}, ${t.h % 12 || 12}:${two(t.min)} ${t.h < 12 ? 'a' : 'p'}.\u00a0m. - ` },
  'android-nl': { head: (t) => `${two(t.d)}-${two(t.m)}-${t.y} ${two(t.h)}:${two(t.min)} - ` },
  'ios-gb': { s: true, head: (t) => `\u200e[${two(t.d)}/${two(t.m)}/${t.y}, ${two(t.h)}:${two(t.min)}:${two(t.s)}] ` },
  'ios-us': { s: true, head: (t) => `[${t.m}/${t.d}/${t.y % 100}, ${twelve(t, '\u202f', true)}] ` },
  'ios-se': { s: true, head: (t) => `[${t.y}-${two(t.m)}-${two(t.d)}, ${two(t.h)}:${two(t.min)}:${two(t.s)}] ` },
};

export function whatsappChat(seed = 6, format = 'android-us') {
  const { head, s } = whatsappFormats[format];
  const truth = [];
  const lines = texts(seed, 10).map((text, i) => {
    const date = at(i * 20);
    const isOut = i % 2 === 0;
    truth.push({ time: seconds(date).slice(0, s ? 19 : 16), direction: isOut ? 'out' : 'in', kind: 'dm', counterpart: 'Ann', conversation: 'WhatsApp Chat with Ann', text });
    return `${head(local(date))}${isOut ? 'Zo\u00eb' : 'Ann'}: ${text}`;
  });
  lines.unshift(s ? `${head(local(at(0)))}Ann: \u200eMessages and calls are end-to-end encrypted.` : `${head(local(at(0)))}Messages and calls are end-to-end encrypted.`);
  return { name: 'WhatsApp Chat with Ann.txt', bytes: Buffer.from(lines.join(s ? '\r\n' : '\n')), truth };
}

// ---- Telegram, Mastodon, Bluesky

export function telegramExport(seed = 7, { whole = true, old = false } = {}) {
  const truth = [];
  const messages = texts(seed, 4).map((text, i) => {
    const isOut = i % 2 === 0;
    const link = i === 3;
    const time = old ? seconds(at(i)) : wholeSecond(at(i));
    truth.push({ id: `555/${i}`, time, direction: isOut ? 'out' : 'in', kind: 'dm', counterpart: 'user555', conversation: '555', text: link ? `${text}here (https://a.example)` : text });
    const parts = [{ type: 'plain', text }, { type: 'text_link', text: 'here', href: 'https://a.example' }];
    const entities = link ? parts : [{ type: 'plain', text }];
    return { id: i, type: 'message', date: seconds(at(i)), ...(old ? {} : { date_unixtime: String(unix(at(i))) }), from: isOut ? 'Me' : 'Ann', from_id: isOut ? 'user1' : 'user555', text: link ? [text, parts[1]] : text, ...(old ? {} : { text_entities: entities }) };
  });
  messages.push({ id: 90, type: 'service', date: seconds(at(9)), action: 'phone_call' }, 'junk');
  const chat = { name: 'Ann', type: 'personal_chat', id: 555, messages };
  const all = { about: 'x', personal_information: { user_id: 1, first_name: 'Me', phone_number: '+00 000' }, contacts: { list: [] }, chats: { about: 'x', list: [{ name: 'S', type: 'saved_messages', id: 1, messages: [messages[0]] }, chat] }, left_chats: { list: [] } };
  return { name: 'result.json', bytes: Buffer.from(JSON.stringify(whole ? all : chat, null, 1)), truth };
}

export function mastodonArchive(seed = 8, { era = 'zip' } = {}) {
  const self = 'https://m.example/users/me';
  const everyone = 'https://www.w3.org/ns/activitystreams#Public';
  const truth = [];
  const items = texts(seed, 6).map((text, i) => {
    const id = `${self}/statuses/${big(i)}`;
    const kind = ['post', 'reply', 'dm'][i % 3];
    const counterpart = kind === 'post' ? undefined : '@ann@b.example';
    truth.push(omit({ id, time: wholeSecond(at(i)), direction: 'out', kind, counterpart, conversation: 'tag:1', text }));
    const html = escaped(text).replaceAll('\n', '<br />').replace('https://bread.example/notes?a=1&amp;b=2', '<a href="https://bread.example/notes?a=1&amp;b=2"><span class="invisible">https://</span><span class="ellipsis">bread.example/no</span><span class="invisible">tes</span></a>');
    const tag = kind === 'post' ? [] : [{ type: 'Mention', href: 'https://b.example/ann', name: '@ann@b.example' }];
    const to = kind === 'dm' ? ['https://b.example/ann'] : [everyone];
    const object = { id, type: 'Note', summary: null, inReplyTo: kind === 'reply' ? 'https://b.example/1' : null, published: wholeSecond(at(i)), to, cc: [], content: `<p>${html}</p>`, contentMap: { en: 'x' }, conversation: 'tag:1', tag };
    return { id: `${id}/activity`, type: 'Create', actor: self, published: wholeSecond(at(i)), to, cc: [], object };
  });
  truth.push({ id: `${self}/a`, time: wholeSecond(at(9)), direction: 'out', kind: 'repost', conversation: 'https://b.example/2' });
  items.push({ id: `${self}/a`, type: 'Announce', published: wholeSecond(at(9)), to: [everyone], object: 'https://b.example/2' }, 7);
  const context = 'https://www.w3.org/ns/activitystreams';
  const files = {
    'media_attachments/files/1.jpg': 'picture',
    'outbox.json': JSON.stringify({ '@context': context, id: 'outbox.json', type: 'OrderedCollection', totalItems: 7, orderedItems: items }),
    'actor.json': JSON.stringify({ '@context': [context], id: self, type: 'Person', preferredUsername: 'me' }),
    'likes.json': JSON.stringify({ '@context': context, id: 'likes.json', type: 'OrderedCollection', orderedItems: ['https://b.example/3'] }),
  };
  const pack = { zip, tar, 'tar.gz': tarGz }[era];
  return { name: `archive.${era}`, bytes: pack(files), truth };
}

export function blueskyRepo(seed = 9, { rootLast = false } = {}) {
  const truth = [];
  const records = {};
  texts(seed, 5).forEach((text, i) => {
    const rkey = `3k${String(i).padStart(11, '2')}`;
    const isReply = i % 2 === 1;
    const uri = 'at://did:plc:ann/app.bsky.feed.post/3kroot';
    const shown = `${text} bread.example/no...`;
    const facet = { index: { byteStart: Buffer.byteLength(text) + 1, byteEnd: Buffer.byteLength(shown) }, features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://bread.example/notes' }] };
    truth.push(omit({ id: rkey, time: iso(at(i)), direction: 'out', kind: isReply ? 'reply' : 'post', counterpart: isReply ? 'did:plc:ann' : undefined, conversation: isReply ? uri : undefined, text: `${text} https://bread.example/notes` }));
    records[`app.bsky.feed.post/${rkey}`] = { $type: 'app.bsky.feed.post', text: shown, createdAt: iso(at(i)), facets: [facet], ...(isReply ? { reply: { root: { uri }, parent: { uri } } } : {}) };
  });
  records['app.bsky.graph.follow/3kf'] = { $type: 'app.bsky.graph.follow', subject: 'did:plc:ann', createdAt: iso(at(0)) };
  records['app.bsky.feed.like/3kl'] = { $type: 'app.bsky.feed.like', createdAt: iso(at(0)) };
  truth.push({ id: '3kf', time: iso(at(0)), direction: 'out', kind: 'follow', counterpart: 'did:plc:ann' });
  return { name: 'repo.car', bytes: car('did:plc:me', records, { rootLast }), truth };
}

// ---- Reddit, Discord

export function redditArchive(seed = 10, { era = 2026 } = {}) {
  const list = texts(seed, 3);
  const time = (i) => `${seconds(at(i)).replace('T', ' ')} UTC`;
  const prefix = era < 2026 ? 't1_' : '';
  const truth = [
    ...list.map((text, i) => ({ id: `p${i}`, time: wholeSecond(at(i)), direction: 'out', kind: 'post', text: `A title\n${text}` })),
    ...list.map((text, i) => ({ id: `c${i}`, time: wholeSecond(at(i)), direction: 'out', kind: 'reply', conversation: 'https://r.example/l', text })),
    ...list.map((text, i) => ({ id: `m${i}`, time: wholeSecond(at(i)), direction: i % 2 ? 'in' : 'out', kind: 'dm', counterpart: 'ann', conversation: 't', text: `Hello\n${text}` })),
  ];
  const files = {
    'statistics.csv': 'statistic,value\naccount name,me\nemail,hidden@mail.example\n',
    'posts.csv': csv([['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'title', 'url', 'body'], ...list.map((text, i) => [`p${i}`, '', time(i), '192.0.2.7', 'bread', '0', 'A title', '', text])]),
    'comments_1.csv': `\ufeff${csv([['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'link', 'parent', 'body', 'media'].slice(0, era < 2026 ? 9 : 10), ...list.map((text, i) => [`${prefix}c${i}`, '', time(i), '192.0.2.7', 'bread', '0', 'https://r.example/l', 't3_1', text, '']), ['x9', '', time(9), '', 'bread', '0', '', '', '[deleted]', '']])}`,
    'comment_headers.csv': 'id,permalink,date,ip,subreddit,gildings,link,parent\n',
    'messages.csv': csv([['id', 'permalink', 'thread_id', 'date', 'ip', 'from', 'to', 'subject', 'body'], ...list.map((text, i) => [`m${i}`, '', 't', time(i), '192.0.2.7', ...(i % 2 ? ['ann', 'me'] : ['me', 'ann']), 'Hello', text])]),
  };
  return { name: 'export_me.zip', files, bytes: zip(files), truth };
}

export function discordPackage(seed = 11, { era = 2024 } = {}) {
  const channel = '812345678901234567';
  const list = texts(seed, 3);
  const stamp = (i) => (era < 2024 ? iso(at(i)).replace('T', ' ').replace('Z', '000+00:00') : seconds(at(i)).replace('T', ' '));
  const truth = list.map((text, i) => ({ id: big(i), time: era < 2024 ? iso(at(i)) : wholeSecond(at(i)), direction: 'out', kind: 'dm', counterpart: '77', conversation: channel, text }));
  const json = `[${list.map((text, i) => `{"ID": ${big(i)}, "Timestamp": "${stamp(i)}", "Contents": ${JSON.stringify(text)}, "Attachments": ""}`).join(',')}]`;
  const table = csv([['ID', 'Timestamp', 'Contents', 'Attachments'], ...list.map((text, i) => [big(i), stamp(i), text, ''])]);
  const files = {
    'Account/user.json': `{"id": "42", "username": "me", "discriminator": 0, "email": "hidden@mail.example"}`,
    'Messages/index.json': JSON.stringify({ [channel]: 'Direct Message with ann#0' }),
    [`Messages/c${channel}/channel.json`]: JSON.stringify({ id: channel, type: era < 2024 ? 1 : 'DM', recipients: ['77', '42'] }),
    [`Messages/c${channel}/messages.${era < 2024 ? 'csv' : 'json'}`]: era < 2024 ? table : json,
    'Activity/reporting/events-1.json': '{}',
  };
  return { name: 'package.zip', files, bytes: zip(files), truth };
}

/** Every format and era, by a name that says which. */
export const allExports = {
  'X, today': () => xArchive(1),
  'X, 2019': () => xArchive(1, { era: 2020 }),
  'X, 2018': () => xArchive(1, { era: 2018 }),
  'X, zipped again with its folder': () => xArchive(1, { folder: 'twitter-archive/' }),
  'X, before 2018': () => grailbird(),
  'LinkedIn, 2026': () => linkedinArchive(3),
  'LinkedIn, 2024': () => linkedinArchive(3, { era: 2024 }),
  'LinkedIn, 2022': () => linkedinArchive(3, { era: 2022 }),
  'LinkedIn, 2020': () => linkedinArchive(3, { era: 2020 }),
  'Instagram and Threads, 2025': () => instagramArchive(4),
  'Instagram and Threads, 2023': () => instagramArchive(4, { era: 2023 }),
  'Facebook, 2024': () => facebookArchive(5),
  'Facebook, 2022': () => facebookArchive(5, { era: 2022 }),
  ...Object.fromEntries(Object.keys(whatsappFormats).map((format) => [`WhatsApp, ${format}`, () => whatsappChat(6, format)])),
  'Telegram, everything': () => telegramExport(7),
  'Telegram, one chat': () => telegramExport(7, { whole: false }),
  'Telegram, before date_unixtime': () => telegramExport(7, { old: true }),
  'Mastodon, zip': () => mastodonArchive(8),
  'Mastodon, tar': () => mastodonArchive(8, { era: 'tar' }),
  'Mastodon, tar.gz': () => mastodonArchive(8, { era: 'tar.gz' }),
  'Bluesky': () => blueskyRepo(9),
  'Bluesky, root at the end': () => blueskyRepo(9, { rootLast: true }),
  'Reddit, 2026': () => redditArchive(10),
  'Reddit, 2023': () => redditArchive(10, { era: 2023 }),
  'Discord, 2024': () => discordPackage(11),
  'Discord, 2022': () => discordPackage(11, { era: 2022 }),
};
