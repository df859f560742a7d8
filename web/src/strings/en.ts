// Every word of the page in English. Advise, never scold; speak of the text, not of the person.
// A `{slot}` stands for a chip. Functions hold what grammar decides: counts, lists, order.

import type { Action, ContextKey, Dimension, Kind, Strength, Verdict } from '../engine/types';

const kCounts = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const kMonths = 'January February March April May June July August September October November December'.split(' ');

// Numbers, lists and days are written by hand: a browser's own formatters take 10 ms each to be made, in the middle of the
// first verdict.
const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
/** 1234 as 1,234 */
const number = (n: number) => (Number.isInteger(n) ? String(n).replace(/\B(?=(?:\d{3})+$)/g, ',') : n.toLocaleString('en'));
/** A version that is a day, as 2026.11.23, in words; any other as it stands. */
const day = (version: string) => {
  const [, year, month, date] = /^(\d{4})[.-](\d\d)[.-](\d\d)$/.exec(version) ?? [];
  const name = kMonths[Number(month) - 1];
  return name ? `${name} ${Number(date)}, ${year}` : version;
};
/** With the time of this place; made when first used. */
let moments: Intl.DateTimeFormat | undefined;
const moment = (date: Date) => (moments ??= new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })).format(date);
const count = (n: number) => kCounts[n] ?? number(n);
const of = (n: number, most: number) => number(n) + (most ? ` of ${number(most)}` : '');
const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const many = (n: number, one: string, more: string) => `${count(n)} ${n === 1 ? one : more}`;

