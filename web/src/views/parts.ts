// Pieces of a view around the report: the privacy line, the examples, the legend, notices.

import type { Choices } from '../context/chips';
import { drawing, h } from '../dom';
import { sampleNode, withTurn } from '../report/chain';
import { flow } from '../report/flow';
import type { Seen, ViewName } from '../report/seen';
import { hear, silenced } from '../store/silenced';
import { strings } from '../strings';

export interface Example {
  title: string;
  text: string;
  choices: Choices;
}

/** What never happens to the text, and how to check that it does not. */
export function privacy(view: ViewName): HTMLElement {
  const id = `see-${view}`;
  const steps = h(
    'ol',
    { id, class: 'stepslist', hidden: true },
    ...strings.privacy.steps.map((step) => h('li', {}, step)),
  );
  const button = h(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-expanded': 'false',
      'aria-controls': id,
      onclick: () => {
        steps.hidden = !steps.hidden;
        button.setAttribute('aria-expanded', String(!steps.hidden));
      },
    },
    strings.privacy.see,
  );
  return h('div', { class: 'private' }, drawing('i-lock'), h('div', {}, `${strings.privacy[view]} `, button, steps));
}

export function examples(view: ViewName, later: boolean, show: (example: Example) => void): HTMLElement {
  const id = `examples-${view}`;
  return h(
    'section',
    { class: later ? 'examples later' : 'examples', 'aria-labelledby': id },
    h('h2', { id }, later ? strings.examples.later : strings.examples.first),
    h(
      'div',
      { class: 'row' },
      ...(strings.examples[view] as Example[]).map((example) =>
        h('button', { type: 'button', class: 'btn', onclick: () => show(example) }, example.title),
      ),
    ),
  );
}

/** The three postures beside the empty field. */
export function legend(view: ViewName): HTMLElement {
  const words = { talk: 'conversation', lean: 'leaning', push: 'push' } as const;
  const rows = (['talk', 'lean', 'push'] as const).map((band) => {
    const chain = withTurn(strings.flow.samples[band].map(sampleNode));
    return h(
      'li',
      { 'data-band': band },
      h('h3', {}, drawing(band), strings.verdict[words[band]]),
      flow(chain, { view, band, small: true }),
    );
  });
  return h(
    'section',
    { class: 'legend', 'aria-label': strings.legend.label },
    h('p', {}, strings.legend.pitch[view]),
    h('ul', {}, ...rows),
  );
}

export function notice(text: string, title?: string): HTMLElement {
  return h(
    'div',
    { class: title ? 'notice bad' : 'notice', ...(title ? { role: 'alert' } : {}) },
    drawing('i-stop'),
    h('div', {}, title && h('b', {}, title), title ? ` ${text}` : text),
  );
}

/** After "not push": what that means, and the way back. */
export function silencedNotice(seen: Seen, rules: Record<string, string>): HTMLElement | null {
  const last = silenced().at(-1);
  if (!last) return null;
  const words = strings.silenced;
  return h(
    'div',
    { class: 'notice' },
    drawing('i-check'),
    h(
      'div',
      {},
      `${words.done(last.title)} `,
      h('button', { type: 'button', class: 'btn quiet', onclick: () => hear(last.rule) }, words.undo),
      h(
        'button',
        {
          type: 'button',
          class: 'btn quiet',
          onclick: () => void import('./report_rule').then(({ reportRule }) => reportRule(last.rule, seen, rules)),
        },
        words.report,
      ),
    ),
  );
}

export function updateNotice(takeOver: () => void): HTMLElement {
  const words = strings.offline;
  return h(
    'div',
    { class: 'notice', role: 'status' },
    drawing('i-check'),
    h(
      'div',
      {},
      `${words.updated} `,
      h('button', { type: 'button', class: 'btn quiet', onclick: takeOver }, words.takeOver),
    ),
  );
}

export const offlineNotice = (): HTMLElement =>
  h(
    'div',
    { class: 'notice', role: 'status' },
    drawing('i-lock'),
    h('div', {}, h('b', {}, strings.offline.title), ` ${strings.offline.works}`),
  );
