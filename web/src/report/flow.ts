// The chain drawn: writer on the left, reader on the right, the nodes on the thread between them.

import { drawing, h, hidden, type Child } from '../dom';
import { strings } from '../strings';
import type { Chain, Node } from './chain';
import type { Band, Seen, ViewName } from './seen';

const kQuoteLength = 22;
/** More nodes than this leave no room for quotes. */
const kQuotedNodes = 4;
const kLabels = 2;

interface FlowOptions {
  view: ViewName;
  band: Band;
  small?: boolean;
  text?: string;
  /** selects the words of the node with this number */
  select?: (node: number) => void;
}

export function flow(chain: Chain, options: FlowOptions): HTMLElement {
  const { band, view } = options;
  const pushed = band === 'push' && chain.nodes.length > 0;
  const steps = h('ol', { class: 'steps' }, ...chain.nodes.map((node, i) => step(node, i, chain, options)));
  const line = h(
    'div',
    { class: `chain${options.small ? ' small' : ''}${pushed ? ' pushed' : ''}${isCrowded(chain) ? ' crowded' : ''}` },
    drawing(band === 'talk' || band === 'none' ? 'from' : 'from-lean', 'end'),
    steps,
    drawing(pushed ? 'to-pushed' : 'to', 'end'),
  );
  // Without an ask nothing widens: the wedge begins where the thread ends.
  if (pushed) line.style.setProperty('--turn', ((chain.turn ?? chain.nodes.length) / chain.nodes.length).toFixed(3));
  return h(
    'figure',
    { class: 'flow', 'data-band': band, role: 'group', 'aria-label': said(chain, pushed, view) },
    line,
  );
}

/** Five nodes with long words need the room of the ends on a small screen. */
const isCrowded = ({ nodes }: Chain): boolean =>
  nodes.length > kQuotedNodes && nodes.some((node) => node.moves.size > 1 || /[^\s,]{7}/.test(labelsOf(node).join()));

function step(node: Node, i: number, chain: Chain, options: FlowOptions): HTMLElement {
  const turnsHere = i === chain.turn && chain.kindSentences > 0 && options.band === 'push' && !options.small;
  const mild = options.band !== 'push' && (node.role === 'ask' || node.role === 'press');
  const content = [drawing(`n-${node.role}`), h('span', { class: 'what' }, ...labelParts(node))];
  const item = h(
    'li',
    { class: `step ${node.role}${mild ? ' mild' : ''}${turnsHere ? ' turn' : ''}` },
    turnsHere && h('span', { class: 'turnmark' }, strings.flow.turn),
  );
  if (!options.select) {
    item.append(...content);
    return item;
  }
  const select = options.select;
  item.append(
    h(
      'button',
      { type: 'button', class: 'node', 'data-key': `node-${i}`, onclick: () => select(i) },
      ...content,
      hidden(`, ${strings.flow.select}`),
    ),
  );
  if (chain.nodes.length <= kQuotedNodes && options.text) {
    item.append(
      h(
        'span',
        { class: 'says', 'aria-hidden': 'true' },
        shortened(options.text.slice(node.says.start, node.says.end)),
      ),
    );
  }
  return item;
}

/** One line of small nodes, for the verdict that stays in sight on small screens. */
export function miniature({ nodes }: Chain, band: Band): HTMLElement {
  return h(
    'span',
    { class: 'mini', 'aria-hidden': 'true' },
    ...nodes.map((node) =>
      drawing(`n-${node.role}`, band !== 'talk' && (node.role === 'ask' || node.role === 'press') ? 'a' : undefined),
    ),
  );
}

const moveLabel = (move: string): string => strings.moves[move]?.label ?? move;

/** The first label begins with a capital, the others go on from it. */
function labelsOf(node: Node): string[] {
  return [...node.moves]
    .map(([move, n]) => (n > 1 ? strings.flow.times(moveLabel(move), n) : moveLabel(move)))
    .map((label, i) => (i === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)));
}

/** The first label, and the others as a part that a small screen leaves out. */
function labelParts(node: Node): Child[] {
  const [first, ...others] = labelsOf(node);
  if (others.length === 0) return [first as string];
  const shown = `, ${others.slice(0, kLabels - 1).join(', ')}`;
  const left = others.length - kLabels + 1;
  return [first as string, h('span', { class: 'also' }, left > 0 ? strings.flow.more(shown, left) : shown)];
}

function said(chain: Chain, pushed: boolean, view: ViewName): string {
  const steps = chain.nodes.map((node, i) => {
    const label = labelsOf(node).join(', ').toLowerCase();
    return pushed && i === chain.turn && chain.kindSentences > 0 ? strings.flow.then(label) : label;
  });
  const end = pushed ? strings.flow.pushed[view] : chain.nodes.at(-1)?.role === 'open' ? strings.flow.joined : '';
  return `${strings.flow.order(steps)} ${end}`.trimEnd();
}

function shortened(words: string): string {
  const plain = words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!,;:]+$/, '');
  if (plain.length <= kQuoteLength) return plain;
  const cut = plain.slice(0, kQuoteLength);
  const space = cut.lastIndexOf(' ');
  // Without a space it is a link: cut between code points, so that no half a sign is left.
  return `${space > 6 ? cut.slice(0, space) : [...cut].slice(0, -1).join('')}\u2026`;
}

export const flowKey = (seen: Seen, chain: Chain): string =>
  JSON.stringify([
    seen.band,
    chain.nodes.map((node) => [node.role, [...node.moves], shortened(seen.text.slice(node.says.start, node.says.end))]),
  ]);
