// What real exports do that their formats do not promise: one small file for each habit, and what must come out of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { car, csv, scrambled, tarGz, zip } from '../data/writers.mjs';
import { file, ImportError, read } from './importing.mjs';

/** Loose files, as of an unpacked folder. */
const folder = (files) => Object.entries(files).map(([name, content]) => ({ name, size: Buffer.byteLength(content), read: async (from, to) => Buffer.from(content).subarray(from, to) }));
const pick = (list, ...keys) => list.map((message) => keys.map((key) => message[key]));
const json = JSON.stringify;

// ---- containers, names and encodings

test('names of files count without case, and with what a second download adds', async () => {
  const tweet = { id_str: '1', full_text: 'bread', created_at: 'Sat Feb 18 12:33:11 +0000 2023' };
  const outbox = json({ '@context': 'https://www.w3.org/ns/activitystreams', type: 'OrderedCollection', orderedItems: [{ type: 'Announce', id: 'a', published: '2024-01-01T00:00:00Z', object: 'b' }] });
  const given = {
    'TWEETS.JS': `window.YTD.tweets.part0 = ${json([{ tweet }])}`,
    'tweets (1).js': `window.YTD.tweets.part0 = ${json([{ tweet }])}`,
    'tweets.txt': `window.YTD.tweets.part0 = ${json([{ tweet }])}`,
    'Outbox (2).JSON': outbox,
    'messages (1).CSV': 'ID,Timestamp,Contents,Attachments\n1,2024-01-01 10:00:00,bread,\n',
    'connections - Copy.csv': 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,u,,,,08 Feb 2026\n',
    'FOLLOWERS_1.JSON': json([{ title: '', string_list_data: [{ value: 'ann', timestamp: 1700000000 }] }]),
  };
  for (const [name, content] of Object.entries(given)) assert.equal((await read(file(name, content))).list.length, 1, name);
});

test('a zip that was cut off gives what stands before the cut, with and without sizes in its headers', async () => {
  const lines = (from) => Array.from({ length: 4000 }, (_, i) => `{"id":"${from + i}","text":"loaf ${from + i} ${Math.sin(i)}","time":"2024-05-01"}`).join('\n');
  const files = { 'a/one.ndjson': lines(0), 'a/two.ndjson': lines(10000) };
  const withDescriptors = (entry) => (entry.descriptor = true);
  for (const change of [() => {}, withDescriptors]) {
    const whole = zip(files, change);
    const cut = whole.subarray(0, Math.floor(whole.length * 0.8));
    const { list, summary } = await read(file('export.zip', cut));
    assert.ok(list.length > 5000 && list.length < 8000, `${list.length}`);
    assert.match(json(summary.filesSkipped), /cut off or damaged.*what stands before the damage was read/);
  }
});

test('of a tar.gz that was cut off, what stands before the cut is read', async () => {
  const items = Array.from({ length: 3000 }, (_, i) => ({ type: 'Announce', id: `a${i}`, published: '2024-01-01T00:00:00Z', object: `b${Math.cos(i)}` }));
  const whole = tarGz({ 'outbox.json': json({ '@context': 'https://www.w3.org/ns/activitystreams', type: 'OrderedCollection', orderedItems: items }) });
  const { list } = await read(file('archive.tar.gz', whole.subarray(0, Math.floor(whole.length * 0.7))));
  assert.ok(list.length > 1500 && list.length < 3000, `${list.length}`);
});

test('old encodings are read, and some broken bytes do not change the encoding of a file', async () => {
  const chat = 'window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"caf\u00e9 \u00fcber alles Brot","created_at":"Sat Feb 18 12:33:11 +0000 2023"}}]';
  const texts = async (content) => pick((await read(file('tweets.js', content))).list, 'text').flat();
  assert.deepEqual(await texts(Buffer.from(chat, 'latin1')), ['caf\u00e9 \u00fcber alles Brot']);
  assert.deepEqual(await texts(Buffer.from(`\ufeff${chat}`, 'utf16le')), ['caf\u00e9 \u00fcber alles Brot']);
  const broken = Buffer.concat([Buffer.from('text,time\ncaf\u00e9 \u00fcber,2024-01-01\nbro'), Buffer.from([0xff]), Buffer.from('ken,2024-01-02\n')]);
  assert.deepEqual(pick((await read(file('a.csv', broken))).list, 'text').flat(), ['caf\u00e9 \u00fcber', 'bro\ufffdken']);
  const late = `text\n${`${'plain '.repeat(1000)}\n`.repeat(60)}`;
  for (const at of [0, 1, 2]) {
    const { list } = await read(file('a.csv', Buffer.concat([Buffer.from(late.slice(0, late.length - at)), Buffer.from('\ncaf\u00e9 na\u00efve\n')])));
    assert.equal(list.at(-1).text, 'caf\u00e9 na\u00efve');
  }
});

