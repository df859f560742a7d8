import type { Plugin } from 'vite';

/** Names the engine's files in index.html, so that the browser fetches them beside the scripts and not after them. The
 * module for histories waits until History is opened. */
export const earlyFiles: Plugin = {
  name: 'early-files',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle }) {
      return Object.keys(bundle ?? {})
        .filter((name) => /\.(wasm|upk)$/.test(name) && !name.includes('history'))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', crossorigin: '', href: `./${name}` },
          injectTo: 'head',
        }));
    },
  },
};
