// What the tests of the package share. They use build/npm as its users do: nothing else of the tree.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const packageUrl = new URL('../../build/npm/', import.meta.url);
export const distUrl = new URL('dist/', packageUrl);
export const tree = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const { load } = await import(new URL('index.js', distUrl).href);

/** A message that a new follower got thirty seconds after the follow: the worst there is. */
export const worst = {
  text:
    'I am truly honored that you follow me! Your posts are such an inspiration. ' +
    'Get my course here: https://shop.example/course',
  kind: 'dm-in',
  context: { relation: 'new-follower', secondsSinceContact: 30 },
};

export const wordsAt = (text, { start, end }) => text.slice(start, end);

/** Every span of a report: of its moves, evidence and edits. */
export function spansOf(report) {
  return [
    ...report.moves,
    ...report.findings.flatMap((finding) => [...finding.evidence, ...(finding.fix?.edits ?? [])]),
  ];
}

/** A folder of its own for a test, gone when the test ends. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'unpushy-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
