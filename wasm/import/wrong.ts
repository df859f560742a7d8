/** One sentence for a file that brought nothing: what it is, and which file to pick instead. */

import { ImportError, type Platform, type Summary, type Tally } from './types.js';

const general: [RegExp, string] = [/\.html?$/i, 'These are web pages. Export again and choose JSON as the format; of an X archive pick the whole zip.'];
const hints: readonly [RegExp, string][] = [
  [/(?:^|\/)(?:message_\d+|your_posts[^/]*|posts_\d+|followers_\d+|start_here|index)\.html?$/i, 'This is the export of Facebook or Instagram as web pages. Export again and choose JSON as the format.'],
  [/(?:^|\/)messages\d*\.html?$/i, 'This is a Telegram export as web pages. Export again and choose "Machine-readable JSON".'],
  general,
  [/(?:^|\/)(?:chat|msgstore)[^/]*\.(?:crypt\d*|db)$/i, 'This is a WhatsApp backup, which is locked. Open a chat, choose "Export chat" and pick the file it makes.'],
  [/\.(?:docx|xlsx|pptx|odt|ods|pdf)$|(?:^|\/)\[Content_Types\]\.xml$/i, 'This is an office document. Save a table as CSV, or pick the export that the platform sent you.'],
  [/\.(?:jpe?g|png|gif|webp|heic|mp4|mov|mp3|m4a)$/i, 'This is a picture, video or sound. Pick the zip or JSON file that the platform sent you.'],
];

const byReason: readonly [string, string][] = [
  ['archives inside archives are not opened', 'This archive holds another archive. Unpack it and pick the one inside.'],
  ['this kind of archive is not opened', 'This kind of archive cannot be opened here. Unpack it and choose the folder.'],
  ['it is empty', 'The file is empty. Download the export again.'],
];

const anything =
  'No messages of a known export were found here. Pick the file as the platform sent it: the zip of X, LinkedIn, Instagram, ' +
  'Facebook, Threads, Reddit or Discord, outbox.json or the archive of Mastodon, repo.car of Bluesky, result.json of ' +
  'Telegram, the exported chat of WhatsApp, or a CSV with a header.';

export function wrongFile(summary: Summary, paths: string[], html: string[]): ImportError {
  if (summary.platforms.length > 0) return empty(summary);
  for (const path of [...html, ...paths]) {
    const hint = hints.find(([pattern]) => pattern.test(path));
    // One picture among many files says nothing about the whole.
    const isMostlyPages = hint !== general || html.length * 2 > paths.length;
    if (hint && ((html.includes(path) && isMostlyPages) || paths.length === 1 || path.includes('[Content_Types]'))) {
      return new ImportError('wrong-file', hint[1]);
    }
  }
  for (const [reason, sentence] of byReason) {
    if (summary.filesSkipped.some((skipped) => skipped.reason === reason && skipped.count === paths.length)) return new ImportError('wrong-file', sentence);
  }
  const damaged = summary.filesSkipped.find(({ reason }) => reason === 'it is damaged');
  if (damaged) return new ImportError('damaged', `${damaged.places[0]} is damaged, and nothing else could be read. Download the export again.`);
  return new ImportError('wrong-file', paths.length === 0 ? 'There is nothing in it. Pick the file that the platform sent you.' : anything);
}

const names: Record<Platform, string> = {
  ...{ x: 'an export of X', linkedin: 'an export of LinkedIn', instagram: 'an export of Instagram', facebook: 'an export of Facebook' },
  ...{ threads: 'an export of Threads', whatsapp: 'a chat of WhatsApp', telegram: 'an export of Telegram', mastodon: 'an export of Mastodon' },
  ...{ bluesky: 'an export of Bluesky', reddit: 'an export of Reddit', discord: 'an export of Discord', table: 'a table' },
};

function empty(summary: Summary): ImportError {
  const most = (list: readonly Tally[]) => [...list].sort((a, b) => b.count - a.count)[0];
  const failed = summary.filesSkipped.filter(({ reason }) => /damaged|columns|encoding/.test(reason));
  const worst = most(summary.recordsSkipped) ?? most(failed);
  const why = worst ? `nothing in it could be read (${worst.reason}: ${worst.places[0]})` : 'it holds no messages';
  const what = summary.platforms.map((platform) => names[platform]).join(' and ');
  return new ImportError(worst ? 'damaged' : 'wrong-file', `This is ${what}, but ${why}.`);
}
