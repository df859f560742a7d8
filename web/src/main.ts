// Start: the engine in its worker, the frame, and the view the address names.

import './style/tokens.css';
import './style/frame.css';
import './style/editor.css';
import './style/report.css';
import './style/states.css';
import { EngineClient } from './engine/client';
import { buildFrame, kViews } from './frame';
import type { ViewName } from './report/seen';
import { strings } from './strings';
import type { Bench } from './views/bench';
import { draftView } from './views/draft';
import { receivedView } from './views/received';

const engine = new EngineClient();
const views = new Map<ViewName, Bench>();
let current: Bench | undefined;
const frame = buildFrame(() => current?.editor.field.focus());

/** Each view is made once and keeps its own text. An address that names none shows the draft. */
function show(): void {
  const name = kViews.find((view) => location.hash === `#${view}`) ?? 'draft';
  let view = views.get(name);
  if (!view) {
    view = name === 'draft' ? draftView(engine) : receivedView(engine);
    views.set(name, view);
    frame.main.append(view.element);
  }
  for (const [other, { element }] of views) element.hidden = other !== name;
  document.title = strings.views[name].title;
  frame.current(name);
  current = view;
}

document.documentElement.lang = strings.lang;
document.documentElement.dir = strings.dir;
addEventListener('hashchange', show);
engine.onState(() => {
  if (engine.rules) frame.rules(engine.rules);
});
show();
// With a finger the keyboard would cover the page.
if (matchMedia('(hover: hover) and (pointer: fine)').matches) current?.editor.focus();
