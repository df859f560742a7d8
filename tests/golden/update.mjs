// Writes NAME.report.json for every NAME.draft.json beside it. Run it after a change that is meant to change reports,
// and read the difference before it is committed:  node tests/golden/update.mjs

import { readFileSync, writeFileSync } from 'node:fs';

import { names, readDraft, reportOf, reportPath } from './command.mjs';

function old(name) {
  try {
    return readFileSync(reportPath(name), 'utf8');
  } catch {
    return '';
  }
}

let changed = 0;
for (const name of names) {
  const report = reportOf(readDraft(name));
  if (report === old(name)) continue;
  writeFileSync(reportPath(name), report);
  console.log(`changed: ${name}`);
  changed += 1;
}
console.log(`${changed} of ${names.length} golden reports changed`);
