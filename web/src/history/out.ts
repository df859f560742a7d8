// The findings as a file: numbers, days and habits. No word of a message and no name is in it.

import { words } from '../strings/history';
import type { Audit } from './audit';
import type { Summary } from './types';

export type Format = 'json' | 'markdown' | 'csv';

interface File {
  name: string;
  type: string;
  content: string;
}

export function fileOf(audit: Audit, summary: Summary, format: Format): File {
  switch (format) {
    case 'json':
      return { name: 'unpushy-history.json', type: 'application/json', content: json(audit, summary) };
    case 'markdown':
      return { name: 'unpushy-history.md', type: 'text/markdown', content: markdown(audit, summary) };
    case 'csv':
      return { name: 'unpushy-days.csv', type: 'text/csv', content: csv(audit) };
  }
}

/** Everything but what is made of messages: the words of a template, its fillings, names, places in the list. */
function withoutTexts({ contact, templates, received, pushing, best, ...rest }: Audit): object {
  const weights = (list: Audit['pushing']) => list.map(({ score, verdict }) => ({ score, verdict }));
  return {
    ...rest,
    contact: contact && { ...contact, firsts: contact.firsts.map(({ message: _, ...first }) => first) },
    templates: templates.map(({ parts: _, messages: __, ...template }) => template),
    received: received.map(({ message: _, reason: __, ...one }) => one),
    pushing: weights(pushing),
    best: weights(best),
  };
}

function json(audit: Audit, { platforms, read, messages, conversations, duplicates, precision, cannotTell }: Summary): string {
  const summary = { platforms, read, messages, conversations, duplicates, precision, cannotTell };
  return `${JSON.stringify({ read: summary, audit: withoutTexts(audit) }, null, 2)}\n`;
}

function markdown(audit: Audit, summary: Summary): string {
  const { out, headline } = words;
  const { habits, templates, share, rhythm, follows, tries, notComputable } = audit;
  const lines = [`# ${out.heading}`, '', audit.says ?? headline.verdict[audit.verdict]];
  const part = (title: string, items: readonly string[]) => {
    if (items.length) lines.push('', `## ${title}`, '', ...items.map((item) => `- ${item}`));
  };
  part(out.counts, [
    words.read.summary(postsOf(summary), summary.conversations, 0),
    ...(audit.from && audit.to ? [words.read.range(words.day(audit.from), words.day(audit.to))] : []),
  ]);
  part(out.habits, habits.map(({ title, why, instead }) => `**${title}** ${why} ${instead}`));
  if (templates.length) {
    part(words.templates.title, templates.map((one) => `${words.templates.people(one.people)}, ${words.templates.copies(one.copies)}`));
  }
  if (share && share.of > 0) {
    part(words.share.title, [words.share.whole(share.sells / share.of, share.links / share.of, share.talks / Math.max(1, share.spoken))]);
  }
  if (rhythm) {
    part(words.rhythm.title, [
      words.rhythm.start(rhythm.firstDay, rhythm.firstWeek),
      ...(rhythm.gaps ? [words.rhythm.gaps(rhythm.gaps.median, rhythm.gaps.longest)] : []),
      ...rhythm.loud.map(({ day, posts }) => words.rhythm.loud(words.day(day), posts)),
    ]);
  }
  if (follows) {
    const { mostInADay, loud, ended } = follows;
    part(words.follows.title, [words.follows.say(mostInADay, loud.length), ended ? words.follows.ended(ended.all, ended.most) : words.follows.endedUnknown]);
  }
  part(words.tries.title, tries.map(({ text, messages }) => `${text} ${words.tries.changes(messages)}`));
  part(words.cannot.title, [...new Set([...notComputable.map(({ needs, reason }) => words.cannot.sentence(needs, reason)), ...summary.cannotTell])]);
  lines.push('', out.made);
  return `${lines.join('\n')}\n`;
}

/** What a table does not call anything is read as a post, too. */
export const postsOf = ({ read: { post = 0, reply = 0, repost = 0, other = 0 } }: Summary): number => post + reply + repost + other;

const csv = ({ rhythm }: Audit): string =>
  ['day,posts', ...(rhythm?.days ?? []).map(({ day, posts }) => `${day},${posts}`), ''].join('\r\n');
