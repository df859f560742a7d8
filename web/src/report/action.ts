// What to do with a received message: four choices, one suggested, the reason for the chosen one, ready answers.

import { announce } from '../announce';
import { copyButton } from '../clipboard';
import { drawing, h } from '../dom';
import type { Place } from '../editor/marks';
import type { Action, Answer, Guidance, Platform } from '../engine/types';
import { strings } from '../strings';
import { scamsIn, type Seen } from './seen';

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
  const elsewhere = action === 'ask-first' && scamsIn(seen).length > 0;
  const lines = [h('p', {}, elsewhere ? words.elsewhere : words.reason[action])];
  if (action === suggested) {
    const titles = titlesFor(seen, suggested);
    if (titles.length) lines.push(h('p', {}, words.because(titles)));
    else lines.push(h('p', {}, words.nothing));
  }
  return lines;
}

/** The heaviest findings on the side of the suggestion: what softens for a reply, what pushes for the others. */
function titlesFor({ places, signs }: Seen, suggested: Action): string[] {
  const findings = suggested === 'reply' ? signs : places.map(({ finding }) => finding);
  return [...findings]
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, kNamed)
    .map(({ title }) => title);
}

/** The engine's answers to this message. One of tone `none` is a word to the reader: there is nothing in it to send. */
export function answers(ready: readonly Answer[], suggested: Action): HTMLElement | null {
  if (ready.length === 0) return null;
  const title = suggested === 'ask-first' || suggested === 'reply' ? strings.answers.ready : strings.answers.rather;
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
          { class: answer.tone === 'none' ? 'answer none' : 'answer' },
          h('h3', {}, answer.title),
          h('p', {}, answer.text),
          answer.tone !== 'none' &&
            copyButton(answer.title, () => answer.text, { icon: true, key: `answer-${answer.id}` }),
        ),
      ),
    ),
  );
}

/** How to be left in peace: in words, as a link would tell where the reader comes from. */
export function leaving(steps: Guidance, platform: Platform | null, suggested: Action): HTMLElement {
  const words = strings.leave;
  const name = platform && platform !== 'other' ? strings.context.chip.platform.options[platform] : null;
  const row = (what: 'mute' | 'block' | 'report') => h('div', {}, h('dt', {}, words[what]), h('dd', {}, steps[what]));
  return h(
    'details',
    { class: 'leave', open: suggested === 'block' || suggested === 'ignore' },
    h('summary', { 'data-key': 'leave' }, words.title(name)),
    h('dl', {}, row('mute'), row('block'), row('report')),
    h('p', { class: 'src' }, words.source(steps.source, steps.checked), !name && ` ${words.where}`),
  );
}

/** Signs of a scam stand apart from push, with what to do about them. */
export function scamSigns(signs: readonly Place[]): HTMLElement {
  const words = strings.scam;
  return h(
    'section',
    { class: 'notice bad scam', 'aria-labelledby': 'scam' },
    drawing('i-stop'),
    h(
      'div',
      {},
      h('h2', { id: 'scam' }, words.title),
      h('ul', {}, ...signs.map(({ finding }) => h('li', {}, h('b', {}, finding.title), ` ${finding.why}`))),
      h('p', {}, words.advice),
      h('p', {}, strings.limits.noDetector),
    ),
  );
}

/** `whole`: with the sentence about scams, which is said once. */
export function limits(whole: boolean): HTMLElement {
  return h(
    'section',
    { class: 'limits', 'aria-labelledby': 'limits' },
    h('h2', { class: 'sub', id: 'limits' }, strings.limits.title),
    h('p', {}, strings.limits.text, whole && ` ${strings.limits.noDetector}`),
  );
}
