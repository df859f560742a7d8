// Every word of the history view in English. Advise, never scold; say what is not known.

import type { Action, Verdict } from '../../engine/types';
import { count, list, many, upper } from '../en';

const number = (n: number) => n.toLocaleString('en');
const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDays = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortDates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonths = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
const weekdays = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
const dateOf = (day: string) => new Date(`${day.slice(0, 10).padEnd(10, '-01')}T00:00:00Z`);
const people = (n: number) => `${number(n)} ${n === 1 ? 'person' : 'people'}`;
const plural = (n: number, one: string, more: string) => `${number(n)} ${n === 1 ? one : more}`;
const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;

function span(seconds: number): string {
  if (seconds < 90) return many(Math.max(1, Math.round(seconds)), 'second', 'seconds');
  if (seconds < 5400) return many(Math.round(seconds / 60), 'minute', 'minutes');
  if (seconds < 129_600) return many(Math.round(seconds / 3600), 'hour', 'hours');
  return many(Math.round(seconds / 86_400), 'day', 'days');
}

export const en = {
  number,
  percent,
  day: (day: string) => days.format(dateOf(day)),
  shortDay: (day: string) => shortDays.format(dateOf(day)),
  shortDate: (day: string) => shortDates.format(dateOf(day)),
  month: (month: string) => months.format(dateOf(`${month}-01`)),
  shortMonth: (month: string) => shortMonths.format(dateOf(`${month}-01`)),
  weekday: (n: number) => weekdays.format(new Date(Date.UTC(2024, 0, 1 + n))),
  span,

  parts: { label: 'What to look at', archive: 'Your archive', calendar: 'Planned posts' },

  drop: {
    heading: 'What you look like from the other side',
    lead: 'One message shows words. A history shows habits: what comes first after a follow, what repeats, how much of it sells.',
    invite: 'Drop the export you got from X, LinkedIn, Instagram, Facebook, Mastodon, Bluesky or another.',
    choose: 'Choose files',
    folder: 'Choose a folder',
    private: 'The files are read in this tab and never leave it. Nothing of them is kept: close the tab, and it is gone.',
    how: 'How to get your export',
    steps: [
      'X: Settings, Your account, Download an archive of your data. Pick the whole zip.',
      'LinkedIn: Settings, Data privacy, Get a copy of your data. Ask for the larger archive.',
      'Instagram, Facebook and Threads: Accounts Center, Your information, Export. Choose JSON as the format.',
      'Mastodon: Preferences, Import and export, Request your archive. Bluesky: Settings, Account, Export my data.',
      'Reddit and Discord: ask for your data in the privacy settings. Telegram Desktop: Export chat history as JSON.',
      'WhatsApp: open a chat, Export chat, without media. Anything else: a CSV with the columns text and time.',
    ],
    hints: 'If the file does not say it',
    owner: 'Your name in a WhatsApp chat',
    dayFirst: 'Dates like 03/04/2025',
    dayFirstChoices: { '': 'the file settles it', day: 'day first: 3 April', month: 'month first: March 4' },
  },

  reading: {
    title: (names: string[]) => (names.length === 1 ? `Reading ${names[0]}` : `Reading ${number(names.length)} files`),
    far: (messages: number, share: number) => `${number(messages)} messages so far, ${percent(share)} of the files.`,
    said: (messages: number) => `${number(messages)} messages read.`,
    stop: 'Stop',
    looking: 'All read. Looking at the habits.',
    lookedAt: (far: number) => `${percent(far)}.`,
  },

  stopped: {
    title: 'You stopped the reading.',
    text: (messages: number) => `${upper(plural(messages, 'message was', 'messages were'))} read until then.`,
    look: 'Look at these',
  },

  refused: {
    title: 'This cannot be read.',
    failed: 'The checker did not start. Reload the page; if it stays, your browser may block WebAssembly.',
    again: 'Choose another file',
  },

  read: {
    summary: (posts: number, conversations: number, skipped: number) =>
      `${plural(posts, 'post', 'posts')}, ${plural(conversations, 'conversation', 'conversations')}` +
      (skipped ? `, ${plural(skipped, 'file', 'files')} skipped` : ''),
    label: 'Read: ',
    range: (from: string, to: string) => `From ${from} to ${to}.`,
    took: (seconds: number) =>
      `Read in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} seconds; the files never left this device.`,
    duplicates: (n: number) => `${plural(n, 'message', 'messages')} came twice and count once.`,
    part: 'The reading was stopped: this is a part of it.',
    skipped: (files: number, records: number) =>
      `What was skipped: ${list([...(files ? [plural(files, 'file', 'files')] : []), ...(records ? [plural(records, 'record', 'records')] : [])])}`,
    places: (shown: string[], more: number) => `${shown.join('; ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
    another: 'Open another',
    forget: 'Forget it',
    forgotten: 'Forgotten.',
  },

  headline: {
    verdict: {
      conversation: 'From the other side, this is mostly conversation.',
      leaning: 'From the other side, this leans towards selling.',
      push: 'From the other side, this is mostly push.',
      unclear: 'There is too little here to say how it looks from the other side.',
    } satisfies Record<Verdict, string>,
    habit: 'One habit pushes: ',
    habits: 'What pushes most: ',
    none: 'No habit in it pushes.',
  },

  table: { show: 'The numbers as a table', caption: (title: string) => `${title}: the numbers` },

  contact: {
    title: 'First message after a contact',
    say: (asking: number, all: number) =>
      asking === 0
        ? 'No first message asks for anything.'
        : `${upper(count(asking))} of ${count(all)} first messages ${asking === 1 ? 'carries' : 'carry'} an offer or a link.`,
    soon: (n: number, all: number) => `${number(n)} of ${number(all)} ask within ten minutes`,
    soonShort: (n: number, all: number) => `${number(n)} of ${number(all)} at once`,
    sameDay: (n: number, all: number) => `${number(n)} of ${number(all)} ask the same day`,
    label: (all: number, soon: number, later: number, without: number, isDay: boolean) =>
      `Time from the contact to the first message, ${people(all)}. ${upper(count(soon))} asked ${isDay ? 'on the same day' : 'within ten minutes'}, ${count(later)} later; ${count(without)} did not ask.`,
    asks: 'with an offer or a link',
    without: 'without',
    key: 'Square: with an offer or a link. Ring: without.',
    untimed: 'This export does not tell how soon after the contact they came.',
    each: (n: number) => `Each mark is up to ${number(n)} people.`,
    answered: (asked: number, ofAsked: number, plain: number, ofPlain: number) =>
      `Of the ${number(ofAsked)} who got an offer, ${number(asked)} wrote back; of the ${number(ofPlain)} who got none, ${number(plain)} did.`,
    axis: { minute: '1 minute', ten: '10 minutes', hour: '1 hour', day: '1 day', week: '1 week', later: 'later', same: 'same day' },
    short: { minute: '1 min', ten: '10 min', hour: '1 h', day: '1 day', week: '1 week', later: '', same: 'same day' },
    columns: ['Time after the contact', 'Asks', 'Wrote back', 'Message'],
    yes: 'yes',
    no: 'no',
    unknown: 'not known',
  },

  templates: {
    title: 'Repeated wording',
    say: (n: number, receivers: number) => `${upper(many(n, 'text', 'texts'))} went to ${people(receivers)}.`,
    people,
    copies: (n: number) => `sent ${number(n)} times`,
    between: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    median: (seconds: number) => `usually ${span(seconds)} after the contact`,
    slots: (filled: string[]) => filled.slice(0, 3).join(', '),
    slot: 'changes',
    open: 'Open one of them',
    more: (n: number) => `Show ${number(n)} more`,
  },

  share: {
    title: 'How much is about selling',
    say: (sells: number, of: number, line: number | null, all: boolean) =>
      `${number(sells)} of ${all ? '' : 'the last '}${number(of)} posts ${sells === 1 ? 'sells' : 'sell'} something` +
      (line === null ? '.' : `; your line is at ${number(line)}.`),
    label: (of: number, sells: number) => `${number(of)} squares, ${number(sells)} filled: posts that sell`,
    key: 'Filled: an offer, a price or a link to the shop. Upright: your line, ',
    line: 'Your line',
    lines: { '0.2': '20 %', '0.1': '10 %', '0.33': '33 %', '0.5': '50 %', none: 'none' } as Record<string, string>,
    voice: (self: number, other: number) => `\u201cI\u201d and \u201cwe\u201d stand ${plural(self, 'time', 'times')}, \u201cyou\u201d ${plural(other, 'time', 'times')}.`,
    whole: (sells: number, links: number, talks: number) =>
      `Of all posts ${percent(sells)} sell and ${percent(links)} carry a link. ${percent(talks)} of all that was written in public answers somebody.`,
  },

  rhythm: {
    title: 'Rhythm',
    say: (usual: number, loud: number) =>
      `${upper(many(Math.max(1, Math.round(usual)), 'post', 'posts'))} on a usual day. ` +
      (loud === 0 ? 'No day is loud.' : `${upper(many(loud, 'loud day', 'loud days'))}.`),
    label: (from: string, to: string, usual: number, loudest: string) =>
      `Posts per day from ${from} to ${to}. Usually ${count(Math.max(1, Math.round(usual)))}. ${loudest}`,
    loudest: (n: number, day: string) => `${number(n)} on ${day}`,
    limit: (n: number) => `above ${number(n)} a day it is loud`,
    source: (n: number, source: string) => `Above ${number(n)} a day: ${source}.`,
    shown: (from: string, to: string) => `Shown: ${from} to ${to}. The table holds every day.`,
    loud: (day: string, posts: number) => `${day}: ${plural(posts, 'post', 'posts')}.`,
    start: (day: number, week: number) => `${plural(day, 'post', 'posts')} in the first 24 hours, ${number(week)} in the first week.`,
    gaps: (median: number, longest: number) => `Usually ${span(median)} between two posts, at most ${span(longest)}.`,
    burst: (day: string, time: string, posts: number) => `${day}, from ${time} on: ${number(posts)} posts within an hour.`,
    columns: ['Day', 'Posts'],
  },

  follows: {
    title: 'Follows',
    say: (most: number, bulk: number) =>
      bulk === 0 ? `At most ${plural(most, 'follow', 'follows')} in a day. No day is in bulk.` : `${upper(many(bulk, 'day', 'days'))} with follows in bulk.`,
    label: (from: string, to: string, most: number, loudest: string) => `Follows per day from ${from} to ${to}, at most ${count(most)}. ${loudest}`,
    loudest: (n: number, day: string) => `${number(n)} on ${day}`,
    limit: (n: number) => `from ${number(n)} a day it is in bulk`,
    source: (n: number, source: string) => `From ${number(n)} a day: ${source}.`,
    ended: (all: number, most: number) =>
      `${upper(plural(all, 'follow was', 'follows were'))} taken back${all > 1 ? `, at most ${number(most)} within two weeks` : ''}.`,
    endedUnknown: 'Which follows were taken back is not in this export.',
    columns: ['Day', 'Follows', 'Taken back'],
    unknown: 'not known',
  },

  week: {
    title: 'Hours of the week',
    say: (day: string, hour: number) => `Most comes on ${day}, around ${hour}:00.`,
    label: (day: string, hour: number) => `Posts by weekday and hour. Most on ${day} around ${hour}:00.`,
    key: (utc: boolean) => `The larger the square, the more posts. Hours ${utc ? 'in UTC' : 'as the export writes them'}.`,
    columns: ['Day', 'Hour', 'Posts'],
  },

  trend: {
    title: 'Month by month',
    say: (first: number, last: number) =>
      last < first - 5 ? 'It pushes less than it used to.' : last > first + 5 ? 'It pushes more than it used to.' : 'It has stayed about the same.',
    label: (first: string, from: number, last: string, to: number) =>
      `Average weight per month, from ${Math.round(from)} in ${first} to ${Math.round(to)} in ${last}. From 50 on it pushes.`,
    line: 'from here on it pushes',
    columns: ['Month', 'Weight', 'Messages'],
  },

  received: {
    title: 'What you received',
    say: (n: number, leave: number) =>
      `${upper(plural(n, 'message', 'messages'))}, the ones that push first.` +
      (leave ? ` ${upper(count(leave))} you may leave without an answer.` : ''),
    filter: 'Show',
    all: 'all',
    columns: { action: 'Suggested', score: 'Weight', time: 'When', text: 'Message' },
    sortBy: (column: string) => `Sort by ${column.toLowerCase()}`,
    same: (n: number) => `same wording ${number(n)} times`,
    open: 'open in Received',
    more: (n: number) => `Show ${number(n)} more`,
    shown: (n: number, of: number) => `${number(n)} of ${number(of)} wordings shown.`,
    none: 'None of this kind.',
    caption: 'Received messages. Up and down keys move between messages.',
    action: { reply: 'Reply', 'ask-first': 'Ask first', ignore: 'Ignore', block: 'Block' } satisfies Record<Action, string>,
  },

  extremes: {
    pushing: 'What pushes most',
    best: 'What talks best',
    pushingSay: 'A press opens the message and says why.',
    bestSay: 'More like these.',
    open: { draft: 'open in Draft', received: 'open in Received' },
    none: 'Nothing here.',
  },

  tries: {
    title: 'What to try next',
    none: 'Go on like this.',
    changes: (n: number) => `That changes ${plural(n, 'message', 'messages')}.`,
  },

  habits: {
    title: 'Habits that push',
    say: (n: number) => `${upper(many(n, 'habit shows', 'habits show'))} in this history.`,
    count: (n: number, of: number) => `${number(n)} of ${number(of)}`,
    source: (source: string) => `Source: ${source}.`,
  },

  cannot: {
    title: 'What this export cannot tell',
    none: 'Nothing was missing.',
    sentence: (needs: string, reason: string) => `${upper(needs)}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  },

  out: {
    title: 'Take the findings with you',
    holds: 'Numbers, days and habits; no word of a message, no name.',
    save: { json: 'JSON', markdown: 'Markdown', csv: 'Days as CSV', html: 'Page (HTML)' },
    saved: (name: string) => `Saved as ${name}.`,
    heading: 'What a history looks like from the other side',
    counts: 'Counts',
    habits: 'Habits',
    made: 'Made by unpushy. No message text is in this file.',
  },

  calendar: {
    heading: 'Check planned posts',
    lead: 'A table with a date, a platform and a text per row. Each text is checked, and the mix of all of them.',
    invite: 'Drop a CSV of planned posts.',
    choose: 'Choose a CSV',
    columns: 'Which column holds what?',
    column: { date: 'Date', platform: 'Platform', text: 'Text' },
    none: 'not in the table',
    preview: (n: number) => `${upper(plural(n, 'row', 'rows'))} below the header.`,
    check: 'Check them',
    needText: 'Say which column holds the text.',
    empty: 'There is no row below the header. The first line must name the columns.',
    notTable: 'This is no CSV. Save the table as CSV and pick that file.',
    tooLarge: 'More than 20,000 rows are no calendar. Split the file.',
    result: (rows: number, push: number, lean: number) =>
      push + lean === 0
        ? `All ${number(rows)} planned posts talk.`
        : `Of ${plural(rows, 'planned post', 'planned posts')}, ${push ? `${number(push)} push` : ''}${push && lean ? ' and ' : ''}${lean ? `${number(lean)} lean` : ''}.`,
    mix: 'The mix',
    rows: 'Row by row',
    bad: (n: number) => `${plural(n, 'date', 'dates')} cannot be read; those rows count for the texts only.`,
    head: ['Row', 'Date', 'Text', 'Verdict', 'Findings'],
    save: 'Save with findings (CSV)',
    added: ['unpushy verdict', 'unpushy weight', 'unpushy findings', 'unpushy advice'],
    nothing: 'nothing to change',
  },
};
