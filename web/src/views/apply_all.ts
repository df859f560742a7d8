// All fixes at once: what would go and come, what the engine says of the result, and then one step that can be undone.

import { copyButton } from '../clipboard';
import { openDialog } from '../dialog';
import { h, hidden } from '../dom';
import { edited, gathered, stretches, type Stretch } from '../editor/edits';
import type { EngineClient } from '../engine/client';
import type { Fix } from '../engine/types';
import { verdictLine } from '../report/head';
import { bandOf, type Seen } from '../report/seen';
import { strings } from '../strings';

export function previewFixes(seen: Seen, engine: EngineClient, apply: (title: string, text: string) => void): void {
  const words = strings.applyAll;
  const fixes: Choice[] = [...seen.places]
    .sort((a, b) => b.finding.contribution - a.finding.contribution)
    .flatMap(({ n, finding }) => (finding.fix ? [{ n, title: finding.title, fix: finding.fix, on: true }] : []));
  const preview = h('div', { class: 'diff', dir: 'auto', tabindex: 0, role: 'group', 'aria-label': words.preview });
  const outcome = h('p', { class: 'outcome', role: 'status' });
  let result = '';

  const draw = () => {
    const edits = gathered(fixes.filter(({ on }) => on).map(({ fix }): Fix => fix));
    result = edited(seen.text, edits);
    preview.replaceChildren(...stretches(seen.text, edits).map(stretch));
    engine.check('preview', { text: result, kind: seen.kind, context: seen.context }, (report) => {
      outcome.replaceChildren(words.outcome, verdictLine(bandOf[report.verdict], report.verdict));
    });
  };

  const choice = h(
    'fieldset',
    { class: 'fixes' },
    h('legend', {}, words.choose),
    ...[...fixes].sort((a, b) => a.n - b.n).map((one) => chooser(one, draw)),
  );
  openDialog(words.title, (close) => [
    preview,
    outcome,
    h(
      'div',
      { class: 'row' },
      h(
        'button',
        {
          type: 'button',
          class: 'btn main',
          onclick: () => {
            close();
            if (result !== seen.text) apply(words.applied(fixes.filter(({ on }) => on).length), result);
          },
        },
        words.apply,
      ),
      copyButton(words.improved, () => result, { words: words.copy }),
      h('button', { type: 'button', class: 'btn quiet', onclick: close }, words.cancel),
    ),
    choice,
  ]);
  draw();
}

interface Choice {
  n: number;
  title: string;
  fix: Fix;
  on: boolean;
}

function chooser(one: Choice, changed: () => void): HTMLElement {
  const onchange = (event: Event) => {
    one.on = (event.target as HTMLInputElement).checked;
    changed();
  };
  return h(
    'label',
    {},
    h('input', { type: 'checkbox', checked: true, onchange }),
    h('span', {}, one.fix.title, h('small', {}, strings.applyAll.forPlace(one.n, one.title))),
  );
}

/** Said as well as shown, as screen readers seldom speak of struck words. */
export function stretch({ kind, text }: Stretch): Node {
  if (kind === 'same') return document.createTextNode(text);
  const words = strings.diff;
  const [before, after] = kind === 'gone' ? [words.gone, words.goneEnd] : [words.fresh, words.freshEnd];
  return h(kind === 'gone' ? 'del' : 'ins', {}, hidden(before), text, hidden(after));
}
