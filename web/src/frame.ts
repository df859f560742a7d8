// The frame around the views: brand, navigation, theme, how a verdict comes about.

import { drawing, h } from './dom';
import { liveRegion } from './announce';
import { strings } from './strings';
import { themeButton } from './theme';
import { silencedList } from './views/silenced_list';
import type { ViewName } from './report/seen';

export const kViews: ViewName[] = ['draft', 'received'];
type LinkName = ViewName | 'history';

interface Frame {
  main: HTMLElement;
  /** marks the view in the navigation */
  current(view: LinkName | null): void;
  /** tells of which day the rules are */
  rules(versions: Record<string, string>): void;
  /** a notice above the view; null takes it away */
  tell(notice: HTMLElement | null): void;
}

export function buildFrame(skip: () => void): Frame {
  const words = strings.frame;
  const links = [...kViews, 'history' as const].map((view: LinkName) => h('a', { href: `#${view}`, 'data-link': view }, strings.views[view].nav));
  const main = h('main', { id: 'main' });
  const rules = h('span', {});
  const told = h('div', { class: 'told' });
  const skipLink = h(
    'a',
    {
      class: 'skip',
      href: '#main',
      onclick: (event: Event) => {
        event.preventDefault();
        skip();
      },
    },
    words.skip,
  );
  const brand = h(
    'a',
    { class: 'brand', href: '#draft', 'aria-label': words.brand },
    drawing('talk', 'mark'),
    drawing('wordmark', 'word'),
  );
  const top = h(
    'header',
    { class: 'top' },
    brand,
    h('nav', { class: 'views', 'aria-label': words.views }, ...links),
    h('div', { class: 'tools' }, themeButton()),
  );
  document.body.append(skipLink, h('div', { class: 'wrap' }, top, liveRegion(), told, main, footer(rules)));
  return {
    main,
    current(view) {
      for (const link of links) {
        if (link.dataset['link'] === view) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
    rules(versions) {
      rules.textContent = strings.frame.rules(Object.values(versions));
    },
    tell(notice) {
      told.replaceChildren(...(notice ? [notice] : []));
    },
  };
}

function footer(rules: HTMLElement): HTMLElement {
  const how = h(
    'details',
    { class: 'how' },
    h('summary', {}, strings.how.title),
    ...strings.how.paragraphs.map((paragraph) => h('p', {}, paragraph)),
  );
  return h('footer', { class: 'foot' }, how, silencedList(), h('div', { class: 'row' }, h('span', {}, strings.frame.essay), h('a', { href: '#rules' }, strings.frame.allRules), rules));
}
