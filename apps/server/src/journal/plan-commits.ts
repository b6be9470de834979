import { type ProblemCode, toProblem } from '@lobbyflow/contract';
import {
  applyCommit,
  type Command,
  decide,
  type Instant,
  type LeaseId,
  type Lobby,
  type LobbyEvent,
  numbersIn,
  partsOfNumber,
  type Ticket,
  type TicketId,
  ticketOf,
} from '@lobbyflow/engine';
import { answerTo } from './answer-to.js';
import { assertFollows, hashOf } from './chain.js';
import type { Answer, CommandRequest, Commit, Head } from './commit.js';
import type { ToldWait, WaitOf } from './told-waits.js';
import { hashOfToken } from './token-hash.js';
import { eventsOf, RULES_VERSION, SCHEMA_VERSION } from './upcasters.js';

/** A number that was given out, or that nobody will be given, for the ledger. */
export interface NumberRow {
  readonly businessDay: string;
  readonly letter: string;
  readonly running: number;
  /** Whose it is; of a void one the lease that it was lent with. */
  readonly ticketId: TicketId | LeaseId;
  readonly state: 'issued' | 'void';
}

/** An appointment that was kept, and with which ticket. */
export interface CheckInRow {
  readonly code: string;
  readonly ticketId: TicketId;
}

/** The key of a ticket's phone page, as stored. */
export interface TokenRow {
  readonly ticketId: TicketId;
  readonly tokenHash: string;
  /** Made by a kiosk, which might send one twice; the server’s own never come again. */
  readonly isOfDevice: boolean;
}

/** The wait that was told with a ticket. */
export interface PromiseRow extends ToldWait {
  readonly ticket: Ticket;
  readonly businessDay: string;
  readonly toldAt: Instant;
}

/** What a batch of commands comes to; all of it is written in one transaction. */
export interface Plan {
  readonly head: Head;
  readonly commits: readonly Commit[];
  /** The events of the commits, in order. */
  readonly events: readonly LobbyEvent[];
  readonly numbers: readonly NumberRow[];
  readonly checkIns: readonly CheckInRow[];
  readonly tokens: readonly TokenRow[];
  readonly promises: readonly PromiseRow[];
  /** New ones, refusals too. */
  readonly answers: readonly Answer[];
  /** One for each request, in their order. */
  readonly replies: readonly (Answer | { readonly problem: ProblemCode })[];
}

/** What the lobby itself does not know: time of the branch and of the wall, and what waits will be. */
export interface Surroundings {
  readonly now: Instant;
  readonly wall: Instant;
  readonly waitOf: WaitOf;
}

/**
 * Decides a batch of commands, each on the lobby that the one before it leaves.
 * Pure: nothing is written, and the head that was given still stands.
 *
 * @param known - answers already given under one of the requests' ids
 * @param around - `now` counts as the head's time when it is earlier
 */
export function planCommits(
  head: Head,
  requests: readonly CommandRequest[],
  known: readonly Answer[],
  around: Surroundings,
): Plan {
  const byId = new Map(known.map((answer) => [answer.commandId, answer]));
  const commits: Commit[] = [];
  const events: LobbyEvent[] = [];
  const numbers: NumberRow[] = [];
  const tokens: TokenRow[] = [];
  const promises: PromiseRow[] = [];
  const answers: Answer[] = [];
  const replies = requests.map((request) => {
    let answer = byId.get(request.commandId);
    if (answer === undefined) {
      const decided = decideOne(head, request, around);
      ({ head, answer } = decided);
      if (decided.commit !== null) {
        commits.push(decided.commit);
        events.push(...decided.events);
        numbers.push(...numbersOf(decided.commit, decided.events));
        if (decided.token !== null) tokens.push(decided.token);
        if (decided.promise !== null) promises.push(decided.promise);
      }
      answers.push(answer);
      byId.set(request.commandId, answer);
    }
    const isSame = answer.requestHash === request.requestHash;
    return isSame ? answer : ({ problem: 'command-id-reused' } as const);
  });
  const checkIns = checkInsOf(events);
  return { head, commits, events, numbers, checkIns, tokens, promises, answers, replies };
}

/** A commit that was read, as its events and the head after it. @throws BrokenChain */
export function follow(head: Head, commit: Commit): { head: Head; events: readonly LobbyEvent[] } {
  assertFollows(head, commit);
  const events = eventsOf(commit);
  return { head: headAfter(applyCommit(head.lobby, events), commit), events };
}

type Decided = { readonly head: Head; readonly answer: Answer } & (
  | { readonly commit: null }
  | {
      readonly commit: Commit;
      readonly events: readonly LobbyEvent[];
      readonly token: TokenRow | null;
      readonly promise: PromiseRow | null;
    }
);

