// The rules this person does not want marked, with the way back and a copy to keep.

import { drawing, h, hidden, Slot } from '../dom';
import { hear, onSilenced, silenced } from '../store/silenced';
import { strings } from '../strings';

/** A place at the foot of the page; empty while no rule is silenced. */
export function silencedList(): HTMLElement {
  const slot = new Slot(h('div', { class: 'slot' }));
  const draw = () => slot.draw(JSON.stringify(silenced()), () => [silenced().length > 0 && list()]);
  onSilenced(draw);
  draw();
  return slot.element;
}

function list(): HTMLElement {
  const words = strings.silenced;
  return h(
    'details',
    { class: 'how kept', 'data-kept': 'silenced' },
    h('summary', { 'data-key': 'silenced' }, words.title(silenced().length)),
    h('ul', {}, ...silenced().map(row)),
    h(
      'button',
      { type: 'button', class: 'btn', 'data-key': 'save-silenced', onclick: () => void save() },
      drawing('i-copy'),
      words.save,
    ),
  );
}

function row({ rule, title, since }: { rule: string; title: string; since: string }): HTMLElement {
  const words = strings.silenced;
  const button = h(
    'button',
    { type: 'button', class: 'btn quiet', 'data-key': `hear-${rule}`, onclick: () => hear(rule) },
    words.hear,
    hidden(words.hearOf(title)),
  );
  const day = new Date(since);
  return h(
    'li',
    {},
    h('span', {}, title, ' ', h('small', {}, rule, Number.isNaN(day.getTime()) ? '' : `, ${words.since(day)}`)),
    button,
  );
}

async function save(): Promise<void> {
  const { download } = await import('../pass/download');
  download('unpushy-silenced.json', 'application/json', `${JSON.stringify(silenced(), null, 2)}\n`);
}
