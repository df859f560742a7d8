// The moves of a report as the nodes of the chain: what passes between two people, sentence by sentence.

import { sentenceAround } from '../editor/sentence';
import type { Move, Report, Span } from '../engine/types';

type Role = 'warm' | 'give' | 'open' | 'ask' | 'press';

export interface Node extends Span {
  role: Role;
  /** distinct move ids with how often each came */
  moves: Map<string, number>;
  /** the words of the first move */
  says: Span;
}

export interface Chain {
  nodes: Node[];
  /** how many nodes stand before the first ask; null without an ask */
  turn: number | null;
  /** sentences of thanks, praise and the like before the first ask; when there are some, the text turns there */
  kindSentences: number;
}

export const kRoles: Record<string, Role | 'none'> = {
  greet: 'warm',
  'fake-familiar': 'warm',
  'thanks-follow': 'warm',
  flatter: 'warm',
  humble: 'warm',
  self: 'warm',
  common: 'warm',
  news: 'warm',
  specific: 'give',
  give: 'give',
  asked: 'give',
  disclose: 'give',
  'ad-label': 'give',
  'way-out': 'give',
  question: 'open',
  pitch: 'ask',
  'lead-magnet': 'ask',
  'ask-money': 'ask',
  'ask-call': 'ask',
  link: 'ask',
  'call-to-action': 'ask',
  'self-promo': 'ask',
  pointer: 'ask',
  deal: 'ask',
  giveaway: 'ask',
  'follow-ask': 'ask',
  'follow-trade': 'ask',
  'growth-offer': 'ask',
  invite: 'ask',
  recruit: 'ask',
  'job-ad': 'ask',
  'channel-shift': 'ask',
  'reply-code': 'ask',
  urgency: 'press',
  scarcity: 'press',
  claim: 'press',
  prize: 'press',
  reproach: 'press',
  guilt: 'press',
  'bait-react': 'press',
  'bait-share': 'press',
  'bait-tag': 'press',
  'bait-comment': 'press',
  'bait-curiosity': 'press',
  // Ways of speaking, which pass nothing to the reader.
  'cold-open': 'none',
  'generic-reason': 'none',
  'bait-question': 'none',
  negation: 'none',
  said: 'none',
  about: 'none',
};

/** Warm words that an ask can use as its wrapping; a greeting or news cannot. */
const kKind = ['thanks-follow', 'flatter', 'humble', 'common'];

/** Beyond this many, neighbours share a node. */
const kRoom = 5;

/** A move this page does not know is drawn as warm: it must not look like an ask. */
export function roleOf(move: string): Role {
  const role = isMove(move) ? kRoles[move] : 'none';
  return role && role !== 'none' ? role : 'warm';
}

export const isMove = (move: string): boolean => Object.hasOwn(kRoles, move);

const asks = (role: Role) => role === 'ask' || role === 'press';

export function chainOf(report: Report, text: string): Chain {
  let nodes: Node[] = [];
  for (const move of told(report.moves)) {
    const last = nodes.at(-1);
    const node = nodeOf(move);
    if (last && last.role === node.role && sameSentence(text, last, move)) nodes[nodes.length - 1] = joined(last, node);
    else nodes.push(node);
  }
  const { kindSentences } = withTurn(nodes);
  while (nodes.length > kRoom) nodes = joinedOnce(nodes);
  return { ...withTurn(nodes), kindSentences };
}

/** The moves that are drawn. A greeting says nothing of a text that goes on. */
function told(moves: readonly Move[]): readonly Move[] {
  const drawn = moves.filter(({ move }) => kRoles[move] !== 'none');
  const rest = drawn.filter(({ move }) => move !== 'greet');
  return rest.length ? rest : drawn;
}

export function withTurn(nodes: Node[]): Chain {
  const at = nodes.findIndex((node) => asks(node.role));
  const before = nodes.slice(0, Math.max(at, 0));
  const kindSentences = before.filter((node) => kKind.some((move) => node.moves.has(move))).length;
  return { nodes, turn: at < 0 ? null : at, kindSentences };
}

const nodeOf = ({ move, start, end }: Move): Node => ({
  role: roleOf(move),
  moves: new Map([[move, 1]]),
  start,
  end,
  says: { start, end },
});

/** A node of made-up moves, for the legend. */
export const sampleNode = (moves: readonly string[]): Node => ({
  role: roleOf(moves[0] as string),
  moves: new Map(moves.map((move) => [move, 1])),
  start: 0,
  end: 0,
  says: { start: 0, end: 0 },
});

function sameSentence(text: string, node: Node, move: Move): boolean {
  return sentenceAround(text, node.start).end >= move.end;
}

function joined(a: Node, b: Node): Node {
  const moves = new Map(a.moves);
  for (const [move, n] of b.moves) moves.set(move, (moves.get(move) ?? 0) + n);
  // A node that holds an ask looks like one.
  return {
    role: asks(b.role) && !asks(a.role) ? b.role : a.role,
    moves,
    start: a.start,
    end: Math.max(a.end, b.end),
    says: a.says,
  };
}

/** Joins the two neighbours that lose least by it: repeats, then asks, then others that are drawn alike, then any. */
function joinedOnce(nodes: readonly Node[]): Node[] {
  const cost = (i: number): number => {
    const a = nodes[i] as Node;
    const b = nodes[i + 1] as Node;
    if ([...b.moves.keys()].every((move) => a.moves.has(move))) return 0;
    const size = (a.moves.size + b.moves.size) / 100;
    if (a.role === b.role) return (asks(a.role) ? 1 : 2) + size;
    return (asks(a.role) === asks(b.role) ? 3 : 4) + size;
  };
  let best = 0;
  for (let i = 1; i < nodes.length - 1; i++) if (cost(i) < cost(best)) best = i;
  return [...nodes.slice(0, best), joined(nodes[best] as Node, nodes[best + 1] as Node), ...nodes.slice(best + 2)];
}

/** One move of each asking node, for a sentence: the last, as an offer that ends in a link wants the click. */
export function askedFor(chain: Chain): string[] {
  const last = chain.nodes.map((node) => [...node.moves.keys()].filter((move) => asks(roleOf(move))).at(-1));
  return [...new Set(last.filter((move) => move !== undefined))];
}

/** Distinct moves that talk, in order. */
export function talkedOf(chain: Chain): string[] {
  return [...new Set(chain.nodes.flatMap((node) => [...node.moves.keys()]).filter((move) => !asks(roleOf(move))))];
}
