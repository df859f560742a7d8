// A report as the views draw it: its findings parted into places and signs, its moves gathered into nodes.

import type { Place } from '../editor/marks';
import type { Context, Finding, Kind, Report } from '../engine/types';

export type ViewName = 'draft' | 'received';
/** The name of a verdict's colour and posture. */
export type Band = 'talk' | 'lean' | 'push' | 'none';

/** What was asked of the engine. */
export interface Asked {
  view: ViewName;
  text: string;
  kind: Kind;
  context: Context;
}

export interface Seen extends Asked {
  report: Report;
  /** what pushes: the main places in the order of the text, then the others in the order of the text */
  places: Place[];
  /** how many of the places are main ones */
  main: number;
  /** what softens */
  signs: Finding[];
  /** what pushes by a rule that is silenced on this device: not listed, not marked, and still in the score */
  silenced: Finding[];
  band: Band;
  /** known to have come within minutes of the first contact */
  soon: boolean;
}

/** More reasons than this are parted: a person reads the heavy ones and may ask for the rest. */
const kMain = 6;
const kSoon = 600; // seconds

export const bandOf = { conversation: 'talk', leaning: 'lean', push: 'push', unclear: 'none' } as const;

export function seen(asked: Asked, report: Report, isSilenced: (rule: string) => boolean): Seen {
  const { secondsSinceContact } = asked.context;
  const pushing = report.findings.filter((finding) => finding.contribution >= 0);
  return {
    ...asked,
    report,
    ...placesOf(pushing.filter((finding) => !isSilenced(finding.rule))),
    signs: report.findings.filter((finding) => finding.contribution < 0),
    silenced: pushing.filter((finding) => isSilenced(finding.rule)),
    band: bandOf[report.verdict],
    soon: secondsSinceContact !== undefined && secondsSinceContact <= kSoon,
  };
}

function placesOf(findings: readonly Finding[]): { places: Place[]; main: number } {
  const byWeight = [...findings].sort((a, b) => b.contribution - a.contribution);
  // Parting off a single one would hide it for nothing.
  const heavy = new Set(findings.length > kMain + 1 ? byWeight.slice(0, kMain) : findings);
  const ordered = [
    ...findings.filter((finding) => heavy.has(finding)),
    ...findings.filter((finding) => !heavy.has(finding)),
  ];
  return { places: ordered.map((finding, i) => ({ n: i + 1, finding })), main: heavy.size };
}

/** Signs of a scam are told apart from push, whatever the verdict is. */
export const scamsIn = ({ places }: Pick<Seen, 'places'>): Place[] =>
  places.filter(({ finding }) => finding.rule.startsWith('scam.'));

/** The same finding in two reports: its rule, and which hit of that rule. */
export function findingKey(places: readonly Place[], place: Place): string {
  const before = places.filter((other) => other.n < place.n && other.finding.rule === place.finding.rule).length;
  return `${place.finding.rule}#${before}`;
}
