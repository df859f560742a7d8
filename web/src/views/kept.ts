// The drafts kept on this device: keep, open, rename, delete with a way back, save all to a file.

import { announce } from '../announce';
import { h, hidden, Slot } from '../dom';
import { deleteDraft, keepDraft, keptDrafts, type KeptDraft } from '../store/drafts';
import { strings } from '../strings';
import type { Bench } from './bench';

const kName = 40; // UTF-16 units of the text that name a draft until it is renamed

export class Kept {
  readonly element: HTMLElement;
  private readonly slot = new Slot(h('div', { class: 'slot' }));
  private drafts: KeptDraft[] = [];
  private deleted: KeptDraft | null = null;
  private renaming: string | null = null;

  constructor(private readonly bench: Bench) {
    this.element = this.slot.element;
    void this.refresh();
  }

  /** Keeps what is in the field, under its first words. */
  async keep(): Promise<void> {
    const { text } = this.bench.editor;
    if (text.trim() === '') return;
    const saved = new Date().toISOString();
    const draft = { id: crypto.randomUUID(), name: nameOf(text), text, choices: this.bench.context.answers, saved };
    await this.attempt(async () => {
      await keepDraft(draft);
      announce(strings.kept.done(draft.name));
    });
  }

  /** A browser that keeps nothing, as some private windows, says so. */
  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      await this.refresh();
    } catch {
      this.slot.draw('refused', () => [h('p', { class: 'kept', role: 'alert' }, strings.kept.refused)]);
    }
  }

  private async refresh(): Promise<void> {
    this.drafts = await keptDrafts().catch(() => []);
    this.draw();
  }

  private draw(): void {
    const { drafts, deleted, renaming } = this;
    const names = drafts.map(({ id, name, saved }) => [id, name, saved]);
    this.slot.draw(JSON.stringify([names, deleted?.id, renaming]), () => [
      (drafts.length > 0 || deleted !== null) && this.list(),
    ]);
  }

  private list(): HTMLElement {
    const words = strings.kept;
    const { deleted } = this;
    return h(
      'section',
      { class: 'kept', 'aria-labelledby': 'kept', 'data-kept': 'drafts' },
      h('h2', { class: 'sub', id: 'kept' }, words.title),
      h('ul', {}, ...this.drafts.map((draft) => this.row(draft))),
      deleted &&
        h(
          'p',
          { class: 'applied' },
          h('span', {}, words.deleted(deleted.name)),
          this.button(words.undo, 'undo-delete', () => this.bring(deleted)),
        ),
      this.drafts.length > 0 && this.button(words.save, 'save-drafts', () => void this.save(), 'btn'),
    );
  }

  private row(draft: KeptDraft): HTMLElement {
    const words = strings.kept;
    const { id, name, saved } = draft;
    if (this.renaming === id) return h('li', {}, this.renameForm(draft));
    return h(
      'li',
      {},
      h('span', { dir: 'auto' }, name, ' ', h('small', {}, words.saved(new Date(saved)))),
      h(
        'span',
        { class: 'row' },
        this.button(words.open, `open-${id}`, () => this.bench.place(draft.text, draft.choices), 'btn quiet', name),
        this.button(words.rename, `rename-${id}`, () => this.rename(id), 'btn quiet', name),
        this.button(words.delete, `delete-${id}`, () => void this.remove(draft), 'btn quiet', name),
      ),
    );
  }

  private renameForm(draft: KeptDraft): HTMLElement {
    const words = strings.kept;
    const field = h('input', { id: 'kept-name', type: 'text', value: draft.name, maxlength: 200, 'data-key': 'name' });
    const keep = () => {
      const name = field.value.trim();
      this.renaming = null;
      void this.attempt(() => keepDraft({ ...draft, name: name || draft.name }).then(() => {}));
    };
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Enter') return keep();
      this.renaming = null;
      this.draw();
    });
    return h(
      'span',
      { class: 'row labelled' },
      h('label', { for: field.id }, words.name),
      field,
      this.button(words.nameDone, 'name-done', keep, 'btn'),
    );
  }

  private rename(id: string): void {
    this.renaming = id;
    this.draw();
    this.element.querySelector<HTMLInputElement>('#kept-name')?.select();
  }

  private async remove(draft: KeptDraft): Promise<void> {
    await this.attempt(async () => {
      await deleteDraft(draft.id);
      this.deleted = draft;
      announce(strings.kept.deleted(draft.name));
    });
    this.element.querySelector<HTMLElement>('[data-key=undo-delete]')?.focus();
  }

  private bring(draft: KeptDraft): void {
    this.deleted = null;
    void this.attempt(() => keepDraft(draft).then(() => {}));
  }

  private async save(): Promise<void> {
    const { download } = await import('../pass/download');
    const drafts = this.drafts.map(({ name, text, choices, saved }) => ({ name, text, choices, saved }));
    download('unpushy-drafts.json', 'application/json', `${JSON.stringify(drafts, null, 2)}\n`);
  }

  private button(text: string, key: string, onclick: () => void, kind = 'btn quiet', of?: string): HTMLElement {
    const attributes = { type: 'button', class: kind, 'data-key': key, onclick };
    return h('button', attributes, text, of !== undefined && hidden(`: ${of}`));
  }
}

function nameOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= kName) return line;
  const space = line.lastIndexOf(' ', kName);
  return `${space > 0 ? line.slice(0, space) : [...line].slice(0, kName).join('')}\u2026`;
}
