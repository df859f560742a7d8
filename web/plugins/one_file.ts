import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const package_ = (file: string) => path(`../../build/npm/dist/${file}`);

/**
 * Builds unpushy.html at the end: the whole page as one file that opens from disk. Scripts and styles stand in it under
 * a policy that names their hashes and allows no request at all.
 */
export const oneFile: Plugin = {
  name: 'one-file',
  apply: 'build',
  async closeBundle() {
    const worker = await bundled('../src/engine/worker.ts', [withoutAddresses, oneModule]);
    const history = await bundled('../src/history/history_worker.ts', [withoutAddresses, oneModule]);
    const page = await bundled('../src/main.ts', [inside({ worker: worker.code, 'history-worker': history.code })]);
    writeFileSync(path('../../build/site/unpushy.html'), assembled(page.code, page.css));
  },
};

async function bundled(entry: string, plugins: Plugin[]): Promise<{ code: string; css: string }> {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    resolve: {
      alias: [
        { find: /^unpushy$/, replacement: package_('index.js') },
        { find: /^unpushy\/history$/, replacement: package_('history.js') },
        { find: /^unpushy\/import$/, replacement: package_('import/index.js') },
      ],
    },
    build: {
      write: false,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      lib: { entry: path(entry), formats: ['iife'], name: 'unpushy', fileName: 'unpushy', cssFileName: 'unpushy' },
    },
  };
  const result = await build(config);
  const output = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  let [code, css] = ['', ''];
  for (const file of output) {
    if (file.type === 'chunk') code += file.code;
    else if (file.fileName.endsWith('.css')) css += String(file.source);
  }
  return { code, css };
}

/** In one file there is no place beside the code, and nothing is fetched: no address may bring a file along. */
const withoutAddresses: Plugin = {
  name: 'without-addresses',
  enforce: 'pre',
  transform(code) {
    return code.includes('import.meta.url') ? code.replaceAll('import.meta.url', '"file:///"').replace(kAddress, '$1') : null;
  },
};
const kAddress = /new URL\(('\.\/[^']+'), "file:\/\/\/"\)/g;

/** There is room for one module: the one for histories, which checks single texts, too. */
const oneModule: Plugin = {
  name: 'one-module',
  enforce: 'pre',
  resolveId: (id) => (id === './unpushy.mjs' ? package_('unpushy-history.mjs') : null),
};

/** The workers' code and the engine's data as modules, and the sources that use them. */
const inside = (workers: Record<string, string>): Plugin => ({
  name: 'inside',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id === './source' && importer) return join(dirname(importer), 'source.onefile.ts');
    return id.startsWith('virtual:') ? `\0${id}` : null;
  },
  load(id) {
    const code = id.startsWith('\0virtual:') ? workers[id.slice(9)] : undefined;
    if (code !== undefined) return `export default ${JSON.stringify(code)};`;
    if (id !== '\0virtual:data') return null;
    const base64 = (file: string) => JSON.stringify(readFileSync(package_(file)).toString('base64'));
    return `export const wasm = ${base64('unpushy-history.wasm')}; export const en = ${base64('en.upk')};`;
  },
});

function assembled(code: string, css: string): string {
  const script = code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const hash = (words: string) => `'sha256-${createHash('sha256').update(words).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(css)}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types unpushy',
  ].join('; ');
  const parts: [RegExp, string][] = [
    [/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${policy}`],
    [/<link rel="manifest"[^>]*>\n/, ''],
    [/<script type="module"[^>]*><\/script>\n/, `<style>${css}</style>\n`],
    [/<\/body>/, `<script>${script}</script>\n</body>`],
  ];
  return parts.reduce((html, [find, put]) => replaced(html, find, put), readFileSync(path('../index.html'), 'utf8'));
}

/** Replaces once; `$1` stands for the first group, every other `$` for itself. A part that is not there is a mistake. */
function replaced(html: string, find: RegExp, put: string): string {
  if (!find.test(html)) throw new Error(`index.html has no ${find}`);
  return html.replace(find, (_, first: string) => (put.startsWith('$1') ? first + put.slice(2) : put));
}
