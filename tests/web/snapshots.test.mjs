// Each state looks as it did. After a change that is meant: node tests/web/snapshots.mjs, and look at the diff.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suite } from './site.mjs';
import { differing, kScenes, look, stored } from './snapshots.mjs';

const { open } = suite();
const { pictures, reports } = stored();
/** Another version of a browser draws letters a little darker or brighter; a part that is gone or has moved is more. */
const kMost = 0.01;

for (const scene of kScenes) {
  test(`it looks as before: ${scene.name}`, async () => {
    const now = await look(open, scene, reports);
    const share = differing(now, pictures[scene.name]);
    assert.ok(share <= kMost, `${(100 * share).toFixed(1)} % of the cells differ:\n${now.join('\n')}`);
  });
}

const scene = kScenes.find(({ name }) => name === 'received 1280 light');
const spoilt = {
  'a part that is missing': () => document.querySelector('[data-view=received] .choices').remove(),
  'a column that is moved by a line': () => (document.querySelector('[data-view=received] .bench').style.marginBlockStart = '24px'),
  'a colour that is gone': () => document.querySelector('[data-view=received] .choices').style.setProperty('--ink', '#fff'),
};
for (const [what, spoil] of Object.entries(spoilt)) {
  test(`${what} is noticed`, async () => {
    const share = differing(await look(open, scene, reports, spoil), pictures[scene.name]);
    assert.ok(share > kMost, `only ${(100 * share).toFixed(1)} % of the cells differ`);
  });
}
