// A report of a false alarm, as a text to copy: the rule and the circumstances, and of the message only what the person
// puts in.

import { copyButton } from '../clipboard';
import { openDialog } from '../dialog';
import { h } from '../dom';
import { quotedWords } from '../report/findings';
import type { Seen } from '../report/seen';
import { strings } from '../strings';

export function reportRule(rule: string, seen: Seen, rules: Record<string, string>): void {
  const words = strings.reportRule;
  const own = h('textarea', { id: 'report-own', rows: 3, dir: 'auto' });
  const withQuote = h('input', { id: 'report-quote', type: 'checkbox' });
  const shown = h('pre', { class: 'plain', tabindex: 0, 'aria-label': words.preview });
  const finding = seen.report.findings.find((one) => one.rule === rule);
  const text = () =>
    [
      `rule: ${rule}`,
      `verdict: ${seen.report.verdict}`,
      `kind: ${seen.kind}`,
      `other rules: ${seen.report.findings.flatMap((one) => (one.rule === rule ? [] : [one.rule])).join(', ') || 'none'}`,
      `rules of: ${Object.entries(rules)
        .map((entry) => entry.join(' '))
        .join(', ')}`,
      ...(withQuote.checked && finding ? [`words: ${quotedWords(seen.text, finding.evidence)[0] ?? ''}`] : []),
      ...(own.value.trim() ? ['', own.value.trim()] : []),
    ].join('\n');
  const draw = () => {
    shown.textContent = text();
  };
  own.addEventListener('input', draw);
  withQuote.addEventListener('change', draw);
  openDialog(words.title, (close) => [
    h('p', {}, words.explain),
    h('p', { class: 'check' }, withQuote, h('label', { for: withQuote.id }, words.quote)),
    h('div', { class: 'labelled' }, h('label', { for: own.id }, words.own), own),
    shown,
    h(
      'div',
      { class: 'row' },
      copyButton(words.name, text, { words: words.copy }),
      h('button', { type: 'button', class: 'btn quiet', onclick: close }, strings.dialog.close),
    ),
  ]);
  draw();
}