function decideOne(head: Head, request: CommandRequest, around: Surroundings): Decided {
  const { commandId, requestHash, command, ticketToken } = request;
  const { branchId } = head.lobby;
  const at = Math.max(around.now, head.at) as Instant;
  const answered = (status: number, body: object): Answer => {
    return {
      branchId,
      commandId,
      requestHash,
      status,
      body: JSON.stringify(body),
      at: around.wall,
    };
  };
  const refused = (code: ProblemCode): Decided => {
    const problem = toProblem(code);
    return { head, commit: null, answer: answered(problem.status, problem) };
  };
  if (isStale(head.lobby, request)) return refused('stale');
  if (isOver(head, command)) return refused('day-already-open');
  if (isOtherDay(head, request)) return refused('day-not-open');
  const decision = decide(head.lobby, command, at);
  if (!decision.accepted) return refused(decision.refusal);

  const { events } = decision;
  const after = applyCommit(head.lobby, events);
  const commit = commitOf(head, request, { events, after, at });
  const url = ticketToken === undefined ? null : `/t/${ticketToken}`;
  const ticket = 'ticketId' in command ? ticketOf(after, command.ticketId) : undefined;
  const told = ticket === undefined || isOffline(command) ? null : around.waitOf(after, ticket, at);
  const wait = told?.told ?? null;
  const { status, body } = answerTo({ command, events, after, now: at, url, wait });
  const { token, promise } =
    command.type === 'issue' && ticket !== undefined
      ? besideTicket(ticket, commit, { ticketToken, told, isOfDevice: isOffline(command) })
      : NOTHING_BESIDE;
  const answer = answered(status, body);
  return { head: headAfter(after, commit), commit, events, answer, token, promise };
}

const NOTHING_BESIDE = { token: null, promise: null };

/** On paper that was printed without a link no wait was told: nothing was promised. */
function isOffline(command: Command): boolean {
  return command.type === 'issue' && command.offline !== undefined;
}

/** What is kept of a new ticket beside the journal. */
function besideTicket(
  ticket: Ticket,
  { businessDay, at }: Commit,
  {
    ticketToken,
    told,
    isOfDevice,
  }: {
    readonly ticketToken: string | undefined;
    readonly told: ToldWait | null;
    readonly isOfDevice: boolean;
  },
): { readonly token: TokenRow | null; readonly promise: PromiseRow | null } {
  const tokenHash = ticketToken === undefined ? null : hashOfToken(ticketToken);
  const token = tokenHash === null ? null : { ticketId: ticket.id, tokenHash, isOfDevice };
  if (told === null) return { token, promise: null };
  const { method, raw } = told;
  return { token, promise: { method, told: told.told, raw, ticket, businessDay, toldAt: at } };
}

/** Whether the sender has seen another revision of the ticket than there is. */
function isStale(lobby: Lobby, { ifMatch, command }: CommandRequest): boolean {
  if (ifMatch === undefined) return false;
  const ticketId = ticketIdOf(lobby, command);
  const ticket = ticketId === null ? undefined : ticketOf(lobby, ticketId);
  return ticket !== undefined && ticket.revision !== ifMatch;
}

/** A business day is opened once, and days only go forward: numbers would be given out again. */
function isOver({ businessDay }: Head, command: Command): boolean {
  return command.type === 'open-day' && command.businessDay <= businessDay;
}

/** What the system does to a day it does to that day, should another process have closed it meanwhile. */
function isOtherDay({ lobby }: Head, { ifDay }: CommandRequest): boolean {
  return ifDay !== undefined && lobby.businessDay !== ifDay;
}

function ticketIdOf(lobby: Lobby, command: Command) {
  if ('ticketId' in command) return command.ticketId;
  return 'counterId' in command ? (lobby.counters.get(command.counterId)?.ticketId ?? null) : null;
}

function commitOf(
  { lobby, businessDay, hash }: Head,
  { actor, device, command }: CommandRequest,
  made: { readonly events: readonly LobbyEvent[]; readonly after: Lobby; readonly at: Instant },
): Commit {
  const commit = {
    branchId: lobby.branchId,
    revision: made.after.revision,
    businessDay: made.after.businessDay ?? businessDay,
    at: made.at,
    actor,
    device,
    type: command.type,
    command: JSON.stringify(command),
    events: JSON.stringify(made.events),
    schema: SCHEMA_VERSION,
    rules: RULES_VERSION,
    prevHash: hash,
    hash: '',
  };
  commit.hash = hashOf(commit);
  return commit;
}

function numbersOf({ businessDay }: Commit, events: readonly LobbyEvent[]): NumberRow[] {
  return events.flatMap((event): NumberRow[] => {
    if (event.type === 'ticket.issued') {
      const { letter, running, ticketId } = event;
      return [{ businessDay, letter, running, ticketId, state: 'issued' }];
    }
    if (event.type !== 'numbers.voided') return [];
    const { leaseId: ticketId, blocks } = event;
    return blocks.flatMap(numbersIn).map((number) => {
      return { businessDay, ...partsOfNumber(number), ticketId, state: 'void' };
    });
  });
}

function checkInsOf(events: readonly LobbyEvent[]): CheckInRow[] {
  return events.flatMap((event) =>
    event.type === 'ticket.issued' && event.appointmentCode !== undefined
      ? [{ code: event.appointmentCode, ticketId: event.ticketId }]
      : [],
  );
}

function headAfter(lobby: Lobby, { revision, businessDay, at, hash }: Commit): Head {
  return { lobby, revision, businessDay, at, hash };
}
