// The same text, talking, under the field: read it, use it, copy it.

import { copyButton } from '../clipboard';
import { drawing, h, hidden } from '../dom';
import type { Kind } from '../engine/types';
import { plainWords, type Part } from '../report/talking';
import { strings } from '../strings';

interface TalkingEvents {
  use(): void;
  folded(open: boolean): void;
}

export function talking(parts: readonly Part[], kind: Kind, open: boolean, events: TalkingEvents): HTMLElement {
  const words = strings.talking;
  const title = kind === 'post' ? words.title.post : words.title.message;
  const element = h(
    'details',
    { class: 'better', open, ontoggle: () => events.folded(element.open) },
    h('summary', { 'data-key': 'better' }, drawing('talk'), title, drawing('i-down', 'tick')),
    h('p', { dir: 'auto' }, ...parts.map((part) => ('gap' in part ? h('span', { class: 'gap' }, hidden('['), part.gap, hidden(']')) : part.words))),
    h('p', { class: 'explain' }, words.explain),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', class: 'btn', 'data-key': 'use', onclick: events.use }, words.use),
      copyButton(title, () => plainWords(parts), { quiet: true }),
    ),
  );
  return element;
}
