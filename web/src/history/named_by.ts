import type { Message } from 'unpushy/import';
import type { Audit } from './audit';

/** The messages an audit names, with their places. */
export function namedBy(audit: Audit, messages: readonly Message[]): [number, Message][] {
  const lists = [audit.contact?.firsts ?? [], audit.received, audit.pushing, audit.best];
  const named = new Set(lists.flatMap((list) => list.map(({ message }) => message)));
  for (const { messages: list } of audit.templates) if (list[0] !== undefined) named.add(list[0]);
  return [...named].map((index) => [index, messages[index] as Message]);
}