export const en = {
  lang: 'en',
  dir: 'ltr',
  number,

  frame: {
    brand: 'unpushy, start',
    skip: 'Skip to the text',
    views: 'Views',
    theme: 'Light or dark',
    essay: 'Why: the essay \u201cSocial media are not push media\u201d',
    /** `versions`: days, as 2026.11.23 */
    allRules: 'All rules',
    rules: (versions: string[]) => `Rules of ${list(versions.map(day))}`,
  },

  how: {
    title: 'How a verdict comes about',
    paragraphs: [
      'Each sentence is read for what it does: thanks, praise, something about the reader, a question, an offer, a link, hurry. The order counts more than the words: a link after a thank-you weighs more than a link alone.',
      'Each sign found adds weight or takes some away. The weights are fixed numbers, written down with the rules. Up to 25 of 100 the text talks, from 50 on it pushes, between the two it leans.',
      'What you say about the situation counts, too. What is not known raises nothing.',
      'The same text and the same answers always give the same verdict. Nothing is learned from what you type.',
    ],
  },

  privacy: {
    draft: 'Nothing you paste leaves this tab.',
    received: 'Nothing you paste leaves this tab, and the sender learns nothing.',
    see: 'See for yourself',
    steps: [
      'Open the browser\u2019s own tools: F12, or Cmd+Option+I on a Mac. Choose Network.',
      'Empty the list there. Then type or paste here.',
      'The list stays empty. You can also cut the connection now: this tab goes on working.',
    ],
  },

  views: {
    draft: {
      nav: 'Draft',
      title: 'unpushy: check a draft',
      heading: 'Check a draft',
      field: 'Your draft',
      placeholder: 'Paste a message or a post, or write it here.',
    },
    received: {
      nav: 'Received',
      title: 'unpushy: read a received message',
      heading: 'Read a received message',
      field: 'The message you received',
      placeholder: 'Paste the message you received.',
    },
    history: { nav: 'History', title: 'unpushy: look at a history' },
  },

  field: {
    results: 'Results appear as you write',
    paste: 'Paste',
    pasteAnother: 'Paste another',
    pasteRefused: 'The browser did not hand over the clipboard. Press Ctrl+V or Cmd+V in the field.',
    undo: 'Undo',
    clear: 'Clear',
    share: 'Share',
    keep: 'Keep',
    compare: 'Before and after',
    wholeText: 'the text',
  },

  copy: {
    copy: 'Copy',
    copied: 'Copied',
    refused: 'Not copied',
    of: (what: string) => `: ${what}`,
  },

  examples: {
    first: 'Or look at one of these',
    later: 'Try another',
    draft: [
      {
        title: 'Welcome to a new follower',
        text: 'Hi Marta, it\u2019s an honor that you follow me!\nI love your content.\n\nI help bakeries double their orders. Grab my free guide: papertrail.example/guide\nOnly 5 places left this week, don\u2019t miss out!\n\nCan we jump on a quick call tomorrow?',
        choices: { kind: 'dm-out', relation: 'new-follower', platform: 'x', automated: 'no' },
      },
      {
        title: 'Weekend offer',
        text: 'LAST CHANCE! 40% off every planner, today only.\nThe link is in my bio. Buy now, share this post and tag three friends who need it.\n#planner #deal #weekend #sale',
        choices: { kind: 'post', platform: 'instagram', automated: 'no' },
      },
      {
        title: 'News from the workshop',
        text: 'The new kiln had its first firing on Thursday. Two of the nine bowls cracked, all on the lower shelf, where it ran 40 degrees hotter than the dial said.\n\nI will fire the next load slower and post the curve here. Has anyone tamed a lower shelf with a baffle?',
        choices: { kind: 'post', platform: 'mastodon', automated: 'no' },
      },
      {
        title: 'Reply with a link',
        text: 'The rye in the photo is 80 percent hydration, and it rests overnight. You asked how I shape it: I wrote the steps down here, with pictures: ryebook.example/shaping\nDoes yours stick to the basket, too?',
        choices: { kind: 'reply', platform: 'mastodon', relation: 'acquaintance', asked: 'yes', automated: 'no' },
      },
    ],
    received: [
      {
        title: 'An honor, and a link',
        text: 'Hey there! It is an honor that you follow me.\nI\u2019m humbled.\n\nI help creators like you grow on autopilot. Free masterclass here: growfast.example/m?ref=dm77',
        choices: { when: 'minutes', relation: 'new-follower', platform: 'x', asked: 'no' },
      },
      {
        title: 'A question about your work',
        text: 'Hi, thanks for the follow. Your post about repairing the old harbour crane stayed with me, above all the part about the lost drawings.\n\nHow did you work out the load without them?',
        choices: { when: 'day', relation: 'new-follower', platform: 'linkedin', asked: 'no' },
      },
      {
        title: 'Followers for sale',
        text: 'Want to grow faster? We deliver 5,000 real followers to your page for $29, within 24 hours. Guaranteed results. Message us on WhatsApp to start: +1 555 0100',
        choices: { when: 'later', relation: 'stranger', platform: 'instagram', asked: 'no' },
      },
      {
        title: 'A call before anything else',
        text: 'Hi, I came across your profile and I love what you do. We help companies like yours get more leads. Do you have 15 minutes this week for a quick call? Book a slot here: calendar.example/sam',
        choices: { when: 'day', relation: 'acquaintance', platform: 'linkedin', asked: 'no' },
      },
    ],
  },

  legend: {
    label: 'What you will see',
    pitch: {
      draft: 'See where a text pushes, and what to say instead.',
      received: 'See what a message wants from you, and what to do with it.',
    },
  },

  context: {
    sentence: {
      'dm-out': 'A {kind} to {relation} on {platform}, {when}, written {automated}. They asked for it: {asked}.',
      post: 'A {kind} on {platform}, written {automated}. I earn from what it names: {commercial}.',
      reply: 'A {kind} to {relation} on {platform}, written {automated}. They asked for it: {asked}.',
      'dm-in': 'It came {when} after {relation} on {platform}. I asked for it: {asked}. It was sent {automated}.',
    } satisfies Record<Kind, string>,
    /** Said when the chip is not in the sentence and has an answer, or was asked for. */
    clause: {
      relation: 'It is for {relation}.',
      platform: 'It is on {platform}.',
      when: 'It is sent {when}.',
      automated: 'It is written {automated}.',
      disclosed: 'The text or the profile says so: {disclosed}.',
      asked: 'The reader asked for it: {asked}.',
      commercial: 'The writer earns from what it names: {commercial}.',
    },
    more: {
      title: 'More about the situation',
      parent: { write: 'The text it answers', read: 'What you wrote, if it answers that' },
      topics: {
        write: 'What the readers care for, with commas between',
        read: 'What you care for, with commas between',
      },
      audience: { write: 'Who the readers are, with commas between', read: 'Who you are, with commas between' },
      remember: {
        write: 'Remember these words for the readers in this browser',
        read: 'Remember these words for me in this browser',
      },
      earlier: 'Earlier messages, oldest first',
      earlierText: (n: number) => `Earlier message ${number(n)}`,
      from: 'Who wrote it',
      me: 'I wrote',
      them: 'They wrote',
      add: 'Add an earlier message',
      remove: 'Remove',
      removeOf: (n: number) => `: earlier message ${number(n)}`,
      given: 'added',
      changed: 'changed',
      taken: 'left out',
    },
    chip: {
      kind: { label: 'Kind of text', options: { 'dm-out': 'message', post: 'post', reply: 'reply' } },
      relation: {
        label: { write: 'Who they are to you', read: 'What came before' },
        write: {
          '': 'whom: not known',
          stranger: 'a stranger',
          'new-follower': 'someone who just followed me',
          follower: 'a follower',
          acquaintance: 'someone I know a little',
          friend: 'a friend',
          customer: 'a customer',
          'they-wrote-first': 'someone who wrote first',
        },
        read: {
          '': 'what: not known',
          'new-follower': 'I followed them',
          stranger: 'nothing, out of the blue',
          'followed-me': 'they followed me',
          follower: 'I followed them long ago',
          acquaintance: 'we had some contact',
          friend: 'we became friends',
          customer: 'I bought from them',
          'they-wrote-first': 'I wrote first',
        },
      },
      platform: {
        label: 'Platform',
        options: {
          '': 'where: not known',
          x: 'X',
          linkedin: 'LinkedIn',
          facebook: 'Facebook',
          instagram: 'Instagram',
          threads: 'Threads',
          mastodon: 'Mastodon',
          bluesky: 'Bluesky',
          tiktok: 'TikTok',
          youtube: 'YouTube',
          reddit: 'Reddit',
          discord: 'Discord',
          telegram: 'Telegram',
          whatsapp: 'WhatsApp',
          other: 'another',
        },
      },
      when: {
        label: { write: 'Time since the first contact', read: 'When it came' },
        write: {
          '': 'when: not known',
          minutes: 'minutes after we connected',
          day: 'the same day we connected',
          week: 'the same week we connected',
          later: 'long after we connected',
        },
        read: {
          '': 'when: not known',
          minutes: 'within 10 minutes',
          day: 'the same day',
          week: 'the same week',
          later: 'long',
        },
      },
      automated: {
        label: 'By hand or automatically',
        options: { '': 'how: not known', no: 'by hand', yes: 'automatically' },
      },
      disclosed: { label: 'Does it say that it is automatic', options: { '': 'not known', yes: 'yes', no: 'no' } },
      asked: { label: 'Was it asked for', options: { '': 'not known', no: 'no', yes: 'yes' } },
      commercial: {
        label: 'What the writer earns from it',
        options: {
          '': 'not known',
          none: 'nothing',
          own: 'it is my own',
          paid: 'I am paid',
          gift: 'I got it as a gift',
          affiliate: 'a share of sales',
          employer: 'it is my employer\u2019s',
        },
      },
    },
  },

  missing: {
    title: 'What would change this',
    explain: 'Not known, so not counted. An answer is one tap.',
    leads: (verdict: string) => `\u2192 ${verdict}`,
    add: 'Choose',
    addOf: (question: string) => `: ${question}`,
    question: {
      write: {
        platform: 'On which platform?',
        relation: 'Who are they to you?',
        secondsSinceContact: 'How long ago did you connect?',
        automated: 'Is it sent by hand?',
        disclosed: 'Does it say that it is automatic?',
        commercial: 'Do you earn from what it names?',
        asked: 'Did they ask for it?',
      } as Partial<Record<ContextKey, string>>,
      read: {
        platform: 'On which platform did it come?',
        relation: 'What came before it?',
        secondsSinceContact: 'How soon did it come?',
        automated: 'Was it sent by a program?',
        disclosed: 'Does it say that it is automatic?',
        commercial: 'Does the sender earn from it?',
        asked: 'Did you ask for it?',
      } as Partial<Record<ContextKey, string>>,
    },
  },

  /** A gap stands in braces: what only the writer knows. */
  talking: {
    title: { message: 'The same message, talking', post: 'The same post, talking' },
    explain: 'What pushes is left out. The gaps are yours to fill.',
    use: 'Use this',
    used: 'The same text, talking',
    /** the greeting as it was written, if any, and thanks where there were some */
    opening: (greeting: string, thanks: boolean) => {
      if (!thanks) return greeting && `${greeting},`;
      return greeting ? `${greeting}, thank you for following.` : 'Thank you for following.';
    },
    gaps: {
      'dm-out': 'Your post about {which one?} made me {do what?}.',
      reply: 'What you wrote about {what?} made me {do what?}.',
      post: 'It is for {whom?} and helps them to {do what?}.',
    },
    question: '{One question}?',
    news: '{What is new, in one sentence?}',
  },

  verdict: {
    conversation: 'Conversation',
    leaning: 'Leaning',
    push: 'Push',
    unclear: 'Too short to say',
  } satisfies Record<Verdict, string>,

  gist: {
    scam: 'It has signs of a scam.',
    /** warm sentences, then asks */
    turn: (warm: number, asks: string[], soon: boolean) =>
      `${upper(many(warm, 'kind sentence carries', 'kind sentences carry'))} ${list(asks)}${soon ? ', minutes after the first contact' : ''}.`,
    asks: {
      draft: (asks: string[], soon: boolean) =>
        `What it wants from the reader: ${list(asks)}${soon ? ', minutes after the first contact' : ''}.`,
      received: (asks: string[], soon: boolean) =>
        `What it wants from you: ${list(asks)}${soon ? ', minutes after the first contact' : ''}.`,
    },
    places: (n: number) => `${upper(many(n, 'place pushes', 'places push'))}.`,
    lean: (asks: string[], n: number) =>
      asks.length ? `Close to the line: ${list(asks)}.` : `Close to the line, for ${many(n, 'reason', 'reasons')}.`,
    talks: (does: string[]) => `You ${list(does)}.`,
    theyTalk: (does: string[]) => `They ${list(does)}.`,
    more: 'more',
    small: (n: number) => `${upper(many(n, 'place', 'places'))} to look at, and nothing that pushes.`,
    quiet: 'Nothing in it pushes.',
    done: 'Nothing to change.',
    unclear: (words: number) => `${upper(many(words, 'word', 'words'))}, and no sign either way.`,
  },

  flow: {
    turn: 'the turn',
    order: (steps: string[]) => `Order of the text: ${steps.join(', ')}.`,
    then: (step: string) => `then the turn: ${step}`,
    pushed: { draft: 'The reader is pushed.', received: 'You are pushed.' },
    joined: 'It ends with the other person\u2019s turn.',
    select: 'select in the text',
    times: (label: string, n: number) => `${label} \u00d7${n}`,
    more: (label: string, n: number) => `${label} +${n}`,
    samples: {
      talk: [['thanks-follow'], ['specific'], ['question']],
      lean: [['news'], ['give'], ['call-to-action']],
      push: [['thanks-follow'], ['flatter'], ['link']],
    },
  },

  /** What a move is called on the chain, what it is in a list of asks, what the writer does by it. */
  moves: {
    greet: { label: 'Greeting', noun: 'a greeting', does: 'greet' },
    'thanks-follow': { label: 'Thanks', noun: 'thanks', does: 'thank' },
    flatter: { label: 'Praise', noun: 'praise', does: 'praise' },
    humble: { label: 'Humility', noun: 'humility', does: 'speak of an honor' },
    self: { label: 'About me', noun: 'an introduction', does: 'say who is writing' },
    common: { label: 'Shared ground', noun: 'shared ground', does: 'name what is shared' },
    news: { label: 'News', noun: 'news', does: 'tell news' },
    specific: { label: 'About them', noun: 'something about them', does: 'speak of something that is theirs' },
    give: { label: 'Useful part', noun: 'a useful part', does: 'give something useful' },
    asked: { label: 'Answer', noun: 'an answer', does: 'answer what was asked' },
    'ad-label': { label: 'Ad label', noun: 'an ad label', does: 'label the ad' },
    'fake-familiar': { label: 'Old friends', noun: 'old friendship', does: 'speak as old friends' },
    disclose: { label: 'Label', noun: 'a label', does: 'say how it was sent' },
    'way-out': { label: 'Way out', noun: 'a way out', does: 'leave a way out' },
    question: { label: 'Question', noun: 'a question', does: 'hand over the word' },
    pitch: { label: 'Offer', noun: 'an offer', does: 'offer' },
    'lead-magnet': { label: 'Free extra', noun: 'a free extra', does: 'offer a free extra' },
    'ask-money': { label: 'Money', noun: 'a wish for money', does: 'ask for money' },
    'ask-call': { label: 'Call', noun: 'a call', does: 'ask for a call' },
    link: { label: 'Link', noun: 'a link', does: 'link' },
    'call-to-action': { label: 'Call to act', noun: 'a call to act', does: 'call to act' },
    'self-promo': { label: 'Own work', noun: 'own work', does: 'show own work' },
    pointer: { label: 'Pointer', noun: 'a pointer', does: 'point to it' },
    deal: { label: 'Deal', noun: 'a deal', does: 'offer a deal' },
    giveaway: { label: 'Giveaway', noun: 'a giveaway', does: 'give something away' },
    'follow-trade': { label: 'Follow trade', noun: 'a trade of follows', does: 'trade follows' },
    'job-ad': { label: 'Job', noun: 'a job', does: 'offer a job' },
    'reply-code': { label: 'Code word', noun: 'a code word', does: 'ask for a code word' },
    'follow-ask': { label: 'Follow me', noun: 'a wish for a follow', does: 'ask for a follow' },
    'growth-offer': { label: 'Followers', noun: 'followers for sale', does: 'offer followers' },
    invite: { label: 'Invitation', noun: 'an invitation', does: 'invite' },
    recruit: { label: 'Recruiting', noun: 'a job to join', does: 'recruit' },
    'channel-shift': { label: 'Elsewhere', noun: 'a move elsewhere', does: 'move elsewhere' },
    urgency: { label: 'Hurry', noun: 'hurry', does: 'hurry' },
    scarcity: { label: 'Shortage', noun: 'a shortage', does: 'speak of a shortage' },
    claim: { label: 'Claim', noun: 'a claim', does: 'claim' },
    prize: { label: 'Prize', noun: 'a prize', does: 'promise a prize' },
    'bait-react': { label: 'Bait', noun: 'a call to react', does: 'call for reactions' },
    'bait-share': { label: 'Share bait', noun: 'a call to share', does: 'call for shares' },
    'bait-tag': { label: 'Tag bait', noun: 'a call to tag friends', does: 'call for tags' },
    'bait-comment': { label: 'Bait', noun: 'a call to comment', does: 'call for comments' },
    'bait-curiosity': { label: 'Teaser', noun: 'a teaser', does: 'tease' },
    guilt: { label: 'Guilt', noun: 'guilt', does: 'speak of guilt' },
    reproach: { label: 'Reproach', noun: 'a reproach', does: 'reproach' },
  } as Record<string, { label: string; noun: string; does: string } | undefined>,

  weight: {
    bar: 'Weight of the reasons, end to end in the order of the list, against the line at 50.',
    says: (n: number, score: string) =>
      `${upper(many(n, 'reason weighs', 'reasons weigh'))} ${score} of 100; from 50 on it pushes.`,
    how: 'How it adds up',
    start: 'Any text',
    total: 'Together, of 100',
    numbered: (n: number, title: string) => `${n}. ${title}`,
    silenced: (title: string) => `${title} (silenced here)`,
    signed: (points: number) => (points > 0 ? `+${number(points)}` : number(points)),
    softer: (titles: string[]) => `Softened by ${list(titles.map((title) => `\u201c${title}\u201d`))}.`,
  },

  findings: {
    title: {
      draft: {
        push: (n: number) => upper(many(n, 'place that pushes', 'places that push')),
        leaning: (n: number) => upper(many(n, 'place that leans', 'places that lean')),
        other: (n: number) => upper(many(n, 'place to look at', 'places to look at')),
      },
      received: 'What gives it away',
    },
    next: 'Next place',
    smaller: (n: number) => `Show ${many(n, 'smaller reason', 'smaller reasons')}`,
    why: 'Why',
    instead: { draft: 'Instead', received: 'What would talk' },
    advice: 'Copy the advice',
    applied: 'Applied:',
    undo: 'Undo',
    strength: { weak: ', a note', medium: ', medium', strong: ', strong' } satisfies Record<Strength, string>,
    source: (source: string, points: number) =>
      `${source ? `${source} \u00b7 ` : ''}weighs ${number(points)} of 100 \u00b7 `,
    notPush: 'Not push',
    applyAll: (n: number) => `Apply all ${count(n)}`,
    silenced: (n: number, points: number) =>
      `${upper(many(n, 'reason is', 'reasons are'))} silenced in this browser and not marked; in the number ${n === 1 ? 'it still weighs' : 'they still weigh'} ${number(points)}.`,
    peek: (n: number, title: string) => `Place ${count(n)}: ${title}`,
    close: 'Close',
  },

  change: {
    answer: (label: string, answer: string) => `${label}: ${answer}.`,
    verdict: (is: string, was: string) => `Now ${is}, before ${was}.`,
    weight: (verdict: string, by: number) =>
      `Still ${verdict}, ${count(Math.abs(by))} ${Math.abs(by) === 1 ? 'point' : 'points'} ${by < 0 ? 'lighter' : 'heavier'}.`,
    same: (verdict: string) => `Still ${verdict}; it weighs the same.`,
    came: (titles: string[]) => `Counts now: ${list(titles.map((title) => `\u201c${title}\u201d`))}.`,
    gone: (titles: string[]) => `No longer counts: ${list(titles.map((title) => `\u201c${title}\u201d`))}.`,
  },

  dialog: { close: 'Close' },

  diff: { gone: '[removed: ', goneEnd: ']', fresh: '[new: ', freshEnd: ']' },

  applyAll: {
    title: 'Apply all fixes',
    choose: 'Which fixes',
    forPlace: (n: number, title: string) => `place ${count(n)}: ${title}`,
    preview: 'The text with the changes marked',
    outcome: 'It would then read as ',
    apply: 'Apply',
    applied: (n: number) => `${upper(many(n, 'fix', 'fixes'))} together`,
    improved: 'the improved text',
    copy: 'Copy the improved text',
    cancel: 'Cancel',
  },

  silenced: {
    done: (title: string) => `\u201c${title}\u201d will not be marked again in this browser.`,
    undo: 'Undo',
    report: 'Report it without my text',
    title: (n: number) => `${upper(many(n, 'rule', 'rules'))} silenced in this browser`,
    hear: 'Mark again',
    hearOf: (title: string) => `: ${title}`,
    since: (date: Date) => `since ${day(date.toISOString().slice(0, 10))}`,
    save: 'Save the list',
  },

  kept: {
    title: 'Kept on this device',
    done: (name: string) => `Kept as \u201c${name}\u201d, on this device only.`,
    refused: 'This browser keeps nothing here. Copy the text to keep it.',
    saved: moment,
    open: 'Open',
    rename: 'Rename',
    delete: 'Delete',
    deleted: (name: string) => `Deleted: ${name}`,
    undo: 'Undo',
    name: 'Name',
    nameDone: 'Done',
    save: 'Save all to a file',
  },

  compare: {
    title: 'Before and after',
    choose: 'Compare with',
    first: 'the text as it came',
    before: 'Before',
    was: 'Before: ',
    is: 'Now: ',
    differences: 'What changed in the text',
    gone: 'No longer found',
    came: 'Found now',
  },

  result: {
    title: 'A result without its text',
    intro: {
      draft: 'Somebody checked a draft and passes the result on.',
      received: 'Somebody checked a message they received and passes the result on.',
    },
    refused: 'This link holds no result. It may have been cut off on the way.',
    action: (action: string) => `What to do: ${action.toLowerCase()}.`,
    reasons: (n: number) => upper(many(n, 'reason', 'reasons')),
    noText: 'The text itself is not in the link.',
    own: 'Check a text of your own',
  },

  rules: {
    title: 'The rules',
    intro: (n: number) =>
      `${number(n)} rules, each with its reason and its source. The weights stand beside them in the data of this project.`,
    instead: 'Instead:',
    softens: 'softens',
    strength: { weak: 'a note', medium: 'medium', strong: 'strong' } satisfies Record<Strength, string>,
  },

  reportRule: {
    title: 'Report a false alarm',
    explain: 'Nothing is sent from here. Copy this and put it where the makers of unpushy read it.',
    quote: 'Add the words that were marked',
    own: 'Your own words',
    preview: 'The report',
    name: 'the report',
    copy: 'Copy the report',
  },

  pass: {
    title: 'Pass it on',
    link: 'Copy a link',
    linkName: 'the result without the text',
    linkHolds: 'The link holds the verdict and the reasons, and no word of the text.',
    share: 'Share the link',
    shared: 'A result of unpushy',
    print: 'Print',
    save: { markdown: 'Save as Markdown', json: 'Save as JSON', sarif: 'Save as SARIF' },
    withText: 'Put the text into the file, too',
    saved: (name: string) => `Saved as ${name}.`,
  },

  file: {
    score: (score: number) => `${number(score)} of 100; from 50 on it pushes.`,
    action: (action: string) => `What to do: ${action.toLowerCase()}.`,
    text: 'The text',
    places: 'What pushes',
    signs: 'What softens',
    made: (versions: string[]) => `Checked with unpushy, rules of ${list(versions.map(day))}.`,
  },

  signs: {
    label: 'What makes it talk',
    none: 'No offer, no hurry.',
    noneWhy: { draft: 'They decide whether it goes on.', received: 'You decide whether it goes on.' },
  },

  dimensions: {
    title: 'Where it leans',
    some: 'some',
    much: 'much',
    quiet: (names: string[]) => `Quiet: ${names.map((name) => name.toLowerCase()).join(', ')}.`,
    name: {
      value: 'Value',
      authenticity: 'Authenticity',
      pressure: 'Pressure',
      timing: 'Timing',
      volume: 'Volume',
      honesty: 'Honesty',
      relevance: 'Relevance',
    } satisfies Record<Dimension, string>,
  },

  action: {
    legend: 'What to do',
    suggested: 'suggested',
    name: { reply: 'Reply', 'ask-first': 'Ask first', ignore: 'Ignore', block: 'Block' } satisfies Record<
      Action,
      string
    >,
    reason: {
      reply: 'Answer if it interests you. Keep to what concerns you; no link has to be opened.',
      'ask-first': 'One question shows whether there is a person behind it. No answer is an answer, too.',
      ignore: 'Silence is a complete answer. If more follows, mute the sender.',
      block: 'You owe no answer. Blocking ends the contact; most platforms do not tell the sender.',
    } satisfies Record<Action, string>,
    because: (titles: string[]) => `What speaks for it: ${list(titles.map((title) => `\u201c${title}\u201d`))}.`,
    nothing: 'No sign of push was found.',
    /** where it may be a scam */
    elsewhere: 'Ask them in another way than here, one you know already. No answer is an answer, too.',
    /** beside the verdict on a small screen */
    todo: (action: string) => `Suggested: ${action.toLowerCase()}.`,
  },

  answers: { rather: 'If you would rather answer', ready: 'Ready answers' },

  limits: {
    title: 'What this page cannot know',
    text: 'Whether a person or a program wrote it, and whether a link is safe. What it reads are the words, their order and what you said about the situation.',
    noDetector: 'This is not a scam detector: a message without such signs can still be one.',
  },

  leave: {
    /** `platform`: its name, if it is known */
    title: (platform: string | null) => `How to mute, block or report${platform ? ` on ${platform}` : ''}`,
    mute: 'Mute',
    block: 'Block',
    report: 'Report',
    source: (source: string, checked: string) => `${source}. Checked ${day(checked)}.`,
    where: 'Say above where it came for the steps there.',
  },

  scam: {
    title: 'Signs of a scam',
    advice: 'Send no money, code or number, and open no link. Check with the service or the person in another way.',
  },

  /** `most`: 0 where none is known. */
  counts: {
    words: (n: number, most: number) => `${of(n, most)} ${n === 1 && !most ? 'word' : 'words'}`,
    characters: (n: number, most: number) => `${of(n, most)} characters`,
    hashtags: (n: number, most: number) => `${of(n, most)} ${n === 1 && !most ? 'tag' : 'tags'}`,
    mentions: (n: number, most: number) => `${of(n, most)} ${n === 1 && !most ? 'mention' : 'mentions'}`,
    links: (n: number, most: number) => `${of(n, most)} ${n === 1 && !most ? 'link' : 'links'}`,
    /** how far beyond */
    by: {
      words: (n: number) => `${number(n)} ${n === 1 ? 'word' : 'words'}`,
      characters: (n: number) => `${number(n)} ${n === 1 ? 'character' : 'characters'}`,
      hashtags: (n: number) => many(n, 'tag', 'tags'),
      mentions: (n: number) => many(n, 'mention', 'mentions'),
      links: (n: number) => many(n, 'link', 'links'),
    },
    over: (by: string[], platform: string | null) =>
      `${upper(list(by))} more than ${platform ? `${platform} takes or readers there like` : 'suits a text like this'}.`,
    source: (source: string, checked: string) => `${source}. Checked ${day(checked)}.`,
  },

  states: {
    starting: 'Getting the checker ready.',
    failedTitle: 'The checker did not start.',
    safe: 'Your text is safe in the field.',
    failed: 'Reload the page; if it stays, your browser may block WebAssembly.',
    truncated: 'Only the first megabyte was read.',
  },

  offline: {
    title: 'You are offline, and everything works.',
    works: 'Checks never needed the network.',
    notHere: 'This part of the page could not be loaded. Connect, and open it again.',
    updated: 'A new version is ready. Your text comes along.',
    takeOver: 'Open it now',
  },

  say: {
    verdict: (verdict: string, places: number, first: string | undefined) =>
      first
        ? `${verdict}. ${upper(many(places, 'place', 'places'))}. First: ${first}.`
        : `${verdict}. Nothing to change.`,
    short: (verdict: string) => `${verdict}.`,
    place: (n: number, of: number, title: string, instead: string) =>
      `Place ${count(n)} of ${count(of)}: ${title}. ${instead}`,
    applied: (verdict: string, places: number) =>
      `Applied. Now ${verdict.toLowerCase()}, ${many(places, 'place', 'places')}.`,
    cleared: 'The field is empty.',
  },
};

/** The same grammar for parts of the page that have words of their own. */
export { count, list, many, upper };
