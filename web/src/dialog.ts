// A dialog over the page: the browser's own, so that focus, Escape and what lies behind behave as people know it.

import { h, type Child } from './dom';
import { strings } from './strings';

/** Opens a dialog; `build` gets the way to close it. It leaves the page when closed, and the focus goes back. */
export function openDialog(title: string, build: (close: () => void) => Child[]): HTMLDialogElement {
  const before = document.activeElement;
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' });
  const close = () => dialog.close();
  dialog.append(
    h(
      'div',
      { class: 'dialoghead' },
      h('h2', { id: 'dialog-title', tabindex: -1, autofocus: true }, title),
      h('button', { type: 'button', class: 'btn quiet', onclick: close }, strings.dialog.close),
    ),
    ...build(close).filter((child): child is Node | string => Boolean(child)),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
