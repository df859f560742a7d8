// The sentence under the verdict, made of counts and moves.

import { strings } from '../strings';
import { askedFor, talkedOf, type Chain } from './chain';
import { wordCount } from './counts';
import { scamsIn, type Seen } from './seen';

/** More than this in one list is no longer read. */
const kListed = 3;

export function gist(seen: Seen, chain: Chain): string {
  const scam = seen.view === 'received' && scamsIn(seen).length > 0;
  return scam ? `${strings.gist.scam} ${ofMoves(seen, chain)}` : ofMoves(seen, chain);
}

function ofMoves(seen: Seen, chain: Chain): string {
  const words = strings.gist;
  const asks = listed(askedFor(chain));
  switch (seen.report.verdict) {
    case 'unclear':
      return words.unclear(wordCount(seen.text));
    case 'conversation':
      return conversation(seen, chain);
    case 'leaning':
      return chain.kindSentences && asks.length
        ? words.turn(chain.kindSentences, asks, seen.soon)
        : words.lean(asks, seen.places.length);
    case 'push':
      if (asks.length === 0) return words.places(seen.places.length);
      return chain.kindSentences
        ? words.turn(chain.kindSentences, asks, seen.soon)
        : words.asks[seen.view](asks, seen.soon);
  }
}

/** Nouns of moves, one for each node of the chain. */
function listed(moves: readonly string[]): string[] {
  const nouns = moves.slice(0, kListed).map((move) => strings.moves[move]?.noun ?? move);
  return moves.length > kListed ? [...nouns, strings.gist.more] : nouns;
}

function conversation(seen: Seen, chain: Chain): string {
  const words = strings.gist;
  const does = talkedOf(chain)
    .filter((move) => move !== 'greet')
    .slice(0, kListed)
    .flatMap((move) => strings.moves[move]?.does ?? []);
  const said = [];
  if (does.length) said.push(seen.view === 'draft' ? words.talks(does) : words.theyTalk(does));
  if (seen.places.length) said.push(words.small(seen.places.length));
  else if (said.length === 0) said.push(words.quiet);
  if (seen.view === 'draft' && seen.places.length === 0) said.push(words.done);
  return said.join(' ');
}