test('an encoding that nothing tells apart is named, and not read as noise', async () => {
  const russian = Buffer.from([...'text\n'].map((char) => char.charCodeAt(0)).concat([0xe7, 0xe0, 0xe2, 0xf2, 0xf0, 0xe0, 0x20, 0xe1, 0xf3, 0xe4, 0xe5, 0xf2, 0x20, 0xf5, 0xeb, 0xe5, 0xe1, 0x0a]));
  await assert.rejects(read(file('a.csv', russian)), /its encoding is not known: save it as UTF-8: a\.csv/);
});

test('of a row whose quote is never closed only its first line is lost', async () => {
  const { list, summary } = await read(file('a.csv', `"text","time"\n"one","2024-01-01"\n"two,2024-01-02\n${'three,2024-01-03\n'.repeat(3)}`));
  assert.deepEqual(pick(list, 'text').flat(), ['one', 'three', 'three', 'three']);
  assert.match(json(summary.recordsSkipped), /a quote is not closed/);
});

test('a file that cannot be opened costs only itself', async () => {
  const locked = { name: 'b.csv', size: 10, read: async () => Promise.reject(new Error('EACCES')) };
  const { list, summary } = await read([file('a.csv', 'text\nbread\n'), locked]);
  assert.equal(list.length, 1);
  assert.match(json(summary.filesSkipped), /b\.csv/);
});

test('what is no export is named: an archive in an archive, a table without words, an export of nothing', async () => {
  const refusal = async (source) => read(source).then(() => assert.fail('it was read'), (error) => (assert.ok(error instanceof ImportError, error.stack), error.message));
  assert.match(await refusal(file('a.zip', zip({ 'b/inner.zip': 'PK' }))), /holds another archive/);
  assert.match(await refusal(file('a.csv', 'name,price\nloaf,3\n')), /a table.*none of its columns is called text/);
  assert.match(await refusal(file('tweets.js', 'window.YTD.tweets.part0 = [ ]')), /an export of X, but it holds no messages/);
  assert.match(await refusal(file('history.gz', gzipSync('{"a": 1}'))), /holds no archive. Unpack it/);
  assert.match(await refusal(file('takeout.zip', zip({ 'Takeout/history.json': '[]', 'Takeout/archive_browser.html': '<p>' }))), /No messages of a known export/);
  assert.match(await refusal(folder({ 'slack/general/2024-01-01.json': '[{"type": "message", "text": "hi", "ts": "1.2", "date": "x"}]' })), /No messages of a known export/);
  assert.match(await refusal(file('result.json', '{"products": [{"name": "loaf"}]}')), /No messages of a known export/);
});

// ---- X

const assign = (name, value) => `window.YTD.${name}.part0 = ${json(value)}`;
const tweetTime = (second) => `Sat Feb 18 12:33:${String(second).padStart(2, '0')} +0000 2023`;

test('X: a thread is no conversation, also where the archive does not say whose it is', async () => {
  const tweets = [
    { tweet: { id_str: '1', full_text: 'one', created_at: tweetTime(1) } },
    { tweet: { id_str: '2', full_text: 'two', created_at: tweetTime(2), in_reply_to_status_id_str: '1', in_reply_to_user_id_str: '7' } },
    { tweet: { id_str: '3', full_text: '@ann hi', created_at: tweetTime(3), in_reply_to_status_id_str: '900', in_reply_to_user_id_str: '8' } },
  ];
  const content = assign('tweets', tweets.reverse());
  const kinds = ['reply', 'post', 'post'];
  assert.deepEqual(pick((await read(file('tweets.js', content))).list, 'kind').flat(), kinds);
  const whole = { 'data/tweets.js': content, 'data/account.js': assign('account', [{ account: { accountId: '7' } }]) };
  assert.deepEqual(pick((await read(folder(whole))).list, 'kind').flat(), kinds);
});

