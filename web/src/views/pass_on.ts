// Passing a result on: a link that holds no word of the text, files, paper. What makes them is loaded when asked for.

import { announce } from '../announce';
import { copyButton } from '../clipboard';
import { h } from '../dom';
import { linkOf } from '../pass/link';
import { strings } from '../strings';
import type { Bench } from './bench';

type Format = 'markdown' | 'json' | 'sarif';
const kFormats: Format[] = ['markdown', 'json', 'sarif'];

export function passOn(bench: Bench): HTMLElement {
  const words = strings.pass;
  const view = bench.editor.field.id;
  const withText = h('input', { id: `${view}-with`, type: 'checkbox', 'data-key': 'with-text' });
  const button = (text: string, key: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'btn', 'data-key': key, onclick }, text);
  const link = () => (bench.seen ? linkOf(bench.seen) : '');
  return h(
    'section',
    { class: 'pass', 'aria-labelledby': `${view}-pass` },
    h('h2', { class: 'sub', id: `${view}-pass` }, words.title),
    h(
      'div',
      { class: 'row' },
      // A page from disk has no address that others could open.
      hasAddress() && copyButton(words.linkName, link, { words: words.link, icon: true, key: 'copy-link' }),
      hasAddress() && canShare() && button(words.share, 'share-link', () => void share({ title: words.shared, url: link() })),
      button(words.print, 'print', () => print()),
    ),
    hasAddress() && h('p', {}, words.linkHolds),
    h(
      'div',
      { class: 'row' },
      ...kFormats.map((format) =>
        button(words.save[format], `save-${format}`, () => void save(bench, format, withText.checked)),
      ),
    ),
    h('p', { class: 'check' }, withText, h('label', { for: withText.id }, words.withText)),
  );
}

const hasAddress = (): boolean => location.protocol.startsWith('http');

export const canShare = (): boolean => typeof navigator.share === 'function';

/** Hands something to another app of the device, which the person picks. */
export async function share(what: ShareData): Promise<void> {
  try {
    await navigator.share(what);
  } catch {
    // Closed without a choice.
  }
}

async function save({ seen }: Bench, format: Format, withText: boolean): Promise<void> {
  if (!seen) return;
  const { fileOf } = await import('../pass/files');
  const { name, type, content } = fileOf(seen, format, withText);
  const { download } = await import('../pass/download');
  download(name, type, content);
  announce(strings.pass.saved(name));
}
