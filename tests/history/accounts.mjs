// Histories of known truth, made with a seed: what the audit must tell apart. No word of them is anyone's.

import { randomFrom } from '../data/exports.mjs';

const start = Date.UTC(2026, 0, 5, 9);
const minute = 60_000, hour = 60 * minute, day = 24 * hour;
const time = (ms) => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000', '');

const things = ['the blue paper', 'a spine of linen', 'the old press', 'eleven sheets', 'the brass type', 'a torn map', 'the cherry ink', 'two folded corners'];
const acts = ['cut', 'glued', 'pressed', 'sewed', 'mended', 'measured', 'dried', 'sorted'];
const ends = ['It took the whole afternoon, and the knife needs a new edge.', 'The third try held; the first two came apart in the press.', 'What I learned: warm the glue first, then wait ten minutes.', 'The rain kept the paper damp until four.', 'A neighbour lent me her clamp, which is why it is straight.', 'Next time the grain runs the other way.'];
const answers = ['Wheat paste, two parts water to one of flour, boiled for ten minutes.', 'The one in the corner of the hall, behind the stairs; it opens at ten.', 'I had the same crack. A strip of thin paper on the inside held it for years.', 'Good point about the grain, I had not seen that in the second picture.', 'Thirty grams a metre was too light for me; with forty it folds well.'];
const offers = ['New in the shop today: bags from 19 euros. Order now at bags.example/new before they are gone!', 'Only 5 left! Buy our leather case at bags.example/case, 20 % off until midnight.', 'Our course sells out fast. Sign up today at bags.example/course and save 50 euros.'];
const shops = ['shop', 'feed', 'work', 'page', 'style'];

const pick = (random, list) => list[Math.floor(random() * list.length)];
const said = (random) => `Today I ${pick(random, acts)} ${pick(random, things)} and ${pick(random, acts)} ${pick(random, things)}. ${pick(random, ends)}`;

/** Posts offers, and greets each new follower with the same one within two minutes. */
export function pusher(seed = 1) {
  const random = randomFrom(seed);
  const messages = [];
  for (let i = 0; i < 120; i++) {
    messages.push({ id: `p${i}`, time: time(start + i * day * 1.5 + random() * 10 * hour), direction: 'out', kind: 'post', text: i % 5 < 3 ? pick(random, offers) : said(random) });
  }
  for (let i = 0; i < 60; i++) {
    const followed = start + i * 3 * day + random() * 8 * hour;
    const person = `person${i}`;
    messages.push({ time: time(followed), direction: 'in', kind: 'follow', counterpart: person });
    const text = `Hi ${person}, thanks for the follow! I love your ${pick(random, shops)}. We make bags for people like you, order yours here: https://bags.example/?r=${i}`;
    messages.push({ id: `d${i}`, time: time(followed + 20_000 + random() * 80_000), direction: 'out', kind: 'dm', counterpart: person, conversation: person, text });
    if (i % 6 === 0) messages.push({ id: `no${i}`, time: time(followed + hour), direction: 'in', kind: 'dm', counterpart: person, conversation: person, text: i % 12 === 0 ? 'No thanks, I am not interested.' : 'Who is this?' });
    if (i % 12 === 0) messages.push({ id: `again${i}`, time: time(followed + 2 * day), direction: 'out', kind: 'dm', counterpart: person, conversation: person, text: 'Last chance, buy your bag now with 20 % off: https://bags.example/last' });
  }
  return messages;
}

/** Posts now and then, answers a lot, and writes to people about what they made. */
export function talker(seed = 2) {
  const random = randomFrom(seed);
  const messages = [];
  for (let i = 0; i < 150; i++) {
    const at = start + Math.floor(i * 1.3) * day + random() * 9 * hour;
    messages.push({ id: `p${i}`, time: time(at), direction: 'out', kind: 'post', text: said(random) });
    for (let j = 0; j < 2; j++) messages.push({ id: `r${i}.${j}`, time: time(at + random() * 4 * hour), direction: 'out', kind: 'reply', counterpart: `reader${(i * 7 + j) % 40}`, text: pick(random, answers) });
  }
  for (let i = 0; i < 30; i++) {
    const person = `reader${i}`;
    const followed = start + i * 5 * day;
    messages.push({ time: time(followed), direction: 'in', kind: 'follow', counterpart: person });
    messages.push({ id: `d${i}`, time: time(followed + (2 + random() * 40) * hour), direction: 'out', kind: 'dm', counterpart: person, conversation: person, text: `Your picture of ${pick(random, things)} made me look twice. How did you get the ${pick(random, ['edge', 'fold', 'colour'])} so even?` });
    messages.push({ id: `a${i}`, time: time(followed + 60 * hour), direction: 'in', kind: 'dm', counterpart: person, conversation: person, text: 'With a bone folder and a lot of patience. Do you use one too?' });
    messages.push({ id: `b${i}`, time: time(followed + 66 * hour), direction: 'out', kind: 'dm', counterpart: person, conversation: person, text: 'Happy birthday! Have a lovely day.' });
  }
  return messages;
}

/** The weather on the hour, said to be automatic, asking nothing. */
export function honestBot(seed = 3) {
  const random = randomFrom(seed);
  return Array.from({ length: 24 * 40 }, (_, i) => ({
    id: `w${i}`, time: time(start + i * hour), direction: 'out', kind: 'post', client: 'weatherbot',
    text: `Weather in Ghent: ${Math.floor(random() * 20)} degrees, wind ${Math.floor(random() * 9)}, ${pick(random, ['rain', 'sun', 'clouds', 'fog'])}. This is an automated post.`,
  }));
}

/** Headlines with links by day, hardly an answer, nothing for sale. */
export function newsDesk(seed = 4) {
  const random = randomFrom(seed);
  const who = ['The council', 'A court', 'The harbour', 'Parliament', 'The museum', 'A hospital'];
  const what = ['votes on the new bridge', 'closes for a week of repairs', 'reports fewer visitors', 'delays its plan for the station', 'opens an inquiry into the flood', 'names a new director'];
  return Array.from({ length: 400 }, (_, i) => ({
    id: `n${i}`, time: time(start + Math.floor(i / 6) * day + (i % 6) * 2 * hour + random() * hour), direction: 'out', kind: 'post',
    text: `${pick(random, who)} ${pick(random, what)}, ${Math.floor(random() * 900)} people affected https://news.example/${i}`,
  }));
}

/** A hundred and thirty posts on the first day, then almost silence. */
export function burstStarter(seed = 5) {
  const random = randomFrom(seed);
  return Array.from({ length: 150 }, (_, i) => ({
    id: `s${i}`, time: time(i < 130 ? start + i * 5 * minute : start + (i - 128) * 3 * day), direction: 'out', kind: 'post', text: said(random),
  }));
}

/** A long history of everything, for timing. */
export function long(count, seed = 6) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, i) => {
    const kind = ['post', 'post', 'reply', 'dm'][i % 4];
    const person = `person${Math.floor(random() * count / 20)}`;
    const text = i % 10 === 0 ? `Hi ${person}, thanks for the follow! We make bags for people like you, order here: https://bags.example/${i}`
      : kind === 'reply' ? `${pick(random, answers)} ${i}` : `${said(random)} ${said(random)} (${i})`;
    return { id: String(i), time: time(start + i * 7 * minute), direction: kind === 'dm' && i % 8 === 3 ? 'in' : 'out', kind, ...(kind === 'post' ? {} : { counterpart: person }), text };
  });
}

export const ndjson = (messages) => messages.map((message) => `${JSON.stringify(message)}\n`).join('');
