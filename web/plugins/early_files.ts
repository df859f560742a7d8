import type { Plugin } from 'vite';

/** Names in index.html what the first verdict needs, so that the browser fetches it at once and not one after the other:
 * the page's script, which main.ts imports when the engine is on its way, and the engine's files. The module for
 * histories waits until History is opened. */
export const earlyFiles: Plugin = {
  name: 'early-files',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle }) {
      const names = Object.keys(bundle ?? {});
      const data = names.filter((name) => /\.(wasm|upk)$/.test(name) && !name.includes('history'));
      return [
        ...names.filter((name) => /\/page-[^/]*\.js$/.test(name)).map((name) => link(name, { rel: 'modulepreload' })),
        ...data.map((name) => link(name, { rel: 'preload', as: 'fetch' })),
      ];
    },
  },
};

const link = (name: string, attrs: Record<string, string>) => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: '', href: `./${name}` },
  injectTo: 'head' as const,
});
