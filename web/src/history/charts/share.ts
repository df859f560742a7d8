// How many of the last posts sell, as squares, against a line the person sets.

import { drawing, h } from '../../dom';
import { words } from '../../strings/history';
import type { Share } from '../audit';
import { plate } from './svg';

/** `target`: the own line as a share, or null for none. `set` is called with another choice. */
export function sharePlate(share: Share, target: number | null, set: (target: number | null) => void): HTMLElement {
  const sells = share.last.filter(Boolean).length;
  const of = share.last.length;
  const place = target === null ? null : Math.round(target * of);
  const squares = Array.from({ length: of }, (_, i) =>
    h('i', { class: `${i < sells ? 'p' : ''}${place !== null && i === place - 1 ? ' cut' : ''}` }),
  );
  const all = Math.max(1, share.of);
  return plate(
    '',
    words.share.title,
    words.share.say(sells, of, place, of >= share.of),
    h('div', { class: 'squares', role: 'img', 'aria-label': words.share.label(of, sells) }, ...squares),
    h('div', { class: 'below' }, words.share.key, lineChoice(target, set)),
    h('p', { class: 'below' }, words.share.whole(share.sells / all, share.links / all, share.talks / Math.max(1, share.spoken))),
    share.selfWords + share.otherWords > 0 && h('p', { class: 'below' }, words.share.voice(share.selfWords, share.otherWords)),
  );
}

function lineChoice(target: number | null, set: (target: number | null) => void): HTMLElement {
  const now = target === null ? 'none' : String(target);
  const select = h(
    'select',
    { 'aria-label': words.share.line, 'data-key': 'line' },
    ...Object.entries(words.share.lines).map(([value, name]) => h('option', { value, selected: value === now }, name)),
  );
  select.addEventListener('change', () => set(select.value === 'none' ? null : Number(select.value)));
  return h('span', { class: 'chip' }, select, drawing('i-down'));
}