test('X: own pictures are no links, and the file and the global name may be those of any year', async () => {
  const entities = { media: [{ url: 'https://t.co/p', expanded_url: 'https://twitter.com/me/status/1/photo/1' }], urls: [{ url: 'https://t.co/l', expanded_url: 'https://bread.example' }] };
  const tweet = { id_str: '1', full_text: 'see https://t.co/l https://t.co/p', created_at: tweetTime(1), entities };
  const message = (id) => ({ messageCreate: { id, senderId: '7', recipientId: '8', text: 'hi', createdAt: '1643299132744' } });
  const group = { dmConversation: { conversationId: '55', messages: [{ joinConversation: {} }, { messageCreate: { id: 'g', senderId: '8', text: 'all', createdAt: '2022-01-27T15:58:52.744Z' } }, { reactionCreate: {} }] } };
  const files = {
    'data/account.js': 'window.NEW.name = [{"account": {"accountId": "7"}}]',
    'data/tweets-part1.js': assign('tweets', [{ tweet }]).replace('part0', 'part1'),
    'data/direct-message.js': assign('direct_message', [{ dmConversation: { conversationId: '7-8', messages: [message('a')] } }]),
    'data/direct_messages_group.js': assign('direct_messages_group', [group]),
    'data/community_tweet.js': assign('community_tweet', []),
    'data/deleted-tweets.js': assign('deleted_tweets', [{ tweet }]),
  };
  const { list, summary } = await read(folder(files));
  assert.deepEqual(pick(list, 'text', 'direction', 'counterpart', 'time'), [
    ['see https://bread.example', 'out', undefined, '2023-02-18T12:33:01Z'],
    ['all', 'in', '8', '2022-01-27T15:58:52.744Z'],
    ['hi', 'out', '8', '2022-01-27T15:58:52.744Z'],
  ]);
  assert.equal(summary.recordsSkipped.length, 0);
  assert.match(json(summary.filesSkipped), /posts that you deleted/);
});

test('X: the name of a conversation may stand behind its messages', async () => {
  const message = (id, senderId, recipientId) => ({ messageCreate: { id, senderId, recipientId, text: 'hi', createdAt: '2022-01-27T15:58:52.744Z' } });
  const conversations = [{ dmConversation: { messages: [message('1', '900', '7')], conversationId: '7-900' } }, { dmConversation: { messages: [message('2', '7', '31')], conversationId: '7-31' } }];
  const { list } = await read(file('direct-messages.js', assign('direct_messages', conversations)));
  assert.deepEqual(pick(list, 'conversation', 'direction', 'counterpart'), [['7-900', 'in', '900'], ['7-31', 'out', '31']]);
});

test('X: a long post is found by its id, or one second off', async () => {
  const whole = (word) => `${word} `.repeat(80).trim();
  const tweet = (id, word, second) => ({ tweet: { id_str: id, full_text: `${whole(word).slice(0, 200)}\u2026 https://t.co/x`, created_at: tweetTime(second) } });
  const notes = [
    { noteTweet: { noteTweetId: '91', tweetId: '1', createdAt: '2023-02-18T15:00:00.000Z', noteTweetResults: { text: whole('loaf') } } },
    { noteTweet: { noteTweetId: '92', createdAt: '2023-02-18T12:33:02.000Z', core: { text: whole('crumb') } } },
  ];
  const { list } = await read(folder({ 'tweets.js': assign('tweets', [tweet('1', 'loaf', 1), tweet('2', 'crumb', 3)]), 'note-tweet.js': assign('note_tweet', notes) }));
  assert.deepEqual(pick(list, 'id', 'text'), [['1', whole('loaf')], ['2', whole('crumb')]]);
});

test('X, before 2018: whole links from the table, and the months as JavaScript', async () => {
  const row = ['5', '', '', '2013-01-31 21:04:46 +0000', 'web', 'see http://t.co/a', '', '', '', 'http://bread.example,http://bread.example'];
  const head = 'tweet_id,in_reply_to_status_id,in_reply_to_user_id,timestamp,source,text,retweeted_status_id,retweeted_status_user_id,retweeted_status_timestamp,expanded_urls'.split(',');
  const month = `Grailbird.data.tweets_2013_02 = ${json([{ id: 6, id_str: '6', text: 'rye', created_at: '2013-02-01 10:00:00 +0000', user: { id_str: '7' } }])}`;
  const { list } = await read(folder({ 'tweets.csv': csv([head, row], { all: true }), 'data/js/tweets/2013_02.js': month }));
  assert.deepEqual(pick(list, 'id', 'text', 'time').sort(), [['5', 'see http://bread.example', '2013-01-31T21:04:46Z'], ['6', 'rye', '2013-02-01T10:00:00Z']]);
});

// ---- LinkedIn

