// What a sentence has no room for: the text that is answered, and what the readers care for. The words for the readers
// are kept on this device only if the person says so.

import { h } from '../dom';
import { read, write } from '../store/local';
import { strings } from '../strings';
import type { Context } from '../engine/types';

type Words = { topics: string; audience: string };

const kKey = 'readers';
const kAfterKey = 400; // milliseconds after the last key before the text is checked with the new words

const isWords = (value: unknown): value is Words =>
  ['topics', 'audience'].every((key) => typeof Object(value)[key] === 'string');

const listOf = (words: string): string[] =>
  words
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

export class MoreContext {
  readonly element: HTMLElement;
  private readonly topics: HTMLInputElement;
  private readonly audience: HTMLInputElement;
  private readonly parent: HTMLTextAreaElement;
  private readonly remember: HTMLInputElement;
  private timer = 0;

  constructor(
    name: string,
    private readonly changed: () => void,
  ) {
    const kept = read(kKey, isWords);
    this.topics = h('input', { id: `${name}-topics`, type: 'text', value: kept?.topics ?? '', autocomplete: 'off' });
    this.audience = h('input', {
      id: `${name}-audience`,
      type: 'text',
      value: kept?.audience ?? '',
      autocomplete: 'off',
    });
    this.parent = h('textarea', { id: `${name}-parent`, rows: 2, dir: 'auto', autocomplete: 'off' });
    this.remember = h('input', { id: `${name}-remember`, type: 'checkbox', checked: kept !== null });
    this.element = this.build();
  }

  get context(): Context {
    const topics = listOf(this.topics.value);
    const audience = listOf(this.audience.value);
    const parent = this.parent.value.trim();
    return { ...(topics.length && { topics }), ...(audience.length && { audience }), ...(parent && { parent }) };
  }

  private build(): HTMLElement {
    const words = strings.context.more;
    const row = (field: HTMLElement, label: string) =>
      h('div', { class: 'labelled' }, h('label', { for: field.id }, label), field);
    return h(
      'details',
      { class: 'morecontext', oninput: () => this.typed() },
      h('summary', {}, words.title),
      row(this.parent, words.parent),
      row(this.topics, words.topics),
      row(this.audience, words.audience),
      h('p', {}, this.remember, h('label', { for: this.remember.id }, words.remember)),
    );
  }

  private typed(): void {
    write(kKey, this.remember.checked ? { topics: this.topics.value, audience: this.audience.value } : null);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.changed(), kAfterKey);
  }
}
