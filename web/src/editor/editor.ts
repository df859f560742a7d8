// The editing surface: a plain textarea, so that input methods, screen readers, spelling, phones and undo work as the
// system has them, over a mirror that carries the underlines.

import { h } from '../dom';
import type { Span } from '../engine/types';
import { changeBetween, markAt, moveMarks, type Change, type Mark } from './marks';
import { Mirror } from './mirror';

/** `typed`: keys are going down. `placed`: the text came at once, by paste, drop, fix, example or undo. */
export type Cause = 'typed' | 'placed';

interface EditorEvents {
  changed(cause: Cause): void;
  /** the caret came to stand in a mark, or in none */
  caret(place: number | null): void;
  /** the mouse came to rest on a mark, or on none; `bottom` of its line, in pixels from the top of the element */
  hover(place: number | null, bottom: number): void;
}

const kRest = 150; // milliseconds a mouse stands still before it means a mark

/** Above this length the browser's own insertion, which keeps undo, takes seconds: it is quadratic in lines. */
const kUndoable = 10_000;

export class Editor {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  private readonly mirror = new Mirror();
  private readonly sheet: HTMLElement;
  private marks: Mark[] = [];
  private active: number | null = null;
  private known = '';
  private composing = false;
  private placing = false;
  private frame = 0;
  private restTimer = 0;

  constructor(
    id: string,
    label: string,
    placeholder: string,
    describedBy: string,
    private readonly events: EditorEvents,
  ) {
    this.field = h('textarea', {
      id,
      placeholder,
      dir: 'auto',
      spellcheck: 'true',
      autocomplete: 'off',
      'aria-describedby': describedBy,
    });
    this.sheet = h('div', { class: 'sheet' }, this.mirror.element, this.field);
    this.element = h('div', { class: 'field' }, h('label', { class: 'vh', for: id }, label), this.sheet);
    this.listen();
    this.draw();
  }

  get text(): string {
    return this.field.value;
  }

  get caret(): number {
    return this.field.selectionStart;
  }

  get isComposing(): boolean {
    return this.composing;
  }

  setMarks(marks: Mark[]): void {
    this.marks = marks;
    this.draw();
  }

  /** Thickens the marks of one place. */
  setActive(place: number | null): void {
    if (place === this.active) return;
    this.active = place;
    this.draw();
  }

  /** Scrolls inside the field only; the page stays where it is. */
  reveal(place: number): void {
    const mark = this.mirror.find(place);
    if (!mark || this.sheet.scrollHeight <= this.sheet.clientHeight) return;
    const box = mark.getBoundingClientRect();
    const view = this.sheet.getBoundingClientRect();
    if (box.top < view.top || box.bottom > view.bottom) {
      this.sheet.scrollTop += box.top - view.top - view.height / 3;
    }
  }

  /** Where the caret's line ends, in pixels from the top of this element. */
  get caretBottom(): number {
    return this.bottomOf(this.mirror.boxAt(this.text, this.caret));
  }

  private bottomOf(box: DOMRect | null): number {
    return (box?.bottom ?? 0) - this.element.getBoundingClientRect().top;
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  /** Selects words without raising the keyboard of a phone. */
  select(span: Span): void {
    this.quietly(() => this.field.setSelectionRange(span.start, span.end));
  }

  replaceAll(text: string): void {
    this.replace({ start: 0, end: this.text.length }, text);
  }

  /** Changes the text as one step of the field's own undo. */
  replace(span: Span, text: string): void {
    const left = window.scrollX;
    const top = window.scrollY;
    const inSheet = this.sheet.scrollTop;
    this.placing = true;
    this.quietly(() => {
      this.field.setSelectionRange(span.start, span.end);
      const isSmall = text.length <= kUndoable && span.end - span.start <= kUndoable;
      if (isSmall && insert(text)) return;
      this.field.setRangeText(text, span.start, span.end, 'end');
    });
    this.placing = false;
    this.sheet.scrollTop = inSheet;
    window.scrollTo({ left, top, behavior: 'instant' });
    this.update('placed');
  }

  undo(): void {
    this.focus();
    document.execCommand('undo');
  }

  private quietly(act: () => void): void {
    this.field.inputMode = 'none';
    this.focus();
    act();
  }

  private listen(): void {
    const field = this.field;
    field.addEventListener('input', (event) => {
      if (this.placing) return;
      const type = (event as InputEvent).inputType ?? '';
      this.update(/^(insertFrom|history|deleteByDrag)/.test(type) ? 'placed' : 'typed');
    });
    field.addEventListener('compositionstart', () => {
      this.composing = true;
    });
    field.addEventListener('compositionend', () => {
      this.composing = false;
      this.update('typed');
    });
    field.addEventListener('blur', () => field.removeAttribute('inputmode'));
    // A phone raises its keyboard for a field that gets the focus, not for one that has it already.
    field.addEventListener('pointerdown', () => {
      if (field.inputMode === 'none') field.blur();
    });
    field.addEventListener('pointermove', (event) => {
      clearTimeout(this.restTimer);
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
      const { clientX, clientY } = event;
      this.restTimer = window.setTimeout(() => {
        const at = this.mirror.at(clientX, clientY);
        this.events.hover(at?.place ?? null, this.bottomOf(at?.box ?? null));
      }, kRest);
    });
    field.addEventListener('pointerleave', () => {
      clearTimeout(this.restTimer);
      this.events.hover(null, 0);
    });
    document.addEventListener('selectionchange', () => {
      if (document.activeElement === field) this.events.caret(markAt(this.marks, field.selectionStart, this.active));
    });
    new ResizeObserver(() => this.mirror.gatherNumbers()).observe(this.mirror.element);
  }

  private update(cause: Cause): void {
    const change = changeBetween(this.known, this.text);
    this.known = this.text;
    this.follow(change);
    this.events.changed(cause);
  }

  private follow(change: Change): void {
    this.marks = moveMarks(this.marks, change);
    this.draw();
  }

  private gatherBeforePaint(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.mirror.gatherNumbers();
    });
  }

  private draw(): void {
    if (this.mirror.draw(this.text, this.marks, this.active)) this.gatherBeforePaint();
  }
}

/** The one way to edit a textarea that its undo knows of; deprecated, in every browser, and without a successor. */
function insert(text: string): boolean {
  return document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}
