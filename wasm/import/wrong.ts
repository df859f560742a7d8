/** One sentence for a file that brought nothing: what it is, and which file to pick instead. */

import { ImportError, type Summary } from './types.js';

const hints: readonly [RegExp, string][] = [
  [/(?:^|\/)(?:message_\d+|your_posts[^/]*|posts_\d+|followers_\d+|start_here|index)\.html?$/i, 'This is the export of Facebook or Instagram as web pages. Export again and choose JSON as the format.'],
  [/(?:^|\/)messages\d*\.html?$/i, 'This is a Telegram export as web pages. Export again and choose "Machine-readable JSON".'],
  [/\.html?$/i, 'These are web pages. Export again and choose JSON as the format; of an X archive pick the whole zip.'],
  [/(?:^|\/)(?:chat|msgstore)[^/]*\.(?:crypt\d*|db)$/i, 'This is a WhatsApp backup, which is locked. Open a chat, choose "Export chat" and pick the file it makes.'],
  [/\.(?:docx|xlsx|pptx|odt|ods|pdf)$|(?:^|\/)\[Content_Types\]\.xml$/i, 'This is an office document. Save a table as CSV, or pick the export that the platform sent you.'],
  [/\.(?:jpe?g|png|gif|webp|heic|mp4|mov|mp3|m4a)$/i, 'This is a picture, video or sound. Pick the zip or JSON file that the platform sent you.'],
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
    if (hint && (html.includes(path) || paths.length === 1 || path.includes('[Content_Types]'))) {
      return new ImportError('wrong-file', hint[1]);
    }
  }
  const damaged = summary.filesSkipped.find(({ reason }) => reason === 'it is damaged');
  if (damaged) return new ImportError('damaged', `${damaged.places[0]} is damaged, and nothing else could be read. Download the export again.`);
  return new ImportError('wrong-file', paths.length === 0 ? 'There is nothing in it. Pick the file that the platform sent you.' : anything);
}

function empty(summary: Summary): ImportError {
  const worst = [...summary.recordsSkipped, ...summary.filesSkipped].sort((a, b) => b.count - a.count)[0];
  const broken = summary.recordsSkipped.length > 0 && worst;
  const why = broken ? `nothing in it could be read (${worst.reason}: ${worst.places[0]})` : 'it holds no messages';
  return new ImportError(broken ? 'damaged' : 'wrong-file', `This is an export of ${summary.platforms.join(', ')}, but ${why}.`);
}
