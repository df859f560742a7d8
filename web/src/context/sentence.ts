// The situation as one sentence with chips in it: native selects, dashed while not known.

import { drawing, h, type Child } from '../dom';
import { strings } from '../strings';
import { contextOf, kindOf, optionsOf, type ChipId, type Choices, type Voice } from './chips';
import type { Context, Kind } from '../engine/types';

type Extra = Exclude<ChipId, 'kind'>;

export class ContextSentence {
  readonly element = h('p', { class: 'context' });
  private choices: Choices;
  private readonly wanted = new Set<Extra>();

  constructor(
    private readonly voice: Voice,
    private readonly first: Choices,
    private readonly changed: (chip: ChipId) => void,
  ) {
    this.choices = { ...first };
    this.draw();
  }

  get kind(): Kind {
    return kindOf(this.choices, this.voice);
  }

  get context(): Context {
    return contextOf(this.choices);
  }

  get answers(): Choices {
    return { ...this.choices };
  }

  /** Answers all at once, as an example does. */
  set(choices: Choices): void {
    this.choices = { ...this.first, ...choices };
    this.wanted.clear();
    this.draw();
  }

  /** Answers one chip, wherever it was asked. */
  answer(chip: ChipId, choice: string): void {
    this.choices = { ...this.choices, [chip]: choice };
    if (chip === 'kind') this.keepWhatIsSaid();
    if (chip === 'automated' && choice !== 'yes') delete this.choices.disclosed;
    this.draw();
    this.changed(chip);
  }

  /** What the context would be with another answer. */
  contextWith(chip: ChipId, choice: string): Context {
    return contextOf({ ...this.choices, [chip]: choice });
  }

  /** Brings a chip into the sentence if it is not there, and puts the focus on it. */
  ask(chip: ChipId): void {
    if (!this.find(chip) && chip !== 'kind') {
      this.wanted.add(chip);
      this.draw();
    }
    this.find(chip)?.focus();
  }

  /** What a chip says, and the question it stands for. */
  said(chip: ChipId): { label: string; answer: string } {
    const { label, words } = this.wording(chip);
    return { label, answer: words[this.choices[chip] ?? ''] ?? '' };
  }

  /** The answers a chip offers in this voice, without "not known". */
  options(chip: ChipId): { choice: string; words: string }[] {
    const { words } = this.wording(chip);
    return optionsOf(chip, words)
      .filter((choice) => choice !== '')
      .map((choice) => ({ choice, words: words[choice] as string }));
  }

  private find(chip: ChipId): HTMLSelectElement | null {
    return this.element.querySelector(`select[data-chip="${chip}"]`);
  }

  private choose(chip: ChipId, choice: string): void {
    this.answer(chip, choice);
    this.find(chip)?.focus();
  }

  /** An answer that the new kind's sentence does not show would count unseen. */
  private keepWhatIsSaid(): void {
    const sentence = strings.context.sentence[this.kind];
    this.wanted.clear();
    for (const chip of Object.keys(this.choices) as ChipId[]) {
      if (!sentence.includes(`{${chip}}`)) delete this.choices[chip];
    }
  }

  private draw(): void {
    const sentence = strings.context.sentence[this.kind];
    const extras = (Object.keys(strings.context.clause) as Extra[]).filter(
      (chip) =>
        !sentence.includes(`{${chip}}`) &&
        (this.wanted.has(chip) || this.choices[chip] || (chip === 'disclosed' && this.choices.automated === 'yes')),
    );
    const parts = [sentence, ...extras.map((chip) => strings.context.clause[chip])].join(' ');
    this.element.replaceChildren(...this.words(parts));
  }

  /** Words and chips of a sentence; punctuation after a chip stays on its line. */
  private words(sentence: string): Child[] & (Node | string)[] {
    return sentence.split(/(\{\w+\}[.,;:]?)/).map((part) => {
      const slot = /^\{(\w+)\}([.,;:]?)$/.exec(part);
      if (!slot) return part;
      const chip = this.chip(slot[1] as ChipId);
      return slot[2] ? h('span', { class: 'keep' }, chip, slot[2]) : chip;
    });
  }

  private chip(id: ChipId): HTMLElement {
    const { label, words } = this.wording(id);
    const choice = this.choices[id] ?? '';
    const select = h(
      'select',
      {
        'aria-label': label,
        'data-chip': id,
        onchange: (event: Event) => this.choose(id, (event.target as HTMLSelectElement).value),
      },
      ...optionsOf(id, words).map((key) => h('option', { value: key, selected: key === choice }, words[key] as string)),
    );
    const known = id === 'kind' || choice !== '';
    return h('span', { class: known ? 'chip' : 'chip unknown' }, select, drawing('i-down'));
  }

  private wording(id: ChipId): { label: string; words: Record<string, string> } {
    const chip = strings.context.chip[id];
    const label = typeof chip.label === 'string' ? chip.label : chip.label[this.voice];
    return { label, words: 'options' in chip ? chip.options : chip[this.voice] };
  }
}
