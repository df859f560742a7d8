// Start: the engine in its worker, the frame, and the view the address names.

import './style/tokens.css';
import './style/frame.css';
import './style/editor.css';
import './style/report.css';
import './style/states.css';
import './style/tools.css';
import { EngineClient } from './engine/client';
import { buildFrame, kViews } from './frame';
import { h } from './dom';
import { workOffline } from './offline/offline';
import type { Held } from './offline/messages';
import { kResult } from './pass/link';
import type { ViewName } from './report/seen';
import { strings } from './strings';
import type { Bench } from './views/bench';
import { draftView } from './views/draft';
import { notice, offlineNotice, updateNotice } from './views/parts';
import { receivedView } from './views/received';

type PageName = typeof kResult | 'rules';

const engine = new EngineClient();
const pages: Record<PageName, { title: string; fill(place: HTMLElement, fragment: string): Promise<void> }> = {
  result: {
    title: strings.result.title,
    fill: async (place, fragment) => (await import('./views/result')).showResult(place, fragment, engine),
  },
  rules: {
    title: strings.rules.title,
    fill: async (place, fragment) => (await import('./views/rules')).showRules(place, fragment.slice(7), engine),
  },
};
const views = new Map<ViewName, Bench>();
let history: { element: HTMLElement; show?: (fragment: string) => void } | undefined;
let current: Bench | undefined;
const opened = new Map<PageName, { element: HTMLElement; heading: HTMLElement; place: HTMLElement }>();
const frame = buildFrame(() => {
  // A view without a field is read from its heading on.
  const place = current?.editor.field ?? frame.main.querySelector<HTMLElement>('.view:not([hidden]) :is(.history:not([hidden]) h1, h1)');
  place?.focus();
});

/** Each view is made once and keeps its own text. An address that names none shows the draft. */
function show(): void {
  const page = (Object.keys(pages) as PageName[]).find((name) => new RegExp(`^#${name}(?=$|[/?])`).test(location.hash));
  if (page) return showPage(page);
  if (/^#history(?=$|\/)/.test(location.hash)) return showHistory();
  const name = kViews.find((view) => location.hash === `#${view}`) ?? 'draft';
  let view = views.get(name);
  if (!view) {
    view = name === 'draft' ? draftView(engine) : receivedView(engine);
    views.set(name, view);
    frame.main.append(view.element);
  }
  hideAllBut(view.element);
  document.title = strings.views[name].title;
  frame.current(name);
  current = view;
}

/** A page without a field; what fills it is loaded only here. */
function showPage(name: PageName): void {
  const { title, fill } = pages[name];
  let page = opened.get(name);
  if (!page) {
    const heading = h('h1', { class: 'sub', tabindex: -1 }, title);
    const place = h('div', { class: 'passed' });
    const own = h('p', {}, h('a', { class: 'btn main', href: '#draft' }, strings.result.own));
    page = { element: h('section', { class: 'view page', 'data-view': name }, heading, place, own), heading, place };
    opened.set(name, page);
    frame.main.append(page.element);
  }
  hideAllBut(page.element);
  document.title = title;
  frame.current(null);
  current = undefined;
  page.heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  void fill(page.place, location.hash);
}

/** The history view is loaded when it is first asked for. */
function showHistory(): void {
  if (!history) {
    history = { element: h('section', { class: 'view', 'data-view': 'history' }) };
    frame.main.append(history.element);
    void fillHistory(history);
  }
  hideAllBut(history.element);
  history.show?.(location.hash);
  document.title = strings.views.history.title;
  frame.current('history');
  current = undefined;
}

async function fillHistory(place: NonNullable<typeof history>): Promise<void> {
  try {
    const { HistoryView } = await import('./history/history');
    const view = new HistoryView((name, text, choices) => {
      location.hash = name;
      show();
      views.get(name)?.place(text, choices);
      current?.editor.focus();
      scrollTo(0, 0);
    });
    place.element.replaceChildren(view.element);
    place.show = (fragment) => view.show(fragment);
    view.show(location.hash);
  } catch {
    // Offline and never opened before, or the site has moved on: the next visit of the view tries again.
    place.element.replaceChildren(notice(strings.offline.notHere));
    history = undefined;
  }
}

function hideAllBut(shown: HTMLElement): void {
  for (const view of frame.main.children) (view as HTMLElement).hidden = view !== shown;
}

document.documentElement.lang = strings.lang;
document.documentElement.dir = strings.dir;
addEventListener('hashchange', show);
engine.onState(() => {
  if (engine.state === 'ready') frame.rules(engine.rules);
});
show();
// With a finger the keyboard would cover the page. A focus asks for a layout, which the first frame makes anyway.
if (matchMedia('(hover: hover) and (pointer: fine)').matches) {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) current?.editor.focus();
  });
}

workOffline({
  updated(takeOver) {
    const held = (): Held | null =>
      current && current.editor.text !== '' ? { view: current.name, text: current.editor.text } : null;
    frame.tell(updateNotice(() => takeOver(held())));
  },
  received({ view, text }) {
    location.hash = view;
    show();
    views.get(view)?.place(text);
  },
});
const tellOffline = () => frame.tell(navigator.onLine ? null : offlineNotice());
addEventListener('offline', tellOffline);
addEventListener('online', tellOffline);
