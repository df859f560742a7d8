/**
 * unpushy/import: the messages in your own data exports. Works on a page, in a worker and in Node; nothing is sent
 * anywhere and nothing is kept.
 *
 *     const messages = importArchive(file);
 *     for await (const message of messages) console.log(message.time, message.text);
 *     console.log(messages.summary);
 */

import { openArchives, type Refusal } from './archive.js';
import { toReaders } from './bytes.js';
import { planFor } from './detect.js';
import { Job } from './job.js';
import { ImportError, type Import, type ImportOptions, type Message, type Source, type Summary } from './types.js';
import { wrongFile } from './wrong.js';

export * from './types.js';

/**
 * Reads whatever export this is. Several files merge; a message that two of them hold comes once. The iteration throws
 * an ImportError where nothing can be read, and the signal's reason where it was aborted.
 */
export function importArchive(source: Source, options: ImportOptions = {}): Import {
  const job = new Job(options);
  return {
    get summary(): Summary {
      return job.summary;
    },
    [Symbol.asyncIterator]: () => readAll(source, job),
  };
}

async function* readAll(source: Source, job: Job): AsyncGenerator<Message, undefined> {
  try {
    yield* messagesOf(source, job);
  } catch (error) {
    job.pause(); // aborted: then that is the reason
    if (error instanceof ImportError) throw error;
    const why = 'The file could not be read. It may have been moved or changed meanwhile; pick it again.';
    throw new ImportError('damaged', why, { cause: error });
  }
  return undefined;
}

async function* messagesOf(source: Source, job: Job): AsyncGenerator<Message> {
  job.pause();
  const readers = toReaders(source);
  const { archives, refusals } = await openArchives(readers, (path, reason) => job.skipFile(path, reason));
  const html: string[] = [];
  for (const archive of archives) {
    try {
      const found = await planFor(archive, job);
      html.push(...found.html);
      for (const { importer, files } of found.plans) {
        job.beginArchive(importer.platform, files.all.reduce((sum, file) => sum + file.size, 0));
        for await (const one of importer.read(files, job)) {
          const message = job.accept(one);
          if (message) yield message;
        }
      }
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      refusals.push({ name: archive.name || 'the files', error });
    }
  }
  conclude(job, refusals, archives.flatMap(({ files }) => files.map(({ path }) => path)), html);
}

/** One bad archive among good ones is told; alone it fails the import. */
function conclude(job: Job, refusals: Refusal[], paths: string[], html: string[]): void {
  for (const { name, error } of refusals) job.skipFile(name, error.message);
  if (job.summary.messages > 0) return;
  if (refusals[0]) throw refusals[0].error;
  throw wrongFile(job.summary, paths, html);
}
