// Puts the npm package together in build/npm: the compiled TypeScript, the WebAssembly module and the packs.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const npm = here('../build/npm/');

const copies = {
  'dist/unpushy.d.mts': here('src/unpushy.d.mts'),
  'dist/unpushy.mjs': here('../build/wasm/unpushy.mjs'),
  'dist/unpushy.wasm': here('../build/wasm/unpushy.wasm'),
  'dist/en.upk': here('../build/native/en.upk'),
  'README.md': here('README.md'),
  LICENSE: here('../LICENSE'),
  'NOTICES.md': here('../NOTICES.md'),
};

/** The package's own package.json: what concerns its users only. */
function publicManifest() {
  const { private: _, scripts, devDependencies, ...manifest } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const missing = Object.values(copies).filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`Missing: ${missing.join(', ')}. Build the engine first: ./dev build`);
  process.exit(1);
}

rmSync(npm, { recursive: true, force: true });
mkdirSync(`${npm}dist`, { recursive: true });
execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '-p', here('.')], { stdio: 'inherit' });
for (const [target, source] of Object.entries(copies)) copyFileSync(source, npm + target);
writeFileSync(`${npm}package.json`, publicManifest());
