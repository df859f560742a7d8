// Before and after: two versions of a text side by side, what went and came, and what the engine says of each.

import { diffWordsWithSpace } from 'diff';
import { openDialog } from '../dialog';
import { h } from '../dom';
import type { EngineClient } from '../engine/client';
import type { Report } from '../engine/types';
import { changeOf } from '../report/change';
import { verdictLine } from '../report/head';
import { seen, type Asked, type Seen } from '../report/seen';
import { keptDrafts } from '../store/drafts';
import { isSilenced } from '../store/silenced';
import { strings } from '../strings';
import { stretch } from './apply_all';

/** Longer texts are shown one after the other: comparing their words would keep the page busy. */
const kWords = 20_000;
const kAfterKey = 300; // milliseconds

export async function compareVersions(now: Seen, before: string | null, engine: EngineClient): Promise<void> {
  const words = strings.compare;
  const kept = await keptDrafts().catch(() => []);
  const old = h('textarea', { id: 'compare-before', rows: 4, dir: 'auto' });
  old.value = before ?? kept[0]?.text ?? '';
  const result = h('div', { class: 'compared' });
  let timer = 0;

  const draw = () => {
    const asked: Asked = { view: now.view, kind: now.kind, context: now.context, text: old.value };
    const draft = { text: asked.text, kind: asked.kind, context: asked.context };
    engine.check('compare', draft, (report: Report) => {
      result.replaceChildren(...compared(seen(asked, report, isSilenced), now));
    });
  };
  old.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(draw, kAfterKey);
  });
  const choose = h(
    'select',
    {
      id: 'compare-kept',
      onchange: () => {
        const chosen = choose.value === '' ? before : kept[Number(choose.value)]?.text;
        old.value = chosen ?? '';
        draw();
      },
    },
    h('option', { value: '' }, words.first),
    ...kept.map(({ name }, i) => h('option', { value: i }, name)),
  );
  openDialog(words.title, () => [
    kept.length > 0 && h('div', { class: 'labelled' }, h('label', { for: choose.id }, words.choose), choose),
    h('div', { class: 'labelled' }, h('label', { for: old.id }, words.before), old),
    result,
  ]);
  draw();
}

function compared(before: Seen, after: Seen): HTMLElement[] {
  const words = strings.compare;
  const { came, gone } = changeOf(before, after);
  const list = (title: string, titles: string[]) =>
    titles.length > 0 && h('div', {}, h('h3', {}, title), h('ul', {}, ...titles.map((one) => h('li', {}, one))));
  return [
    h(
      'p',
      { class: 'outcome' },
      words.was,
      verdictLine(before.band, before.report.verdict),
      words.is,
      verdictLine(after.band, after.report.verdict),
    ),
    h(
      'div',
      { class: 'diff', dir: 'auto', tabindex: 0, role: 'group', 'aria-label': words.differences },
      ...differences(before.text, after.text),
    ),
    h(
      'div',
      { class: 'cameandwent' },
      list(
        words.gone,
        gone.map(({ title }) => title),
      ),
      list(
        words.came,
        came.map(({ title }) => title),
      ),
    ),
  ];
}

function differences(before: string, after: string): Node[] {
  if (before.length + after.length > kWords) {
    return [stretch({ kind: 'gone', text: before }), stretch({ kind: 'new', text: after })];
  }
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) =>
    stretch({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }),
  );
}
