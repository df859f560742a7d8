import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The licence and the notices of third parties go where their code goes. */
const licences: Plugin = {
  name: 'licences',
  generateBundle() {
    for (const file of ['LICENSE', 'NOTICES.md']) {
      this.emitFile({ type: 'asset', fileName: file, source: readFileSync(path(`../${file}`)) });
    }
  },
};

export default defineConfig({
  plugins: [licences],
  base: './', // the folder works from any path on any host
  resolve: {
    // The assembled package, as people get it from npm; it names its own files so that Vite takes them along.
    alias: { unpushy: path('../build/npm/dist/index.js') },
  },
  worker: { format: 'es' },
  build: {
    outDir: path('../build/site'),
    emptyOutDir: true,
    // The first browsers with light-dark(), which the tokens are made of.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0, // the policy allows no data: addresses
    modulePreload: false, // what loads later is small and asked for by a press
  },
});
