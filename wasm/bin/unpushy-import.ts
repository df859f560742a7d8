#!/usr/bin/env node
/** Writes the messages of an export as NDJSON. Exit 0: read, 1: nothing usable, 2: wrong usage. */

import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { type Columns, ImportError, importArchive, type ImportOptions, type Message, type Summary } from '../import/index.js';
import { fromPath } from '../import/node.js';

const help = `usage: unpushy-import PATH...

Writes the messages of your own data exports as NDJSON to standard output, one message a line, and what was read
and skipped to standard error. PATH is the file as the platform sent it (zip, tar.gz, repo.car, result.json, a chat
.txt, a table .csv or .ndjson) or an unpacked folder. Several merge; what two of them hold comes once.

  --owner NAME          own name or id, where the export does not say it (WhatsApp)
  --columns WORD=NAME   of a table: the column that holds id, time, direction, kind, counterpart, conversation,
                        text or client; WORD:=VALUE gives every row the same value; may be repeated
  --day-first, --month-first
                        how to read dates like 03/04/25 where the file does not settle it
  --summary             the summary as JSON on standard error
  --quiet               nothing on standard error but errors
  --help
`;

class UsageError extends Error {}

function parseArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        owner: { type: 'string' },
        columns: { type: 'string', multiple: true },
        'day-first': { type: 'boolean' },
        'month-first': { type: 'boolean' },
        summary: { type: 'boolean' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const words = ['id', 'time', 'direction', 'kind', 'counterpart', 'conversation', 'text', 'client'];

function toColumns(list: string[]): Columns {
  const columns: Record<string, string | { value: string }> = {};
  for (const item of list) {
    const match = /^(\w+)(:?)=(.+)$/s.exec(item);
    if (!match || !words.includes(match[1]!)) throw new UsageError(`--columns takes WORD=NAME with a WORD of: ${words.join(', ')}`);
    columns[match[1]!] = match[2] ? { value: match[3]! } : match[3]!;
  }
  return columns;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArguments();
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Give the path of an export.');
  const options: ImportOptions = {
    ...(values.owner === undefined ? {} : { owner: values.owner }),
    ...(values.columns ? { columns: toColumns(values.columns) } : {}),
    ...(values['day-first'] || values['month-first'] ? { dayFirst: values['day-first'] === true } : {}),
  };
  const readers = (await Promise.all(positionals.map(find))).flat();
  const messages = importArchive(readers, options);
  await write(messages);
  if (values.summary) process.stderr.write(`${JSON.stringify(messages.summary, null, 2)}\n`);
  else if (!values.quiet) process.stderr.write(describe(messages.summary));
  return 0;
}

async function find(path: string) {
  try {
    return await fromPath(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unreadable'}).`);
  }
}

async function write(messages: AsyncIterable<Message>): Promise<void> {
  let lines = '';
  const flush = async () => {
    if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
    lines = '';
  };
  for await (const message of messages) {
    lines += `${JSON.stringify(message)}\n`;
    if (lines.length > 1 << 16) await flush();
  }
  await flush();
}

function describe(summary: Summary): string {
  const kinds = Object.entries(summary.read).map(([kind, count]) => `${count} ${kind === 'other' ? 'of no known kind' : kind}`);
  const lines = [`read: ${kinds.join(', ')}; ${summary.conversations} conversations, ${summary.filesRead.length} files`];
  if (summary.duplicates > 0) lines.push(`${summary.duplicates} came twice and were merged`);
  for (const { reason, count, places } of [...summary.recordsSkipped, ...summary.filesSkipped]) {
    lines.push(`skipped ${count}: ${reason} (${places[0]}${count > 1 ? ', ...' : ''})`);
  }
  return [...lines, ...summary.cannotTell].join('\n') + '\n';
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof UsageError;
  process.stderr.write(`${(error as Error).message}\n${isUsage ? 'unpushy-import --help shows how.\n' : ''}`);
  process.exitCode = isUsage ? 2 : 1;
  if (!isUsage && !(error instanceof ImportError)) process.stderr.write(`${(error as Error).stack}\n`);
}
