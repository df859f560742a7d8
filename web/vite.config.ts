import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiledEarly } from './plugins/compiled_early.ts';
import { earlyFiles } from './plugins/early_files.ts';
import { licences } from './plugins/licences.ts';
import { oneFile } from './plugins/one_file.ts';
import { serviceWorker } from './plugins/service_worker.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** One file of a script and all that it imports. */
const alone = (name: string, priority: number) => ({ name, priority, test: new RegExp(`/web/src/${name}\\.ts$`) });

export default defineConfig({
  plugins: [earlyFiles, compiledEarly, licences, serviceWorker, oneFile],
  base: './', // the folder works from any path on any host
  resolve: {
    // The assembled package, as people get it from npm; it names its own files so that Vite takes them along.
    alias: [
      { find: /^unpushy$/, replacement: path('../build/npm/dist/index.js') },
      { find: /^unpushy\/history$/, replacement: path('../build/npm/dist/history.js') },
      { find: /^unpushy\/import$/, replacement: path('../build/npm/dist/import/index.js') },
    ],
  },
  worker: { format: 'es' },
  build: {
    outDir: path('../build/site'),
    emptyOutDir: true,
    // The first browsers with light-dark(), which the tokens are made of.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0, // the policy allows no data: addresses
    modulePreload: { polyfill: false },
    // The page in one file: each file more costs the first verdict about as much as all of its code.
    rolldownOptions: { output: { codeSplitting: { groups: [alone('main', 2), alone('page', 1)] } } },
  },
});
