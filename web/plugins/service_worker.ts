import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Files of the folder that a page does not ask for. */
const kLeftOut = /\.map$|^(LICENSE|LICENSES\.txt|NOTICES\.md|sw\.js|unpushy\.html)$/;

/** Builds sw.js at the end, with the list of every other file and a revision of those whose names hold none. */
export const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  async closeBundle() {
    const folder = path('../../build/site');
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      define: { __FILES__: JSON.stringify(filesIn(folder)), 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: {
          entry: path('../src/offline/service_worker.ts'),
          formats: ['iife'],
          name: 'unpushy',
          fileName: () => 'sw.js',
        },
      },
    });
  },
};

function filesIn(folder: string): { url: string; revision: string | null }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((url) => !kLeftOut.test(url))
    .sort()
    .map((url) => ({ url, revision: url.startsWith('assets/') ? null : revisionOf(join(folder, url)) }));
}

const revisionOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
