// Puts the npm package together in build/npm: the compiled TypeScript, the WebAssembly module and the packs.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { buildSync, transformSync } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const npm = here('../build/npm/');

const loaders = { 'dist/unpushy.mjs': here('../build/wasm/unpushy.mjs'), 'dist/unpushy-history.mjs': here('../build/wasm/unpushy-history.mjs') };
const copies = {
  'dist/unpushy.d.mts': here('src/unpushy.d.mts'),
  'dist/unpushy.wasm': here('../build/wasm/unpushy.wasm'),
  'dist/unpushy-history.d.mts': here('src/unpushy-history.d.mts'),
  'dist/unpushy-history.wasm': here('../build/wasm/unpushy-history.wasm'),
  'dist/audit.schema.json': here('../src/report/audit.schema.json'),
  'dist/report.schema.json': here('../src/report/report.schema.json'),
  'dist/en.upk': here('../build/native/en.upk'),
  'README.md': here('README.md'),
  LICENSE: here('../LICENSE'),
  'NOTICES.md': here('../NOTICES.md'),
};

/** Code without comments and long names, which the loader of Emscripten also has: a quarter less to load. */
const small = (file) => transformSync(readFileSync(file, 'utf8'), { minify: true, format: 'esm' }).code;

/** The package's own package.json: what concerns its users only. */
function publicManifest() {
  const { private: _, scripts, devDependencies, ...manifest } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The importers and their command: bundled with their libraries, as the package brings no dependencies. */
function buildImporters() {
  const options = { bundle: true, format: 'esm', platform: 'neutral', target: 'es2022', mainFields: ['module', 'main'] };
  const common = { ...options, minify: true, external: ['node:*', 'stream'], legalComments: 'none', logLevel: 'warning' };
  const build = (from, to, more = {}) =>
    buildSync({ ...common, entryPoints: [here(from)], outfile: npm + to, absWorkingDir: here('.'), ...more });
  const { metafile } = build('import/index.ts', 'dist/import/index.js', { conditions: ['import'], metafile: true });
  writeFileSync(`${npm}dist/import/LICENSES.txt`, licencesOf(Object.keys(metafile.inputs)));
  build('import/node.ts', 'dist/import/node.js');
  const command = 'bin/unpushy-import.js';
  build('bin/unpushy-import.ts', command, { external: ['node:*', '../import/*'] });
  const code = readFileSync(npm + command, 'utf8').replaceAll('"../import/', '"../dist/import/');
  writeFileSync(npm + command, code);
  chmodSync(npm + command, 0o755);
  const types = here('../build/npm-types/');
  tsc('import', '--outDir', types);
  for (const name of ['index', 'node', 'types']) copyFileSync(`${types}import/${name}.d.ts`, `${npm}dist/import/${name}.d.ts`);
  rmSync(types, { recursive: true });
}

/** The licences of the libraries that are in the bundle, word for word, as they ask for. */
function licencesOf(inputs) {
  const folders = inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(here(`${folder}/package.json`), 'utf8'));
    const file = readdirSync(here(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} brings no licence`);
    return `${name} ${version}\n\n${readFileSync(here(`${folder}/${file}`), 'utf8').trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

const tsc = (project, ...more) =>
  execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '-p', here(project), ...more], { stdio: 'inherit' });

const missing = [...Object.values(loaders), ...Object.values(copies)].filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`Missing: ${missing.join(', ')}. Build the engine first: ./dev build`);
  process.exit(1);
}

rmSync(npm, { recursive: true, force: true });
mkdirSync(`${npm}dist`, { recursive: true });
tsc('.');
for (const name of readdirSync(`${npm}dist`).filter((name) => name.endsWith('.js'))) {
  // Bundlers are told once more what to leave alone: esbuild drops the comment of src/files.ts that says so.
  const code = small(`${npm}dist/${name}`).replace(/\bimport\((?=\w+\))/g, 'import(/* @vite-ignore */ /* webpackIgnore: true */ ');
  writeFileSync(`${npm}dist/${name}`, code);
}
buildImporters();
for (const [target, source] of Object.entries(copies)) copyFileSync(source, npm + target);
for (const [target, loader] of Object.entries(loaders)) writeFileSync(npm + target, small(loader));
writeFileSync(`${npm}package.json`, publicManifest());
