// The golden drafts and the command that reads them; used by update.mjs and by the tests of the command.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The command under test; another one through the environment. */
export const command = process.env.UNPUSHY ?? join(here, '../../build/native/unpushy');

/** Names of the golden drafts: NAME.draft.json beside NAME.report.json. */
export const names = readdirSync(here)
  .filter((file) => file.endsWith('.draft.json'))
  .map((file) => file.replace('.draft.json', ''))
  .sort();

export const reportPath = (name) => join(here, `${name}.report.json`);
export const readDraft = (name) => JSON.parse(readFileSync(join(here, `${name}.draft.json`), 'utf8'));

/**
 * The command's output on one draft, one indented report. The kind goes by option: as a member of the line it would be
 * carried over into the output, and the package has nothing like it.
 */
export function reportOf(draft, ...options) {
  const { kind = 'post', ...line } = draft;
  const all = ['check', '--input', 'ndjson', '--format', 'json', '--kind', kind, ...options];
  const result = spawnSync(command, all, { input: JSON.stringify(line), encoding: 'utf8' });
  if (result.error) throw result.error;
  if (result.status > 1) throw new Error(`${draft.id}: exit code ${result.status}\n${result.stderr}`);
  return result.stdout;
}
