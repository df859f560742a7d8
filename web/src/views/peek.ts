// A place's reason at hand, under its words: for the mouse that rests on a mark, the finger that taps it, and the keys
// that go to it, where the card in the list is out of sight. It says what the card says and holds the same fix.

import { h } from '../dom';
import type { Editor } from '../editor/editor';
import type { Place } from '../editor/marks';
import { fixButton, reasons, type FindingActions } from '../report/findings';
import { findingKey, type Seen } from '../report/seen';
import { strings } from '../strings';

const kBelow = 6; // pixels between the words and the card
const kLeave = 350; // milliseconds to move the mouse from the mark to the card

export class Peek {
  private readonly element: HTMLElement;
  private shown: string | null = null;
  private timer = 0;

  constructor(
    private readonly editor: Editor,
    private readonly actions: FindingActions,
  ) {
    this.element = h('div', {
      class: 'peek',
      role: 'group',
      hidden: true,
      onmouseenter: () => clearTimeout(this.timer),
      onmouseleave: () => this.hideSoon(),
      onkeydown: (event: KeyboardEvent) => this.key(event),
    });
    editor.element.append(this.element);
    editor.field.addEventListener('keydown', (event) => this.key(event));
  }

  /** `bottom`: where the words' line ends, in pixels from the top of the editor. */
  show(seen: Seen, place: Place, bottom: number): void {
    clearTimeout(this.timer);
    const key = findingKey(seen.places, place);
    if (this.shown !== key) this.fill(seen, place, key);
    this.element.hidden = false;
    this.element.style.insetBlockStart = `${bottom + kBelow}px`;
  }

  hideSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.hide(), kLeave);
  }

  hide(): void {
    clearTimeout(this.timer);
    this.shown = null;
    if (this.element.hidden) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = true;
    if (hadFocus) this.editor.focus();
  }

  private fill(seen: Seen, place: Place, key: string): void {
    const { finding } = place;
    this.shown = key;
    this.element.setAttribute('aria-label', strings.findings.peek(place.n, finding.title));
    this.element.replaceChildren(
      h('p', { class: 'name' }, finding.title),
      reasons(seen, finding),
      h(
        'div',
        { class: 'row' },
        ...(seen.view === 'draft' && finding.fix ? [fixButton(finding.fix.title, key, this.actions)] : []),
        h('button', { type: 'button', class: 'btn quiet', onclick: () => this.hide() }, strings.findings.close),
      ),
    );
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.element.hidden) return;
    this.hide();
    event.preventDefault();
    event.stopPropagation();
  }
}
