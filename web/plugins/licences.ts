import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The licence and the notices of third parties go where their code goes. */
export const licences: Plugin = {
  name: 'licences',
  generateBundle() {
    for (const file of ['LICENSE', 'NOTICES.md']) {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url));
      this.emitFile({ type: 'asset', fileName: file, source });
    }
  },
};
