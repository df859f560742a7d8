// The page: the frame, and the view the address names.

import type { EngineClient } from './engine/client';
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

/** A page without a field. */
interface Plain {
  element: HTMLElement;
  heading: HTMLElement;
  place: HTMLElement;
}

export class Page {
  private readonly pages: Record<PageName, { title: string; fill(place: HTMLElement, fragment: string): Promise<void> }>;
  private readonly views = new Map<ViewName, Bench>();
  private readonly opened = new Map<PageName, Plain>();
  private readonly frame = buildFrame(() => this.skip());
  private history: { element: HTMLElement; show?: (fragment: string) => void } | undefined;
  private current: Bench | undefined;

  constructor(private readonly engine: EngineClient) {
    this.pages = {
      result: {
        title: strings.result.title,
        fill: async (place, fragment) => (await import('./views/result')).showResult(place, fragment, engine),
      },
      rules: {
        title: strings.rules.title,
        fill: async (place, fragment) => (await import('./views/rules')).showRules(place, fragment.slice(7), engine),
      },
    };
    document.documentElement.lang = strings.lang;
    document.documentElement.dir = strings.dir;
    addEventListener('hashchange', () => this.show());
    engine.onState(() => this.engineChanged());
    this.show();
    this.engineChanged();
    this.focusFirst();
    this.beOffline();
  }

  /** The engine may be ready, or have failed, before the page is there. */
  private engineChanged(): void {
    const { state, rules } = this.engine;
    if (state === 'ready') this.frame.rules(rules);
    if (state === 'failed') for (const { place } of this.opened.values()) place.replaceChildren(failed());
  }

  /** With a finger the keyboard would cover the page. A focus asks for a layout, which the first frame makes anyway. */
  private focusFirst(): void {
    if (!matchMedia('(hover: hover) and (pointer: fine)').matches) return;
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) this.current?.editor.focus();
    });
  }

  /** A view without a field is read from its heading on. */
  private skip(): void {
    const heading = '.view:not([hidden]) :is(.history:not([hidden]) h1, h1)';
    (this.current?.editor.field ?? this.frame.main.querySelector<HTMLElement>(heading))?.focus();
  }

  /** Each view is made once and keeps its own text. An address that names none shows the draft. */
  private show(): void {
    const page = (Object.keys(this.pages) as PageName[]).find((name) => new RegExp(`^#${name}(?=$|[/?])`).test(location.hash));
    if (page) return this.showPlain(page);
    if (/^#history(?=$|\/)/.test(location.hash)) return this.showHistory();
    const name = kViews.find((view) => location.hash === `#${view}`) ?? 'draft';
    let view = this.views.get(name);
    if (!view) {
      view = name === 'draft' ? draftView(this.engine) : receivedView(this.engine);
      this.views.set(name, view);
      this.frame.main.append(view.element);
    }
    this.turnTo(view.element, strings.views[name].title, name);
    this.current = view;
  }

  /** What fills a page without a field is loaded only here. */
  private showPlain(name: PageName): void {
    const { title, fill } = this.pages[name];
    let page = this.opened.get(name);
    if (!page) {
      page = plain(name, title);
      this.opened.set(name, page);
      this.frame.main.append(page.element);
    }
    this.turnTo(page.element, title, null);
    page.heading.focus({ preventScroll: true });
    scrollTo(0, 0);
    if (this.engine.state === 'failed') page.place.replaceChildren(failed());
    else void fill(page.place, location.hash);
  }

  /** The history view is loaded when it is first asked for. */
  private showHistory(): void {
    if (!this.history) {
      this.history = { element: h('section', { class: 'view', 'data-view': 'history' }) };
      this.frame.main.append(this.history.element);
      void this.fillHistory(this.history);
    }
    this.turnTo(this.history.element, strings.views.history.title, 'history');
    this.history.show?.(location.hash);
  }

  private async fillHistory(place: NonNullable<typeof this.history>): Promise<void> {
    try {
      const { HistoryView } = await import('./history/history');
      const view = new HistoryView((name, text, choices) => {
        this.open(name, (bench) => bench.place(text, choices));
        this.current?.editor.focus();
        scrollTo(0, 0);
      });
      place.element.replaceChildren(view.element);
      place.show = (fragment) => view.show(fragment);
      view.show(location.hash);
    } catch {
      // Offline and never opened before, or the site has moved on: the next visit of the view tries again.
      place.element.replaceChildren(notice(strings.offline.notHere));
      this.history = undefined;
    }
  }

  private open(name: ViewName, act: (bench: Bench) => void): void {
    location.hash = name;
    this.show();
    const view = this.views.get(name);
    if (view) act(view);
  }

  private turnTo(shown: HTMLElement, title: string, link: Parameters<typeof this.frame.current>[0]): void {
    for (const view of this.frame.main.children) (view as HTMLElement).hidden = view !== shown;
    document.title = title;
    this.frame.current(link);
    this.current = undefined;
  }

  private beOffline(): void {
    const { engine } = this;
    const started = new Promise<void>((done) => (engine.state === 'starting' ? engine.onState(done) : done()));
    const events = {
      updated: (takeOver: (held: Held | null) => void) => this.frame.tell(updateNotice(() => takeOver(this.held()))),
      received: ({ view, text }: Held) => this.open(view, (bench) => bench.place(text)),
    };
    workOffline(events, started);
    const tell = () => this.frame.tell(navigator.onLine ? null : offlineNotice());
    addEventListener('offline', tell);
    addEventListener('online', tell);
  }

  private held(): Held | null {
    const { current } = this;
    return current && current.editor.text !== '' ? { view: current.name, text: current.editor.text } : null;
  }
}

const failed = () => notice(strings.states.failed, strings.states.failedTitle);

function plain(name: PageName, title: string): Plain {
  const heading = h('h1', { class: 'sub', tabindex: -1 }, title);
  const place = h('div', { class: 'passed' });
  const own = h('p', {}, h('a', { class: 'btn main', href: '#draft' }, strings.result.own));
  return { element: h('section', { class: 'view page', 'data-view': name }, heading, place, own), heading, place };
}
