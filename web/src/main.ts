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
import { offlineNotice, updateNotice } from './views/parts';
import { receivedView } from './views/received';

const engine = new EngineClient();
const views = new Map<ViewName, Bench>();
let current: Bench | undefined;
let result: HTMLElement | undefined;
let resultParts: ReturnType<typeof partsOf> | undefined;
const frame = buildFrame(() => current?.editor.field.focus());

/** Each view is made once and keeps its own text. An address that names none shows the draft. */
function show(): void {
  if (location.hash.startsWith(`#${kResult}`)) return showPassedOn();
  const name = kViews.find((view) => location.hash === `#${view}`) ?? 'draft';
  let view = views.get(name);
  if (!view) {
    view = name === 'draft' ? draftView(engine) : receivedView(engine);
    views.set(name, view);
    frame.main.append(view.element);
  }
  if (result) result.hidden = true;
  for (const [other, { element }] of views) element.hidden = other !== name;
  document.title = strings.views[name].title;
  frame.current(name);
  current = view;
}

/** A result from elsewhere; what draws it is loaded only here. */
function showPassedOn(): void {
  result ??= frame.main.appendChild(h('section', { class: 'view result', 'data-view': 'result' }));
  const { place, heading } = (resultParts ??= partsOf(result));
  result.hidden = false;
  for (const { element } of views.values()) element.hidden = true;
  document.title = strings.result.title;
  frame.current(null);
  current = undefined;
  const fragment = location.hash;
  void import('./views/result').then(({ showResult }) => showResult(place, fragment, engine));
  heading.focus({ preventScroll: true });
}

function partsOf(view: HTMLElement): { place: HTMLElement; heading: HTMLElement } {
  const heading = h('h1', { class: 'sub', tabindex: -1 }, strings.result.title);
  const place = h('div', { class: 'passed' });
  const own = h('p', {}, h('a', { class: 'btn main', href: '#draft' }, strings.result.own));
  view.append(heading, place, own);
  return { place, heading };
}

document.documentElement.lang = strings.lang;
document.documentElement.dir = strings.dir;
addEventListener('hashchange', show);
engine.onState(() => {
  if (engine.state === 'ready') frame.rules(engine.rules);
});
show();
// With a finger the keyboard would cover the page.
if (matchMedia('(hover: hover) and (pointer: fine)').matches) current?.editor.focus();

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
