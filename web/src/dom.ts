// Building the page from code. Text only ever enters as text nodes: there is no way in here for markup.

export type Child = Node | string | null | false | undefined;
type Attributes = Record<string, string | number | boolean | null | ((event: never) => void)>;

const kSvg = 'http://www.w3.org/2000/svg';

/** An element; `onclick: fn` listens, `true` sets an empty attribute, `false` and `null` none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(
    ...children.filter((child): child is Node | string => child !== null && child !== false && child !== undefined),
  );
  return element;
}

/** A drawing of the sprite in index.html, hidden from screen readers: words say what it says. */
export function drawing(symbol: string, className?: string): SVGSVGElement {
  const svg = document.createElementNS(kSvg, 'svg');
  if (className) svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(kSvg, 'use');
  use.setAttribute('href', `#${symbol}`);
  svg.append(use);
  return svg;
}

/** Does what need not be in the next frame, when that one is painted. */
export const afterPaint = (act: () => void): void => void requestAnimationFrame(() => setTimeout(act, 0));

/** Words for screen readers only. */
export const hidden = (text: string) => h('span', { class: 'vh' }, text);

/**
 * A place that is drawn again only when its key changes, so that nothing blinks or fades in twice. Focus inside stays
 * on the control with the same `data-key`.
 */
export class Slot {
  private key: string | undefined;

  constructor(readonly element: HTMLElement) {}

  draw(key: string, build: () => Child[]): void {
    if (key === this.key) return;
    this.key = key;
    const focused = document.activeElement;
    const name = focused instanceof HTMLElement && this.element.contains(focused) ? focused.dataset['key'] : undefined;
    this.element.replaceChildren(...build().filter((child): child is Node | string => Boolean(child)));
    if (name === undefined) return;
    for (const candidate of this.element.querySelectorAll<HTMLElement>('[data-key]')) {
      if (candidate.dataset['key'] === name) return candidate.focus({ preventScroll: true });
    }
  }

  clear(): void {
    this.draw('', () => []);
  }
}
