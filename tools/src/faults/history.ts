import type { Read, Sent } from './clients.js';

/** What a history of clients can show that no journal shows by itself. */
export const HISTORY_CODES = [
  'acknowledged-lost',
  'acknowledged-differs',
  'order-broken',
  'read-stale',
  'number-told-twice',
] as const;
export type HistoryCode = (typeof HISTORY_CODES)[number];

/** Something that clients were told and that is not so. */
export interface HistoryFinding {
  readonly code: HistoryCode;
  readonly what: string;
}

/** An answer as it is stored. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

/** What was told by whom, and what is stored. */
export interface History {
  readonly sent: readonly Sent[];
  readonly reads: readonly Read[];
  /** By command id; `null` where the file is not looked at. */
  readonly stored: ReadonlyMap<string, StoredAnswer> | null;
}

/**
 * Holds a server to all that its clients were told: every answer is stored as it was told, no command has a lower
 * revision than one that was answered before it was sent, no read is older than what was answered before it was asked,
 * and no number is told to two tickets. Costs n log n; what was never answered is held to nothing.
 */
export function auditHistory({ sent, reads, stored }: History): readonly HistoryFinding[] {
  return [
    ...(stored === null ? [] : lost(sent, stored)),
    ...orderOf(sent, reads),
    ...numbersTwice(sent).map((number): HistoryFinding => {
      return { code: 'number-told-twice', what: `${number} was told to two tickets` };
    }),
  ];
}

function lost(
  sent: readonly Sent[],
  stored: ReadonlyMap<string, StoredAnswer>,
): readonly HistoryFinding[] {
  return sent.flatMap(({ commandId, answer }): HistoryFinding[] => {
    if (answer === null) return [];
    const kept = stored.get(commandId);
    if (kept === undefined) {
      return [{ code: 'acknowledged-lost', what: `${commandId} was answered, and is not stored` }];
    }
    if (kept.status === answer.status && kept.body === answer.text) return [];
    return [{ code: 'acknowledged-differs', what: `${commandId} was told something else` }];
  });
}

interface Seen {
  readonly what: string;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly revision: number;
  /** A read may be of a moment that another has seen as well. */
  readonly isRead: boolean;
}

/** Everything is put in the order of asking, with the highest revision that had been answered by then. */
function orderOf(sent: readonly Sent[], reads: readonly Read[]): readonly HistoryFinding[] {
  const seen = [...sent.flatMap(seenBy), ...reads.map((read) => seenIn(read))];
  const answered = seen.toSorted((a, b) => a.answeredAt - b.answeredAt);
  const found: HistoryFinding[] = [];
  let highest: Seen | null = null;
  let next = 0;
  for (const one of seen.toSorted((a, b) => a.askedAt - b.askedAt)) {
    for (let done = answered[next]; done !== undefined && done.answeredAt < one.askedAt;) {
      if (highest === null || done.revision > highest.revision) highest = done;
      done = answered[(next += 1)];
    }
    if (highest === null || one.revision > highest.revision) continue;
    if (one.isRead && one.revision === highest.revision) continue;
    const code = one.isRead ? 'read-stale' : 'order-broken';
    const what = `${one.what} came to revision ${one.revision} after ${highest.what} had come to ${highest.revision}`;
    found.push({ code, what });
  }
  return found;
}

function seenBy({ commandId, askedAt, answer }: Sent): readonly Seen[] {
  if (answer === null || answer.status >= 400) return [];
  const { revision } = JSON.parse(answer.text) as { readonly revision: number };
  return [
    { what: `command ${commandId}`, askedAt, answeredAt: answer.at, revision, isRead: false },
  ];
}

function seenIn({ askedAt, answeredAt, revision }: Read): Seen {
  return { what: 'a read', askedAt, answeredAt, revision, isRead: true };
}

/** Numbers that two tickets got, by what the takes were told. */
function numbersTwice(sent: readonly Sent[]): readonly string[] {
  const tickets = new Map<string, string>();
  const twice: string[] = [];
  for (const { path, answer } of sent) {
    if (!path.endsWith('/tickets') || answer?.status !== 201) continue;
    const { ticket } = JSON.parse(answer.text) as { ticket: { id: string; number: string } };
    const other = tickets.get(ticket.number);
    if (other !== undefined && other !== ticket.id) twice.push(ticket.number);
    tickets.set(ticket.number, ticket.id);
  }
  return twice;
}
