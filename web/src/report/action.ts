// What to do with a received message: four choices, one suggested, the reason for the chosen one, ready answers.

import { announce } from '../announce';
import { copyButton } from '../clipboard';
import { h } from '../dom';
import type { Action, Answer } from '../engine/types';
import { strings } from '../strings';
import type { Seen } from './seen';

const kActions: Action[] = ['reply', 'ask-first', 'ignore', 'block'];
/** Reasons named beside the suggestion: the heaviest ones. */
const kNamed = 2;

export function actionChoice(seen: Seen, suggested: Action): HTMLElement {
  const words = strings.action;
  const reason = h('div', { class: 'why' }, ...reasonFor(seen, suggested, suggested));
  const choose = (action: Action) => {
    reason.replaceChildren(...reasonFor(seen, action, suggested));
    announce(words.reason[action]);
  };
  const labels = kActions.map((action) =>
    h(
      'label',
      {},
      h('input', {
        type: 'radio',
        name: 'action',
        value: action,
        checked: action === suggested,
        'data-key': `do-${action}`,
        onchange: () => choose(action),
      }),
      words.name[action],
      action === suggested && h('small', {}, words.suggested),
    ),
  );
  return h(
    'div',
    { class: 'do' },
    h('fieldset', { class: 'choices' }, h('legend', { class: 'vh' }, words.legend), ...labels),
    reason,
  );
}

function reasonFor(seen: Seen, action: Action, suggested: Action): HTMLElement[] {
  const words = strings.action;
  const lines = [h('p', {}, words.reason[action])];
  if (action === suggested) {
    const heaviest = [...seen.places].sort((a, b) => b.finding.contribution - a.finding.contribution).slice(0, kNamed);
    const titles = heaviest.map(({ finding }) => finding.title);
    if (titles.length) lines.push(h('p', {}, words.because(titles)));
    else lines.push(h('p', {}, words.nothing));
  }
  return lines;
}

/** Ready answers keep an offer at a distance; where a plain reply fits, one's own words do better. */
export function answers(ready: readonly Answer[], suggested: Action): HTMLElement | null {
  if (ready.length === 0 || suggested === 'reply') return null;
  const title = suggested === 'ask-first' ? strings.answers.ready : strings.answers.rather;
  return h(
    'section',
    { class: 'ready', 'aria-labelledby': 'answers' },
    h('h2', { id: 'answers' }, title),
    h(
      'ul',
      {},
      ...ready.map((answer) =>
        h(
          'li',
          { class: 'answer' },
          h('h3', {}, answer.title),
          h('p', {}, answer.text),
          copyButton(answer.title, () => answer.text, { icon: true, key: `answer-${answer.id}` }),
        ),
      ),
    ),
  );
}

export function limits(): HTMLElement {
  return h(
    'section',
    { class: 'limits', 'aria-labelledby': 'limits' },
    h('h2', { class: 'sub', id: 'limits' }, strings.limits.title),
    h('p', {}, strings.limits.text),
  );
}
