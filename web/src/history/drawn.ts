// What an audit of the engine becomes in the view: the same facts, in the order and units of the drawings.

import type { Audit as EngineAudit, AuditCluster } from 'unpushy';
import type { Audit, Follows, Part, Rhythm, Template, Weighed } from './audit';

export function drawnOf(audit: EngineAudit): Audit {
  const { period, headline, contacts, shares, received } = audit;
  const known = new Map(audit.messages.map((message) => [message.index, message]));
  const weighed = (message: number): Weighed[] => {
    const one = known.get(message);
    return one ? [{ message, score: one.score, verdict: one.verdict }] : [];
  };
  return {
    from: period.first,
    to: period.last,
    verdict: headline.id,
    says: headline.text,
    habit: headline.habitText,
    habits: audit.findings.map(({ rule, ...finding }) => ({ id: rule, ...finding })),
    contact: contacts && {
      precision: contacts.entries.some(({ precision }) => precision === 'day') ? 'day' : 's',
      firsts: contacts.entries.map(({ delaySeconds, message, asks, answered }) => ({ message, seconds: delaySeconds, asks, answered })),
    },
    templates: audit.clusters.filter(({ direction, receivers }) => direction === 'out' && receivers > 0).map(templateOf),
    share: {
      sells: shares.promotional,
      links: shares.links,
      of: shares.considered,
      talks: shares.conversation,
      spoken: shares.spoken,
      last: shares.recent.map(({ promotional }) => promotional),
      selfWords: shares.selfWords,
      otherWords: shares.otherWords,
    },
    rhythm: rhythmOf(audit.rhythm),
    follows: audit.follows && followsOf(audit.follows),
    week: audit.rhythm.week && { zone: period.zoneKnown ? 'utc' : 'unknown', hours: audit.rhythm.week.flat() },
    trend: audit.months.map(({ month, score, messages }) => ({ month, score, messages })),
    received: (received?.ranked ?? []).flatMap(({ message, action, cluster, reason }) =>
      weighed(message).map((one) => ({ ...one, action, cluster, reason })),
    ),
    pushing: audit.mostPushing.flatMap(weighed),
    best: audit.best.flatMap(weighed),
    tries: audit.advice.map(({ text, messages }) => ({ text, messages })),
    notComputable: audit.notComputable.map(({ needs, reason }) => ({ needs, reason })),
  };
}

const dayOf = ({ date, posts }: { date: string; posts: number }) => ({ day: date, posts });

function rhythmOf({ days, most, source, loudDays, firstDay, firstWeek, bursts, medianGapSeconds, longestGapSeconds }: EngineAudit['rhythm']): Rhythm {
  return {
    days: days.map(dayOf).filter(({ posts }) => posts > 0),
    limit: most || null,
    source: source || null,
    loud: loudDays.map(dayOf),
    firstDay,
    firstWeek,
    bursts: bursts.map(({ start, messages }) => ({ start, posts: messages })),
    gaps: medianGapSeconds === null || longestGapSeconds === null ? null : { median: medianGapSeconds, longest: longestGapSeconds },
  };
}

function followsOf({ days, limit, source, bursts, mostInADay, unfollows, mostUnfollows }: NonNullable<EngineAudit['follows']>): Follows {
  return {
    days: days.map(({ date, follows, unfollows: ended }) => ({ day: date, posts: follows, ended })),
    limit,
    source,
    loud: bursts.map(dayOf),
    mostInADay,
    ended: unfollows === null ? null : { all: unfollows, most: mostUnfollows },
  };
}

function templateOf(cluster: AuditCluster): Template {
  const { receivers, messages, first, last, medianDelaySeconds, moves, verdict, examples } = cluster;
  const parts = cluster.parts.map(({ text, examples: filled }): Part => (text === null ? { slot: filled } : { text }));
  return {
    parts: parts.map((part, i) => spaced(part, parts[i - 1], parts[i + 1])),
    people: receivers,
    copies: messages,
    from: first,
    to: last,
    medianSeconds: medianDelaySeconds,
    moves,
    verdict,
    messages: examples,
  };
}

/** Words beside a slot keep a space from it, unless a sign follows. */
function spaced(part: Part, before: Part | undefined, after: Part | undefined): Part {
  if (!('text' in part)) return part;
  const start = before && /^[\p{L}\p{N}]/u.test(part.text) ? ' ' : '';
  const end = after && /[^\s(\u201c"'@#]$/.test(part.text) ? ' ' : '';
  return { text: `${start}${part.text}${end}` };
}
