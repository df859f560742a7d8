// Files as a person hands them over: chosen, a chosen folder, or dropped, folders too.

import { drawing, h } from '../dom';
import { words } from '../strings/history';
import type { Given } from './types';

/** More files than this in dropped folders are not an export. */
const kMost = 20_000;

/** The zone itself; `take` gets the files of each choice or drop. */
export function dropZone(take: (files: Given[]) => void): HTMLElement {
  const files = picker({ multiple: true }, take);
  const folder = picker({ webkitdirectory: true }, take);
  const zone = h(
    'div',
    { class: 'drop' },
    h('p', { class: 'gist' }, words.drop.invite),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', class: 'btn main', onclick: () => files.click() }, words.drop.choose),
      h('button', { type: 'button', class: 'btn', onclick: () => folder.click() }, words.drop.folder),
    ),
    files,
    folder,
  );
  dropsOn(zone, take);
  return zone;
}

/** A hidden file input behind a button; the button is what keyboards and screen readers meet. */
export function picker(attributes: Record<string, boolean | string>, take: (files: Given[]) => void): HTMLInputElement {
  const input = h('input', { type: 'file', hidden: true, ...attributes });
  input.addEventListener('change', () => {
    const given = [...(input.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
    input.value = ''; // the same file may be chosen again
    if (given.length) take(given);
  });
  return input;
}

/** Everywhere on the view files may be dropped; elsewhere the browser would leave the page for them. */
export function dropsOn(zone: HTMLElement, take: (files: Given[]) => void): void {
  const over = (on: boolean) => zone.classList.toggle('over', on);
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    over(true);
  });
  zone.addEventListener('dragleave', () => over(false));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer) void dropped(event.dataTransfer).then((given) => given.length && take(given));
  });
}

async function dropped(transfer: DataTransfer): Promise<Given[]> {
  // The entries have to be asked for before anything is waited for: the list is emptied afterwards.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const plain = [...transfer.files].map((file) => ({ name: file.name, file }));
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const given: Given[] = [];
  for (const entry of entries) await gather(entry, given);
  return given;
}

async function gather(entry: FileSystemEntry, given: Given[]): Promise<void> {
  if (given.length >= kMost) return;
  if (entry.isFile) {
    const file = await new Promise<File | null>((done) =>
      (entry as FileSystemFileEntry).file(done, () => done(null)),
    );
    if (file) given.push({ name: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives its entries in batches; an empty one is the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
    if (batch.length === 0) return;
    for (const inner of batch) await gather(inner, given);
  }
}

/** A name for the eye: no sign in it may turn the direction of the line or break it. */
export const shownName = (name: string): string =>
  name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd').slice(0, 200);

export const lockedLine = (text: string): HTMLElement =>
  h('div', { class: 'private' }, drawing('i-lock'), h('div', {}, text));
