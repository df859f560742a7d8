// What a sentence has no room for: the text that is answered, the messages before, and what the readers care for. The
// words for the readers are kept on this device only if the person says so.

import { h } from '../dom';
import { read, write } from '../store/local';
import { strings } from '../strings';
import { EarlierMessages } from './earlier';
import type { Voice } from './chips';
import type { Context } from '../engine/types';

type Words = { topics: string; audience: string };
/** A question and what became of its answer, to tell what that changed. */
type Said = { label: string; answer: string };

const kKeys: Record<Voice, string> = { write: 'readers', read: 'me' };
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
  private readonly earlier: EarlierMessages;
  private readonly remember: HTMLInputElement;
  private told: Context;
  private timer = 0;

  constructor(
    name: string,
    private readonly voice: Voice,
    private readonly changed: (said: Said) => void,
  ) {
    const kept = read(kKeys[voice], isWords);
    const line = (id: string, value = '') => h('input', { id: `${name}-${id}`, type: 'text', value, autocomplete: 'off' });
    this.topics = line('topics', kept?.topics);
    this.audience = line('audience', kept?.audience);
    this.parent = h('textarea', { id: `${name}-parent`, rows: 2, dir: 'auto', autocomplete: 'off' });
    this.earlier = new EarlierMessages(name, () => this.tell());
    this.remember = h('input', { id: `${name}-remember`, type: 'checkbox', checked: kept !== null });
    this.element = this.build();
    this.told = this.context;
  }

  get context(): Context {
    const topics = listOf(this.topics.value);
    const audience = listOf(this.audience.value);
    const parent = this.parent.value.trim();
    const earlier = this.earlier.messages;
    return {
      ...(topics.length && { topics }),
      ...(audience.length && { audience }),
      ...(parent && { parent }),
      ...(earlier.length && { earlier }),
    };
  }

  private build(): HTMLElement {
    const words = strings.context.more;
    const row = (field: HTMLElement, label: string) =>
      h('div', { class: 'labelled' }, h('label', { for: field.id }, label), field);
    return h(
      'details',
      { class: 'morecontext', oninput: () => this.typed() },
      h('summary', {}, words.title),
      row(this.parent, words.parent[this.voice]),
      this.earlier.element,
      row(this.topics, words.topics[this.voice]),
      row(this.audience, words.audience[this.voice]),
      h('p', {}, this.remember, h('label', { for: this.remember.id }, words.remember[this.voice])),
    );
  }

  private typed(): void {
    const kept = this.remember.checked ? { topics: this.topics.value, audience: this.audience.value } : null;
    write(kKeys[this.voice], kept);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.tell(), kAfterKey);
  }

  /** Tells of what differs from what was told last, if anything does. */
  private tell(): void {
    clearTimeout(this.timer);
    const [was, is] = [this.told, this.context];
    const keys = ['parent', 'earlier', 'topics', 'audience'] as const;
    const key = keys.find((one) => JSON.stringify(was[one]) !== JSON.stringify(is[one]));
    if (!key) return;
    this.told = is;
    const words = strings.context.more;
    const label = key === 'earlier' ? words.earlier : words[key][this.voice];
    this.changed({ label, answer: !was[key] ? words.given : is[key] ? words.changed : words.taken });
  }
}