test('LinkedIn: copies that a spreadsheet saved again are read, with its separators, dates and encoding', async () => {
  const notes = 'Notes:;;;;;;\r\nWhen exporting, some e-mail addresses, if any, are missing;;;;;;\r\n;;;;;;\r\n';
  const connections = `${notes}First Name;Last Name;URL;Email Address;Company;Position;Connected On\r\nZo\u00eb;Lee;https://l.example/zoe;;;;08 Feb 2026\r\n`;
  const shares = '\ufeffDate;ShareLink;ShareCommentary;SharedUrl;MediaUrl;Visibility\r\n09.02.2026 01:21;https://s.example/1;"Bread; again";;;\r\n';
  const invitations = 'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nMe,Ann,"03/04/26, 14:37",hi,OUTGOING,m,a\nMe,Bo,"29/01/26, 14:37",hi,OUTGOING,m,b\n';
  assert.deepEqual(pick((await read(file('c.csv', Buffer.from(connections, 'latin1')))).list, 'time', 'counterpart'), [['2026-02-08', 'https://l.example/zoe']]);
  assert.deepEqual(pick((await read(file('Shares.csv', shares))).list, 'time', 'text'), [['2026-02-09T01:21', 'Bread; again']]);
  assert.deepEqual(pick((await read(file('Invitations.csv', invitations))).list, 'time'), [['2026-04-03T14:37'], ['2026-01-29T14:37']]);
});

test('LinkedIn: quotes in comments and shares, as LinkedIn writes them and as others do', async () => {
  const comments = (row) => file('Comments_12.csv', `Date,Link,Message\n${row}\n2026-01-01 10:00:01,l,next\n`);
  for (const row of ['2026-01-01 10:00:00,l,"He said \\"not yet\\", then left"', '2026-01-01 10:00:00,l,"He said ""not yet"", then left"']) {
    assert.deepEqual(pick((await read(comments(row))).list, 'text').flat(), ['He said "not yet", then left', 'next']);
  }
  const share = async (field) => (await read(file('Shares.csv', csv([['Date', 'ShareLink', 'ShareCommentary', 'SharedUrl', 'MediaUrl', 'Visibility'], ['2026-02-09 01:21:47', 's', field, '', '', '']])))).list[0].text;
  assert.equal(await share('"one"\n""\n"two ""three"""'), 'one\n\ntwo "three"');
  assert.equal(await share('one"\n"two'), 'one\ntwo');
  assert.equal(await share('"Hello" she said'), '"Hello" she said');
  assert.equal(await share('she said "Hello"'), 'she said "Hello"');
});

test('LinkedIn: who is the owner, where the name in the profile is not the one in the messages', async () => {
  const head = 'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,IS CONVERSATION DRAFT';
  const row = (id, from, to, draft = 'No') => `${id},,${from},https://l.example/${from},${to},https://l.example/${to},2025-06-01 14:03:22 UTC,,hi ${id},,${draft}`;
  const files = { 'Profile.csv': 'First Name,Last Name,Maiden Name\nMe,Myself,\n', 'messages.csv': [head, row('1', 'Dr Me', 'Ann'), row('2', 'Bo', 'Dr Me'), row('3', 'Dr Me', 'Cy', 'Yes')].join('\n') };
  const { list } = await read(folder(files));
  assert.deepEqual(pick(list, 'direction', 'counterpart'), [['out', 'https://l.example/Ann'], ['in', 'https://l.example/Bo']]);
});

// ---- Mastodon and Bluesky

const note = (more, activity = {}) => ({ type: 'Create', id: 'x/activity', published: '2025-01-05T09:30:00Z', actor: 'https://m.example/users/me', object: { type: 'Note', id: `https://m.example/users/me/statuses/${more.n}`, content: '<p>hi</p>', to: 'as:Public', cc: [], ...more }, ...activity });
const outbox = (...items) => file('outbox.json', json({ '@context': ['https://www.w3.org/ns/activitystreams', {}], id: 'outbox.json', type: 'OrderedCollection', orderedItems: items }));

test('Mastodon: one address without a list, own threads, answers of the own server, polls and warnings', async () => {
  const ann = { type: 'Mention', href: 'https://m.example/@ann', name: '@ann' };
  const { list } = await read(outbox(
    note({ n: 1, summary: 'Food' }),
    note({ n: 2, inReplyTo: 'https://m.example/users/me/statuses/1' }),
    note({ n: 3, inReplyTo: 'https://m.example/users/ann/statuses/9', tag: ann }),
    note({ n: 4, to: 'https://m.example/users/ann', tag: [ann] }),
    note({ n: 5, type: 'Question', oneOf: [{ name: 'rye' }, { name: 'wheat' }] }),
  ));
  assert.deepEqual(pick(list, 'kind', 'counterpart', 'text'), [
    ['post', undefined, 'Food\nhi'],
    ['post', undefined, 'hi'],
    ['reply', '@ann@m.example', 'hi'],
    ['dm', '@ann@m.example', 'hi'],
    ['post', undefined, 'hi\nrye\nwheat'],
  ]);
  const follows = folder({ 'following_accounts.csv': 'Account address,Show boosts,Notify on new posts,Languages\nann@m.example,true,false,\n', 'muted_accounts.csv': 'Account address,Hide notifications\nbo@m.example,true\n' });
  assert.deepEqual((await read(follows)).list, [{ direction: 'out', kind: 'follow', counterpart: '@ann@m.example' }]);
});

