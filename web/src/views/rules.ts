// Every rule with what it says of itself, one under the other; an address may name the one to begin with.

import { h } from '../dom';
import type { EngineClient } from '../engine/client';
import type { RuleInfo } from '../engine/types';
import { strings } from '../strings';

/** Fills `place`, and puts the focus on the rule that `id` names, if there is one. */
export function showRules(place: HTMLElement, id: string, engine: EngineClient): void {
  engine.rulesKnown((rules) => {
    if (place.childElementCount === 0) place.replaceChildren(...drawn(rules));
    const chosen = [...place.querySelectorAll<HTMLElement>('[data-rule]')].find((row) => row.dataset['rule'] === id);
    for (const marked of place.querySelectorAll('[aria-current]')) marked.removeAttribute('aria-current');
    if (!chosen) return;
    chosen.setAttribute('aria-current', 'true');
    chosen.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
    chosen.scrollIntoView({ block: 'center' });
  });
}

function drawn(rules: readonly RuleInfo[]): HTMLElement[] {
  const families = new Map<string, RuleInfo[]>();
  for (const rule of rules) {
    const family = rule.id.split('.')[0] as string;
    families.set(family, [...(families.get(family) ?? []), rule]);
  }
  return [
    h('p', {}, strings.rules.intro(rules.length)),
    ...[...families].map(([family, members]) =>
      h(
        'section',
        { 'aria-labelledby': `family-${family}` },
        h('h2', { id: `family-${family}` }, h('code', {}, family)),
        ...members.map(row),
      ),
    ),
  ];
}

function row(rule: RuleInfo): HTMLElement {
  const words = strings.rules;
  return h(
    'article',
    { class: 'rule', 'data-rule': rule.id },
    h('h3', { tabindex: -1 }, rule.title),
    h('p', {}, rule.why),
    h('p', {}, rule.softens ? '' : `${words.instead} ${rule.instead}`),
    h(
      'p',
      { class: 'src' },
      h('code', {}, rule.id),
      ` \u00b7 ${strings.dimensions.name[rule.dimension]} \u00b7 ${rule.softens ? words.softens : words.strength[rule.strength]}`,
      rule.source && ` \u00b7 ${rule.source}`,
    ),
  );
}
