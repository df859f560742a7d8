// Writes the sample audits anew: node tests/history/samples.mjs. They are for looking at and for drawing; tests hold them to the
// schema, not to the scores of today.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import { command } from '../golden/command.mjs';
import { ndjson, pusher, talker } from './accounts.mjs';

for (const [name, messages] of Object.entries({ pusher: pusher(), talker: talker() })) {
  const options = ['audit', '--format', 'json', '--platform', 'instagram', '--now', '2027-01-01T00:00:00Z'];
  const { stdout } = spawnSync(command, options, { input: ndjson(messages), encoding: 'utf8', maxBuffer: 1 << 26 });
  writeFileSync(new URL(`samples/${name}.json`, import.meta.url), `${JSON.stringify(JSON.parse(stdout))}\n`);
}