test('Bluesky: a thread is no conversation, and a card beside pictures counts', async () => {
  const post = (more) => ({ $type: 'app.bsky.feed.post', text: 'hi', createdAt: '2025-01-05T09:30:00.000Z', ...more });
  const answer = (rkey, did) => ({ reply: { root: { uri: `at://${did}/app.bsky.feed.post/${rkey}` }, parent: { uri: `at://${did}/app.bsky.feed.post/${rkey}` } } });
  const records = {
    'app.bsky.feed.post/3ka': post({}),
    'app.bsky.feed.post/3kb': post(answer('3ka', 'did:plc:me')),
    'app.bsky.feed.post/3kc': post(answer('3jz', 'did:plc:ann')),
    'app.bsky.feed.post/3kd': post({ embed: { media: { external: { uri: 'https://bread.example' } } } }),
  };
  const { list } = await read(file('repo.car', car('did:plc:me', records)));
  assert.deepEqual(pick(list, 'id', 'kind', 'counterpart', 'text').sort(), [
    ['3ka', 'post', undefined, 'hi'],
    ['3kb', 'post', undefined, 'hi'],
    ['3kc', 'reply', 'did:plc:ann', 'hi'],
    ['3kd', 'post', undefined, 'hi\nhttps://bread.example'],
  ]);
});

test('an account that says it is automatic says so with each message', async () => {
  const tweet = { id_str: '1', full_text: 'bread', created_at: tweetTime(1), source: '<a href="https://loaf.example">Loaf</a>' };
  const label = [{ accountLabel: { label: 'Automated', managedByScreenName: 'ann' } }];
  const actor = json({ '@context': 'https://www.w3.org/ns/activitystreams', type: 'Service', id: 'https://m.example/users/me' });
  const notes = json({ '@context': 'https://www.w3.org/ns/activitystreams', type: 'OrderedCollection', orderedItems: [note({ n: 1 })] });
  const posts = { 'app.bsky.feed.post/3ka': { text: 'hi', createdAt: '2025-01-05T09:30:00.000Z' }, 'app.bsky.actor.profile/self': { labels: { values: [{ val: 'bot' }] } } };
  const channel = json({ guild: { id: '1' }, channel: { id: '2', type: 'GuildTextChat' }, messages: [{ id: '3', type: 'Default', timestamp: '2024-01-01T10:00:00+02:00', content: 'hi', author: { id: '4', name: 'b', isBot: true } }] });
  const given = [
    folder({ 'tweets.js': assign('tweets', [{ tweet }]), 'account-label.js': assign('account_label', label) }),
    folder({ 'actor.json': actor, 'outbox.json': notes }),
    file('repo.car', car('did:plc:me', posts)),
    file('channel.json', channel),
  ];
  for (const source of given) assert.deepEqual(pick((await read(source)).list, 'client'), [['bot']]);
  assert.deepEqual(pick((await read(folder({ 'tweets.js': assign('tweets', [{ tweet }]), 'account-label.js': assign('account_label', []) }))).list, 'client'), [['Loaf']]);
});

// ---- Facebook, Instagram, Threads

const meta = (folderOfThread, names, more = {}) => ({
  participants: names.map((name) => ({ name })),
  messages: names.map((name, i) => ({ sender_name: name, timestamp_ms: 1700000000000 + i, content: `from ${name}` })),
  title: names[0],
  thread_path: `inbox/${folderOfThread}`,
  ...more,
});

test('Instagram: the person of a thread is the one who followed, by the letters of the name', async () => {
  const followers = ['zoe.bakes_', 'bo1', 'b_o1'].map((value, i) => ({ title: '', string_list_data: [{ href: `https://www.instagram.com/${value}`, value, timestamp: 1700000000 + i }] }));
  const files = {
    'account_information/personal_information.json': scrambled({ profile_user: [{ string_map_data: { Nombre: { value: 'Yo' }, 'Nombre de usuario': { value: 'yo_' } } }] }),
    'followers_and_following/followers.json': scrambled({ relationships_followers: followers }),
    'messages/inbox/zoebakes_178/message_1.json': scrambled(meta('zoebakes_178', ['Zo\u00eb B.', 'Yo'])),
    'messages/inbox/bo1_179/message_1.json': scrambled(meta('bo1_179', ['Bo', 'Yo'])),
  };
  const { list, summary } = await read(file('instagram.zip', zip(files)));
  assert.deepEqual(summary.platforms, ['instagram']);
  const direct = list.filter(({ kind }) => kind === 'dm');
  assert.deepEqual(pick(direct, 'direction', 'counterpart').sort(), [['in', 'Bo'], ['in', 'zoe.bakes_'], ['out', 'Bo'], ['out', 'zoe.bakes_']]);
});

