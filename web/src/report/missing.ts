// What would change the verdict: each open question with its answers, one tap away, and where each would lead; and the
// fixes all together.

import { chipOf, type ChipId, type Voice } from '../context/chips';
import type { ContextSentence } from '../context/sentence';
import { h, hidden } from '../dom';
import type { Context, ContextKey, Report, Verdict } from '../engine/types';
import { strings } from '../strings';
import type { Seen } from './seen';

/** More answers than this are a list to choose from, not buttons. */
const kButtons = 8;

export interface Question {
  key: ContextKey;
  chip: ChipId;
  words: string;
  options: { choice: string; words: string; context: Context }[];
}

/** The questions of a report, in the engine's order, with the situation that each answer stands for. */
export function questionsOf({ report }: Seen, voice: Voice, sentence: ContextSentence, more: Context): Question[] {
  return report.unknown.flatMap((key) => {
    const chip = chipOf[key];
    const words = strings.missing.question[voice][key];
    if (!chip || !words) return [];
    const options = sentence
      .options(chip)
      .map((option) => ({ ...option, context: { ...sentence.contextWith(chip, option.choice), ...more } }));
    return [{ key, chip, words, options }];
  });
}

/** `outcomes`: the reports with each answer, by question and option; empty until the engine has said. */
export function missing(
  seen: Seen,
  questions: readonly Question[],
  outcomes: readonly (readonly Report[])[],
  ask: (chip: ChipId) => void,
  answer: (chip: ChipId, choice: string) => void,
): HTMLElement | null {
  const words = strings.missing;
  if (questions.length === 0) return null;
  const id = `missing-${seen.view}`;
  return h(
    'section',
    { class: 'missing', 'aria-labelledby': id },
    h('h2', { class: 'sub', id, tabindex: -1 }, words.title),
    h('p', {}, words.explain),
    h('ul', {}, ...questions.map((question, i) => row(question, outcomes[i] ?? []))),
  );

  function row(question: Question, reports: readonly Report[]): HTMLElement {
    const { chip } = question;
    const few = question.options.length <= kButtons;
    return h(
      'li',
      {},
      h(
        'div',
        { role: 'group', 'aria-label': question.words },
        h('span', {}, question.words),
        h(
          'span',
          { class: 'row' },
          ...(few
            ? question.options.map(({ choice, words: text }, i) =>
                h(
                  'button',
                  {
                    type: 'button',
                    class: 'btn tap',
                    'data-key': `answer-${chip}-${choice}`,
                    onclick: () => answer(chip, choice),
                  },
                  text,
                  leads(seen.report.verdict, reports[i]?.verdict),
                ),
              )
            : [
                h(
                  'button',
                  { type: 'button', class: 'btn quiet', 'data-key': `ask-${chip}`, onclick: () => ask(chip) },
                  words.add,
                  hidden(words.addOf(question.words)),
                ),
              ]),
        ),
      ),
    );
  }
}

/** Where an answer leads, said only where it leads elsewhere. */
function leads(now: Verdict, then: Verdict | undefined): HTMLElement | null {
  if (!then || then === now) return null;
  const band = { conversation: 'talk', leaning: 'lean', push: 'push', unclear: 'none' }[then];
  return h('small', { 'data-band': band }, strings.missing.leads(strings.verdict[then]));
}
