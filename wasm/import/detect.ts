/** Which importer reads which file. One list for all platforms; the first that claims a file has it. */

import type { Archive } from './archive.js';
import { Claimed, type Importer } from './importer.js';
import type { Job } from './job.js';
import { maxFileBytes } from './limits.js';
import { bluesky } from './platforms/bluesky.js';
import { discord } from './platforms/discord.js';
import { facebook } from './platforms/facebook.js';
import { instagram } from './platforms/instagram.js';
import { linkedin } from './platforms/linkedin.js';
import { mastodon } from './platforms/mastodon.js';
import { reddit } from './platforms/reddit.js';
import { table } from './platforms/table.js';
import { telegram } from './platforms/telegram.js';
import { threads } from './platforms/threads.js';
import { whatsapp } from './platforms/whatsapp.js';
import { x } from './platforms/x.js';
import { headText } from './text.js';
import { ImportError } from './types.js';

const importers: readonly Importer[] = [
  ...[x, linkedin, threads, instagram, telegram, discord, facebook, whatsapp, mastodon, bluesky, reddit],
  table, // last: it takes any table
];

const media = /\.(?:jpe?g|png|gif|webp|heic|bmp|svg|ico|mp4|mov|avi|webm|mkv|mp3|m4a|aac|ogg|opus|wav|srt|vcf|webmanifest|woff2?|ttf|css|map|pdf)$/i;
const readable = /\.(?:js|json|jsonl|ndjson|csv|tsv|txt|car)$/i;
/** Systems leave these in folders and zips. */
const clutter = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

export interface Plan {
  importer: Importer;
  files: Claimed;
}

/** Shares the files of an archive out to the importers; what none wants is told to the job. */
export async function planFor(archive: Archive, job: Job): Promise<{ plans: Plan[]; html: string[] }> {
  const plans = new Map<Importer, Claimed>();
  const html: string[] = [];
  for (const file of archive.files) {
    job.pause();
    if (clutter.test(file.path)) continue;
    const reason = whyNot(file.path, file.size, archive.name === '');
    if (/\.html?$/i.test(file.path)) html.push(file.path);
    if (reason !== undefined) {
      job.skipFile(file.path, reason);
      continue;
    }
    let head: Promise<string> | undefined;
    const claimed = await claimFor(file, () => (head ??= headText(file)), job);
    if (!claimed) continue;
    const files = plans.get(claimed.importer) ?? new Claimed();
    files.add(claimed.part, file);
    plans.set(claimed.importer, files);
  }
  joinThreads(plans);
  keepTablesOut(plans, job);
  return { plans: importers.flatMap((importer) => (plans.has(importer) ? { importer, files: plans.get(importer)! } : [])), html };
}

/** A thread of messages is the same on Facebook and Instagram: it belongs to the rest of the export. */
function joinThreads(plans: Map<Importer, Claimed>): void {
  const ofFacebook = plans.get(facebook);
  const ofInstagram = plans.get(instagram);
  if (!ofFacebook || !ofInstagram || ofFacebook.get('thread').length < ofFacebook.all.length) return;
  for (const file of ofFacebook.all) ofInstagram.add('thread', file);
  plans.delete(facebook);
}

/** Beside the export of a platform, a table is one of its other files, unless the columns of a table were named. */
function keepTablesOut(plans: Map<Importer, Claimed>, job: Job): void {
  if (plans.size < 2 || job.options.columns) return;
  for (const { path } of plans.get(table)?.all ?? []) job.skipFile(path, unknown);
  plans.delete(table);
}

const unknown = 'it holds no messages that are known here';

function whyNot(path: string, size: number, isLoose: boolean): string | undefined {
  if (media.test(path)) return 'it is a picture, video, sound or other thing without messages';
  if (size === 0) return 'it is empty';
  if (/\.(?:7z|rar)$/i.test(path)) return 'this kind of archive is not opened';
  if (/\.(?:zip|tar|gz|tgz)$/i.test(path)) return isLoose ? 'it is damaged' : 'archives inside archives are not opened';
  if (/\.html?$/i.test(path)) return 'web pages are not read';
  if (size > maxFileBytes) return 'it is larger than any export';
  // A file that was picked by hand may have any name.
  return readable.test(path) || isLoose ? undefined : 'it is of a kind that holds no messages';
}

async function claimFor(file: Archive['files'][number], head: () => Promise<string>, job: Job) {
  try {
    for (const importer of importers) {
      const part = await importer.claim(file, head);
      if (part !== undefined) return { importer, part };
    }
    job.skipFile(file.path, unknown);
  } catch (error) {
    if (!(error instanceof ImportError) || error.code === 'hostile') throw error;
    job.skipFile(file.path, 'it is damaged');
  }
  return undefined;
}