test('Instagram: comments are answers, reels and stories are posts, notices of the platform are no messages', async () => {
  const comment = { media_list_data: [], string_map_data: { Kommentar: { value: 'Sch\u00f6n' }, 'Besitzer der Medien': { value: 'ann' }, Uhrzeit: { timestamp: 1700000000 } } };
  const talk = meta('ann_1', ['Ann', 'Me']);
  talk.messages.push(...['Liked a message', 'Reacted \u2764\ufe0f to your message ', 'Ann sent an attachment.'].map((content) => ({ sender_name: 'Ann', timestamp_ms: 1700000005000, content })));
  const files = {
    'your_instagram_activity/comments/post_comments_1.json': scrambled([comment]),
    'your_instagram_activity/media/reels.json': scrambled({ ig_reels_media: [{ media: [{ uri: 'a', creation_timestamp: 1700000001, title: 'Reel' }] }] }),
    'your_instagram_activity/media/stories.json': scrambled({ ig_stories: [{ uri: 'a', creation_timestamp: 1700000002, title: 'Story' }] }),
    'your_instagram_activity/messages/inbox/ann_1/message_1.json': scrambled(talk),
  };
  const { list } = await read(file('instagram.zip', zip(files)));
  assert.deepEqual(pick(list, 'kind', 'text').sort(), [['dm', 'from Ann'], ['dm', 'from Me'], ['post', 'Reel'], ['post', 'Story'], ['reply', 'Sch\u00f6n']]);
  assert.equal(list.find(({ kind }) => kind === 'reply').counterpart, 'ann');
});

test('Instagram: who was unfollowed, with the time', async () => {
  const list = { relationships_unfollowed_users: [{ title: 'ann', media_list_data: [], string_list_data: [{ href: 'https://www.instagram.com/ann', timestamp: 1700000000 }] }] };
  const { list: found } = await read(file('recently_unfollowed_profiles.json', json(list)));
  assert.deepEqual(found, [{ time: '2023-11-14T22:13:20Z', direction: 'out', kind: 'unfollow', counterpart: 'ann' }]);
});

test('Facebook: end-to-end chats, groups, captions, and a list of posts by another name', async () => {
  const files = {
    'Ann_7.json': scrambled({ participants: ['Ann', 'Me'], threadName: 'Ann_7', messages: [{ senderName: 'Ann', text: 'h\u00ef', timestamp: 1700000000000, type: 'text', isUnsent: false }] }),
    'Bo_8.json': scrambled({ participants: ['Bo', 'Me'], threadName: 'Bo_8', messages: [{ senderName: 'Me', text: 'yo', timestamp: 1700000000001, isUnsent: false }] }),
    'groups/your_comments_in_groups.json': scrambled({ group_comments_v2: [{ timestamp: 1700000003, data: [{ comment: { timestamp: 1700000003, comment: 'nice' } }] }] }),
    'tus_publicaciones_1.json': scrambled([{ timestamp: 1700000004, attachments: [{ data: [{ media: { uri: 'a', description: 'Crumb' } }] }], data: [{ post: 'Pan' }] }, { timestamp: 1700000005, data: [], attachments: [{ data: [{ media: { description: 'Crumb' } }] }] }]),
    "posts/other_people's_posts_to_your_timeline.json": scrambled([{ timestamp: 1700000006, data: [{ post: 'not mine' }] }]),
  };
  const { list } = await read(file('facebook.zip', zip(files)));
  assert.deepEqual(pick(list, 'kind', 'direction', 'text', 'conversation').sort(), [
    ['dm', 'in', 'h\u00ef', 'Ann_7'],
    ['dm', 'out', 'yo', 'Bo_8'],
    ['post', 'out', 'Crumb', undefined],
    ['post', 'out', 'Pan', undefined],
    ['reply', 'out', 'nice', undefined],
  ]);
});

// ---- Reddit, Discord, Telegram

