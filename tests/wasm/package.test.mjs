import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { packageUrl, temporaryFolder, tree, worst } from './support.mjs';

const npm = (cwd, ...args) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const packageFolder = fileURLToPath(packageUrl);

test('packed and installed into an empty folder without a network, it runs and brings its types', (t) => {
  const folder = temporaryFolder(t);
  const [{ filename }] = JSON.parse(npm(packageFolder, 'pack', '--json', '--pack-destination', folder));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const cache = join(folder, 'cache');
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', '--cache', cache, `./${filename}`);

  const program = `
    import { load, type Draft, type Report } from 'unpushy';
    const draft: Draft = ${JSON.stringify(worst)};
    const engine = await load();
    const report: Report = engine.check(draft);
    console.log(report.verdict);
    engine.dispose();`;
  writeFileSync(join(folder, 'program.ts'), program);
  const tsc = tree('wasm/node_modules/typescript/bin/tsc');
  const options = '--strict --module nodenext --target es2022 --types null program.ts'.split(' ');
  execFileSync(process.execPath, [tsc, ...options], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  assert.equal(execFileSync(process.execPath, ['program.js'], { cwd: folder, encoding: 'utf8' }).trim(), 'push');
});

test('it holds what its users need and nothing of how it was made', (t) => {
  const [{ files }] = JSON.parse(npm(packageFolder, 'pack', '--json', '--dry-run'));
  assert.deepEqual(files.map((file) => file.path).sort(), [
    ...['LICENSE', 'NOTICES.md', 'README.md', 'bin/unpushy-import.js', 'dist/en.upk'],
    ...['dist/encode.d.ts', 'dist/encode.js', 'dist/engine.d.ts', 'dist/engine.js', 'dist/files.d.ts', 'dist/files.js', 'dist/index.d.ts', 'dist/index.js'],
    ...['dist/instantiate.d.ts', 'dist/instantiate.js'],
    ...['dist/import/LICENSES.txt', 'dist/import/index.d.ts', 'dist/import/index.js', 'dist/import/node.d.ts', 'dist/import/node.js', 'dist/import/types.d.ts'],
    ...['dist/audit.schema.json', 'dist/history.d.ts', 'dist/history.js', 'dist/unpushy-history.d.mts', 'dist/unpushy-history.mjs', 'dist/unpushy-history.wasm'],
    ...['dist/report.schema.json', 'dist/types.d.ts', 'dist/types.js', 'dist/unpushy.d.mts', 'dist/unpushy.mjs', 'dist/unpushy.wasm'],
    'package.json',
  ].sort());
  const manifest = JSON.parse(readFileSync(new URL('package.json', packageUrl), 'utf8'));
  for (const key of ['private', 'scripts', 'dependencies', 'devDependencies']) assert.equal(manifest[key], undefined);
});

test('no code of the package makes code from text, which a strict policy forbids', () => {
  const dist = join(packageFolder, 'dist');
  for (const name of readdirSync(dist, { recursive: true }).filter((file) => /\.m?js$/.test(file))) {
    assert.doesNotMatch(readFileSync(join(dist, name), 'utf8'), /\beval\(|new Function\b/, name);
  }
});

test('the lock file records no place to download from', () => {
  assert.doesNotMatch(readFileSync(tree('wasm/package-lock.json'), 'utf8'), /"resolved"/);
});

test("the README's example runs and finds something", async (t) => {
  const [, code] = readFileSync(new URL('README.md', packageUrl), 'utf8').match(/```js\n([^]*?)```/);
  const folder = temporaryFolder(t);
  const index = JSON.stringify(new URL('dist/index.js', packageUrl).href);
  writeFileSync(join(folder, 'example.mjs'), code.replace("'unpushy'", index));
  const output = execFileSync(process.execPath, [join(folder, 'example.mjs')], { encoding: 'utf8' });
  assert.match(output, /^push \d/);
});
