// The messages before this one, oldest first, each with who wrote it. Never kept.

import { h, hidden } from '../dom';
import { strings } from '../strings';
import type { Earlier } from '../engine/types';

export class EarlierMessages {
  readonly element: HTMLElement;
  private readonly list = h('ol', {});
  private readonly add: HTMLElement;
  private made = 0;

  /** `removed` is called when one goes; what is typed or chosen bubbles as the fields' own events. */
  constructor(
    private readonly name: string,
    private readonly removed: () => void,
  ) {
    const words = strings.context.more;
    this.add = h('button', { type: 'button', class: 'btn', onclick: () => this.append() }, words.add);
    this.element = h('fieldset', { class: 'earlier' }, h('legend', {}, words.earlier), this.list, this.add);
  }

  get messages(): Earlier[] {
    return [...this.list.children].flatMap((row) => {
      const text = row.querySelector('textarea')?.value.trim() ?? '';
      const from = row.querySelector('select')?.value === 'me' ? 'me' : 'them';
      return text ? [{ from, text } as const] : [];
    });
  }

  private append(): void {
    const words = strings.context.more;
    const n = this.list.childElementCount + 1;
    const id = `${this.name}-earlier-${++this.made}`;
    const field = h('textarea', { id, rows: 2, dir: 'auto', autocomplete: 'off' });
    const row = h(
      'li',
      { class: 'labelled' },
      h(
        'select',
        { 'aria-label': words.from },
        h('option', { value: 'them' }, words.them),
        h('option', { value: 'me' }, words.me),
      ),
      h('label', { class: 'vh', for: id }, words.earlierText(n)),
      field,
      h(
        'button',
        {
          type: 'button',
          class: 'btn quiet',
          onclick: () => {
            row.remove();
            this.add.focus();
            this.removed();
          },
        },
        words.remove,
        hidden(words.removeOf(n)),
      ),
    );
    this.list.append(row);
    field.focus();
  }
}
