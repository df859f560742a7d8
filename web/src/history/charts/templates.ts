// Texts that went to several people: what stays, what changes, who got them, and what the text does.

import { h } from '../../dom';
import { sampleNode, withTurn } from '../../report/chain';
import { flow } from '../../report/flow';
import { bandOf } from '../../report/seen';
import { words } from '../../strings/history';
import type { Template } from '../audit';
import { plate } from './svg';

const kFirst = 3;
const kNodes = 5;

/** `open` shows one message of the template. */
export function templatesPlate(templates: readonly Template[], receivers: number, open: (message: number) => void): HTMLElement {
  const cards = templates.map((one) => card(one, open));
  const rest = cards.slice(kFirst);
  for (const one of rest) one.hidden = true;
  const more = h(
    'button',
    {
      type: 'button',
      class: 'btn more',
      onclick: () => {
        for (const one of rest) one.hidden = false;
        more.remove();
        rest[0]?.querySelector('button')?.focus();
      },
    },
    words.templates.more(rest.length),
  );
  return plate(
    'p7',
    words.templates.title,
    words.templates.say(templates.length, receivers),
    ...cards,
    rest.length > 0 && more,
  );
}

function card(template: Template, open: (message: number) => void): HTMLElement {
  const { templates } = words;
  const { from, to, medianSeconds, messages } = template;
  const facts = [
    template.people > 0 ? templates.people(template.people) : templates.copies(template.copies),
    from !== null && to !== null && templates.between(words.month(from.slice(0, 7)), words.month(to.slice(0, 7))),
    template.people > 0 && template.copies > template.people && templates.copies(template.copies),
    medianSeconds !== null && templates.median(medianSeconds),
  ].filter((fact): fact is string => Boolean(fact));
  const chain = withTurn(template.moves.slice(0, kNodes).map((move) => sampleNode([move])));
  const band = bandOf[template.verdict];
  return h(
    'div',
    { class: 'tpl' },
    h('p', { class: 'meta' }, ...facts.map((fact, i) => h(i ? 'span' : 'b', {}, fact))),
    h('p', {}, ...template.parts.map((part) => ('text' in part ? part.text : slot(part.slot)))),
    chain.nodes.length > 0 && band !== 'none' && flow(chain, { view: 'draft', band, small: true }),
    messages[0] !== undefined &&
      h(
        'button',
        { type: 'button', class: 'btn quiet', onclick: () => open(messages[0] as number) },
        templates.open,
      ),
  );
}

const slot = (filled: string[]): HTMLElement =>
  h('span', { class: 'changes' }, filled.length ? words.templates.slots(filled) : words.templates.slot);
