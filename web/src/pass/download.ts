// A file made in the page, handed to the person.

import { h } from '../dom';

const kKept = 30_000; // milliseconds the browser has to take the file

export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), kKept);
}
