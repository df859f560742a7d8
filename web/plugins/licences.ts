import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

/** The licence and the notices of third parties go where their code goes. */
export const licences: Plugin = {
  name: 'licences',
  generateBundle() {
    for (const file of ['LICENSE', 'NOTICES.md', 'build/npm/dist/import/LICENSES.txt']) {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url));
      this.emitFile({ type: 'asset', fileName: basename(file), source });
    }
  },
};
