import { type Lobby, type Ticket, type TicketId, ticketOf } from '@lobbyflow/engine';
import type { Answer } from '../journal/commit.js';
import type { Step } from './audit-replay.js';
import { messageOf } from './audit-replay.js';
import type { Note } from './finding.js';

/** Younger than what is pruned (7 days), by a day for clocks that were wrong: such an answer must be there. */
const KEPT_FOR_SURE_MS = 6 * 24 * 60 * 60_000;
/** From here a status refuses: such an answer has no commit. */
const FIRST_REFUSAL = 400;

/** What an answer to an accepted command says. */
interface Told {
  readonly commandId: string;
  readonly at: number;
  readonly revision: number;
  readonly ticket: ToldTicket | null;
}

interface ToldTicket extends Readonly<Record<string, unknown>> {
  readonly id: TicketId;
  readonly number: string;
  readonly state: string;
}

/** What is told of a ticket as the lobby has it, and what is told as a time. */
const AS_IT_IS = ['serviceId', 'laneId', 'counterId', 'revision'] as const;
const AS_A_TIME = ['arrivedAt', 'calledAt', 'startedAt', 'endedAt'] as const;

/** Looks at every commit, and at the end for answers that none of them had. */
export interface AnswersAudit {
  readonly step: (step: Step) => void;
  readonly end: () => void;
}

/** Every accepted answer has its commit and agrees with it; every young commit has its answer. */
export function answersAudit(answers: Iterable<Answer>, note: Note): AnswersAudit {
  const told = new Map<number, Told>();
  for (const answer of answers) {
    if (answer.status >= FIRST_REFUSAL) continue;
    const said = read(answer, note);
    if (said === null) continue;
    const other = told.get(said.revision);
    if (other === undefined) told.set(said.revision, said);
    else {
      const what = `commands ${other.commandId} and ${said.commandId} were both told this revision`;
      note(said.revision, 'answer-twice', what);
    }
  }
  const sureAfter = firstSure([...told.values()]);
  return {
    step: ({ commit: { revision }, lobbies }) => {
      const said = told.get(revision);
      told.delete(revision);
      if (said === undefined) {
        if (revision > sureAfter) note(revision, 'answer-missing', 'its command has no answer');
      } else if (lobbies !== null) agreementAudit(said, lobbies.after, note);
    },
    end: () => {
      for (const { revision, commandId } of byRevision(told)) {
        const what = `command ${commandId} was told a revision that is not there`;
        note(revision, 'answer-without-commit', what);
      }
    },
  };
}

function byRevision(told: ReadonlyMap<number, Told>): readonly Told[] {
  return [...told.values()].toSorted((one, other) => one.revision - other.revision);
}

function read({ commandId, at, body }: Answer, note: Note): Told | null {
  try {
    const { revision, ticket } = JSON.parse(body) as Partial<Told>;
    if (Number.isSafeInteger(revision)) {
      return { commandId, at, revision: Number(revision), ticket: ticket ?? null };
    }
    note(null, 'answer-unreadable', `the answer to ${commandId} names no revision`);
  } catch (error) {
    note(null, 'answer-unreadable', `the answer to ${commandId}: ${messageOf(error)}`);
  }
  return null;
}

/** The first revision that is certainly younger than any answer that was pruned; none without answers. */
function firstSure(told: readonly Told[]): number {
  const newest = told.reduce((at, said) => Math.max(at, said.at), 0);
  const young = told.filter(({ at }) => at > newest - KEPT_FOR_SURE_MS);
  return young.reduce((first, { revision }) => Math.min(first, revision), Infinity);
}

function agreementAudit({ commandId, revision, ticket }: Told, after: Lobby, note: Note): void {
  if (ticket === null) return;
  const stands = ticketOf(after, ticket.id);
  const told = `command ${commandId} was told of ${ticket.number} (${ticket.state})`;
  if (stands?.number !== ticket.number || stands.state !== ticket.state) {
    const is = stands === undefined ? 'nothing of it' : `${stands.number} (${stands.state})`;
    note(revision, 'answer-differs', `${told}, the journal says ${is}`);
    return;
  }
  const others = [
    ...AS_IT_IS.filter((name) => differs(ticket[name], stands[name])),
    ...AS_A_TIME.filter((name) => differs(ticket[name], onWire(stands, name))),
  ];
  if (others.length === 0) return;
  note(revision, 'answer-differs', `${told} with another ${others.join(', ')} than in the journal`);
}

/** What a release did not tell yet differs in nothing. */
function differs(told: unknown, is: unknown): boolean {
  return told !== undefined && told !== is;
}

function onWire(ticket: Ticket, name: (typeof AS_A_TIME)[number]): string | null {
  const at = ticket[name];
  return at === null ? null : new Date(at).toISOString();
}
