// The questions whose answer could change the verdict, each with the way to its chip.

import { chipOf, type ChipId, type Voice } from '../context/chips';
import { h, hidden } from '../dom';
import { strings } from '../strings';
import type { Seen } from './seen';

export function missing({ report }: Seen, voice: Voice, ask: (chip: ChipId) => void): HTMLElement | null {
  const words = strings.missing;
  const rows = report.unknown.flatMap((key) => {
    const chip = chipOf[key];
    const question = words.question[voice][key];
    if (!chip || !question) return [];
    return [
      h(
        'li',
        {},
        question,
        h(
          'button',
          { type: 'button', class: 'btn quiet', 'data-key': `ask-${chip}`, onclick: () => ask(chip) },
          words.add,
          hidden(words.addOf(question)),
        ),
      ),
    ];
  });
  if (rows.length === 0) return null;
  const id = `missing-${voice}`;
  return h(
    'section',
    { class: 'missing', 'aria-labelledby': id },
    h('h2', { class: 'sub', id }, words.title),
    h('ul', {}, ...rows),
  );
}
