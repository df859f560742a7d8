// Copy and paste, with the words a button shows afterwards.

import { announce } from './announce';
import { drawing, h, hidden } from './dom';
import { strings } from './strings';

const kShown = 2000; // milliseconds a button reads "Copied"

interface CopyOptions {
  words?: string;
  icon?: boolean;
  quiet?: boolean;
  key?: string;
}

/** A button that copies; `what` completes its name for screen readers. */
export function copyButton(what: string, text: () => string, options: CopyOptions = {}): HTMLElement {
  const name = options.words ?? strings.copy.copy;
  const words = h('span', {}, name);
  const onclick = async () => {
    const said = (await copy(text())) ? strings.copy.copied : strings.copy.refused;
    words.textContent = said;
    announce(said);
    setTimeout(() => {
      words.textContent = name;
    }, kShown);
  };
  return h(
    'button',
    {
      type: 'button',
      class: options.quiet ? 'btn quiet' : 'btn',
      'data-key': options.key ?? null,
      onclick,
    },
    options.icon ? drawing('i-copy') : null,
    words,
    hidden(strings.copy.of(what)),
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The clipboard's text, or null when the browser does not hand it over. */
export async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}
