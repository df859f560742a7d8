// Light or dark: the system's choice until the button is pressed; not remembered.

import { drawing, h } from './dom';
import { strings } from './strings';

export function themeButton(): HTMLElement {
  const root = document.documentElement;
  const isDark = () =>
    (root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  return h(
    'button',
    {
      type: 'button',
      class: 'btn quiet icon',
      'aria-label': strings.frame.theme,
      onclick: () => {
        root.dataset['theme'] = isDark() ? 'light' : 'dark';
      },
    },
    drawing('i-tone'),
  );
}