test('Reddit: columns in any order and number, the files of headers left out', async () => {
  const files = {
    'Comments.CSV': '\ufeffbody,date,link,id,subreddit\nrye,2024-05-02 18:11:04 UTC,l,t1_a,bread\n[removed],2024-05-02 18:11:04 UTC,l,b,bread\n',
    'comment_headers.csv': 'id,permalink,date,ip,subreddit,gildings,link,parent\na,,2024-05-02 18:11:04 UTC,1.2.3.4,bread,0,l,p\n',
    'chat_history.csv': 'message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url,subreddit,channel_name,conversation_type\nm1,2024-05-02 18:11:04 UTC,,me,hi,,c,,,direct\n',
    'messages_archive.csv': 'id,permalink,thread_id,date,ip,from,to,subject,body\nz,,,2024-05-02 18:11:04 UTC,1.2.3.4,me,ann,,yo\n',
    'statistics.csv': 'statistic,value\naccount name,me\n',
  };
  const { list } = await read(folder(files));
  assert.deepEqual(pick(list, 'id', 'kind', 'direction', 'text').sort(), [['a', 'reply', 'out', 'rye'], ['m1', 'dm', 'out', 'hi'], ['z', 'dm', 'out', 'yo']]);
});

test('Reddit: what was written in a chat went to the only other one in it', async () => {
  const chat = (id, name, channel) => `${id},2024-05-02 18:11:04 UTC,${name},hi,${channel}\n`;
  const rows = [chat('1', 'me', 'a'), chat('2', 'ann', 'a'), chat('3', 'me', 'b'), chat('4', 'ann', 'b'), chat('5', 'bo', 'b')];
  const files = { 'chat_history.csv': `message_id,created_at,username,message,channel_url\n${rows.join('')}`, 'statistics.csv': 'statistic,value\naccount name,me\n' };
  const { list } = await read(folder(files));
  assert.deepEqual(pick(list, 'direction', 'counterpart'), [['out', 'ann'], ['in', 'ann'], ['out', undefined], ['in', 'ann'], ['in', 'bo']]);
});

test('Discord: folders in another language, ids beyond 2^53, and a single file of messages', async () => {
  const messages = '[{"ID": 1184523456789012481, "Timestamp": "2023-12-11 02:01:09", "Contents": "hi", "Attachments": ""}]';
  const files = {
    'Konto/user.json': json({ id: '42', username: 'me', global_name: 'Me' }),
    'Nachrichten/c812345678901234567/channel.json': '{"id": 812345678901234567, "type": "GUILD_TEXT", "name": "x", "guild": {"id": "1", "name": "g"}}',
    'Nachrichten/c812345678901234567/messages.json': messages,
  };
  const expected = { id: '1184523456789012481', time: '2023-12-11T02:01:09Z', direction: 'out', text: 'hi' };
  assert.deepEqual((await read(folder(files))).list, [{ ...expected, kind: 'post', conversation: '812345678901234567' }]);
  assert.deepEqual((await read(file('messages.json', messages))).list, [expected]);
});

test('Telegram: old numbers of chats, people who are gone, and text in pieces', async () => {
  const chat = (more) => json({ name: 'Ann', type: 'personal_chat', id: 4299999999, messages: [
    { id: 1, type: 'message', date: '2019-01-05T09:30:00', from: 'Ann', from_id: 77, text: ['see ', { type: 'link', text: 'https://bread.example' }] },
    { id: 2, type: 'message', date: '2019-01-05T09:31:00', from: 'Me', from_id: 42, text: '' },
    { id: 3, type: 'unsupported', date: '2019-01-05T09:32:00' },
  ], ...more });
  const { list } = await read(file('result (1).json', chat({})));
  assert.deepEqual(pick(list, 'direction', 'counterpart', 'text'), [['in', 'user4299999999', 'see https://bread.example'], ['out', 'user4299999999', undefined]]);
  const gone = { name: null, type: 'personal_chat', id: 77, messages: [{ id: 1, type: 'message', date: '2019-01-05T09:30:00', date_unixtime: '1546680600', from: null, from_id: 'user77', text: 'hi', text_entities: [{ type: 'plain', text: 'hi' }] }] };
  const all = json({ about: 'x', chats: { list: [gone] } });
  assert.deepEqual(pick((await read(file('result.json', all), { owner: 'user42' })).list, 'direction', 'time'), [['in', '2019-01-05T09:30:00Z']]);
});

// ---- WhatsApp and tables

test('WhatsApp: headers of many languages and calendars', async () => {
  const headers = {
    '04/03/2024 \u00e0 14:05 - ': '2024-03-04T14:05',
    '04.03.24 um 14:05 - ': '2024-03-04T14:05',
    '04/03/24 pukul 14.05 - ': '2024-03-04T14:05',
    '4.03.24 \u0433., 14:05 \u0447. - ': '2024-03-04T14:05',
    '2024. 03. 04. 14:05 - ': '2024-03-04T14:05',
    '2024. 3. 4. \uc624\ud6c4 2:05 - ': '2024-03-04T14:05',
    '[2024/3/4 \u4e0b\u53482:05:09] ': '2024-03-04T14:05:09',
    '[2024/03/04, 14:05:09] ': '2024-03-04T14:05:09',
    '4/3/2567 14:05 - ': '2024-03-04T14:05',
    '\u0664\u200f/\u0663\u200f/\u0662\u0660\u0662\u0664\u060c \u0662:\u0660\u0665 \u0645 - ': '2024-03-04T14:05',
    '\u0966\u096a/\u0966\u0969/\u0968\u096a, \u0968:\u0966\u096b pm - ': '2024-03-04T14:05',
    '4/3/24, 2:05 \u03bc.\u03bc. - ': '2024-03-04T14:05',
    '4/3/24, 2:05 p. m. - ': '2024-03-04T14:05',
    '04-03-2024, 2:05 PM - ': '2024-03-04T14:05',
    '04/03/2024, 14:05 \u2013 ': '2024-03-04T14:05',
  };
  for (const [header, time] of Object.entries(headers)) {
    const { list } = await read(file('WhatsApp Chat with Ann.txt', `${header}Ann: hi\n${header}Me: yo\n`), { dayFirst: true });
    assert.deepEqual(pick(list, 'time', 'direction', 'text'), [[time, 'in', 'hi'], [time, 'out', 'yo']], header);
  }
});

test('WhatsApp: lines of the system, pictures left out, changed messages, a name with a number', async () => {
  const lines = [
    '13/04/24, 14:05 - Messages and calls are end-to-end encrypted.',
    '13/04/24, 14:05 - Ann changed the subject from "Bread: old" to "Bread"',
    '13/04/24, 14:06 - +49 170 0000000: hi',
    'and 1/2: a second line',
    '13/04/24, 14:07 - Me: <Media omitted>',
    '13/04/24, 14:08 - Me: IMG-1.jpg (file attached)',
    'caption',
    '13/04/24, 14:09 - Me: yo \u200e<This message was edited>',
    '13/04/24, 14:10 - Me: a <b>',
    '13/04/24, 14:11 - Me:',
  ];
  const { list } = await read(file('WhatsApp-Chat mit +49 170 0000000.txt', lines.join('\n')));
  assert.deepEqual(pick(list, 'direction', 'text'), [['in', 'hi\nand 1/2: a second line'], ['out', undefined], ['out', 'caption'], ['out', 'yo'], ['out', 'a <b>'], ['out', undefined]]);
  const phone = ['[04/13/24, 2:05:09\u202fPM] Group: \u200eMessages and calls are end-to-end encrypted.', '[04/13/24, 2:05:10\u202fPM] Ann: hi', '\u200e[04/13/24, 2:05:11\u202fPM] Ann: \u200eimage omitted', '[04/13/24, 2:05:12\u202fPM] Me: @\u2068Bo\u2069 yo'];
  const zipped = await read(file('WhatsApp Chat - Ann.zip', zip({ '_chat.txt': phone.join('\r\n') })));
  assert.deepEqual(pick(zipped.list, 'direction', 'time', 'text'), [['in', '2024-04-13T14:05:10', 'hi'], ['out', '2024-04-13T14:05:12', '@\u2068Bo\u2069 yo']]);
});

test('a table: other names of columns, dates of spreadsheets by the whole file, and a list of JSON', async () => {
  const rows = 'Posted;Message\n03/04/2024 10:00;one\n25/04/24;two\n';
  const { list } = await read(file('a.csv', rows), { columns: { time: 'posted' } });
  assert.deepEqual(pick(list, 'time', 'text'), [['2024-04-03T10:00', 'one'], ['2024-04-25', 'two']]);
  const unclear = await read(file('a.csv', 'time,text\n03/04/2024,one\n2024-04-05,two\n'));
  assert.deepEqual(pick(unclear.list, 'text'), [['two']]);
  assert.match(json(unclear.summary.recordsSkipped), /say which comes first/);
  const objects = [{ id: 9, text: 'one', date: '4/13/24, 2:05 PM' }, { id: 10, text: 'two', timestamp: 1700000000 }];
  assert.deepEqual((await read(file('a.json', json(objects)))).list, [{ id: '9', time: '2024-04-13T14:05', text: 'one' }, { id: '10', time: '2023-11-14T22:13:20Z', text: 'two' }]);
});
