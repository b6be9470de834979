import { withoutUndo } from './at-counter.js';
import { adviceAtClose } from './advice.js';
import { leasesAtClose } from './leases.js';
import type { CommandOf } from './command.js';
import type { BranchConfig } from './config.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf, LobbyEvent } from './event.js';
import { closedCounter, emptyDay, type Lobby, presentTickets } from './lobby.js';
import { standingNotices } from './notices.js';
import { partsOfNumber } from './numbers.js';
import { indexRules } from './rules-index.js';
import type { CounterId, Instant, RefusalCode } from './terms.js';
import type { Counter, Ticket } from './ticket.js';
import { withTicket } from './with-ticket.js';

/**
 * Begins a business day: numbers anew, and who was carried over still waits.
 *
 * @returns `day.opened` with all that a lobby is rebuilt from, or the refusal
 *   `day-already-open`, or one of {@link decidePublishConfig} when what goes
 *   over does not fit the configuration
 */
export function decideOpenDay(
  lobby: Lobby,
  { businessDay, config }: CommandOf<'open-day'>,
  now: Instant,
): Decision {
  if (lobby.businessDay !== null) return refuse('day-already-open');
  const misfit = misfitOf(lobby, config);
  if (misfit !== null) return refuse(misfit);
  const carried = presentTickets(lobby).map((ticket, index) => ({
    ...ticket,
    sequence: index + 1,
    deferredUntil: null,
  }));
  const sessions = [...lobby.counters.values()]
    .filter(({ session }) => session !== 'closed')
    .map(withoutUndo);
  const notices = standingNotices(lobby, now).toReversed();
  return accept({
    ...{ type: 'day.opened', businessDay, config, carried, sessions },
    ...(notices.length > 0 && { notices }),
    at: now,
  });
}

/**
 * Ends a business day. A roll leaves everybody where they are for the next
 * day; else sessions are closed, and who still waits goes over or is ended, as
 * the policy says.
 *
 * @returns `advice.lapsed`, `numbers.voided`, `ticket.ended` and `counter.closed` events and then `day.closed`, or
 *   the refusal `day-not-open` or `day-busy` (somebody is at a counter)
 */
export function decideCloseDay(
  lobby: Lobby,
  { isRoll }: CommandOf<'close-day'>,
  now: Instant,
): Decision {
  const { businessDay, config } = lobby;
  if (businessDay === null) return refuse('day-not-open');
  const closed: LobbyEvent = { type: 'day.closed', businessDay, at: now };
  const unfinished = [...adviceAtClose(lobby, now), ...leasesAtClose(lobby, now)];
  const present = presentTickets(lobby);
  const away = present.filter(({ isAway }) => isAway === true);
  if (isRoll) return accept(...unfinished, ...endedAtClose(away, now), closed);

  const counters = [...lobby.counters.values()].filter(({ session }) => session !== 'closed');
  if (counters.some(({ ticketId }) => ticketId !== null)) return refuse('day-busy');
  const left = config?.policy.carriesOver === true ? away : present;
  return accept(
    ...unfinished,
    ...endedAtClose(left, now),
    ...counters.map(({ id, tellerId }): LobbyEvent => {
      return { type: 'counter.closed', counterId: id, by: tellerId ?? SYSTEM, at: now };
    }),
    closed,
  );
}

function endedAtClose(tickets: readonly Ticket[], at: Instant): readonly LobbyEvent[] {
  return tickets.map(({ id }) => ({ type: 'ticket.ended', ticketId: id, cause: 'day-closed', at }));
}

const SYSTEM = 'system' as NonNullable<Counter['tellerId']>;

/**
 * Publishes a whole configuration, at any time.
 *
 * @returns `config.published`, or the refusal `counter-busy` (a counter that
 *   would go is not closed) or `day-busy` (somebody waits for a service or in a
 *   lane that would go)
 */
export function decidePublishConfig(
  lobby: Lobby,
  { config }: CommandOf<'publish-config'>,
  now: Instant,
): Decision {
  const misfit = misfitOf(lobby, config);
  return misfit === null ? accept({ type: 'config.published', config, at: now }) : refuse(misfit);
}

/** Whether an open counter or a customer would be left without what this configuration lacks. */
function misfitOf(lobby: Lobby, config: BranchConfig): RefusalCode | null {
  const kept = indexRules(config);
  const isMissed = ({ id, session }: Counter) => session !== 'closed' && !kept.askers.has(id);
  if ([...lobby.counters.values()].some(isMissed)) return 'counter-busy';
  const isStranded = ({ serviceId, laterServiceIds, laneId }: Ticket) =>
    !kept.lanes.has(laneId) ||
    ![serviceId, ...laterServiceIds].every((id) => kept.services.has(id));
  return presentTickets(lobby).some(isStranded) ? 'day-busy' : null;
}

/** Begins the day anew: numbers, counts and undo start over; who was carried over waits on. */
export function evolveDayOpened(lobby: Lobby, event: EventOf<'day.opened'>): Lobby {
  const { businessDay, carried, config, sessions } = event;
  const notices = new Map(event.notices?.map((notice) => [notice.id, notice]));
  const begun: Lobby = { ...lobby, ...emptyDay(), businessDay, notices, counters: new Map() };
  const open = new Map<CounterId, Counter>(
    sessions.map((counter) => [counter.id, { ...counter, undo: null }]),
  );
  const configured = configuredLobby({ ...begun, counters: open }, config);
  return carried.reduce(withCarried, configured);
}

/** Closes the branch; whoever goes over stays in the lobby until the next day is opened. */
export function evolveDayClosed(lobby: Lobby): Lobby {
  return { ...lobby, businessDay: null, alarms: new Map() };
}

/** Takes the new rules: credits count at once for all who wait, and what was done before is final. */
export function evolveConfigPublished(lobby: Lobby, event: EventOf<'config.published'>): Lobby {
  const configured = configuredLobby(lobby, event.config);
  const counters = [...configured.counters].map(([id, counter]) => {
    return [id, { ...counter, undo: null }] as const;
  });
  return presentTickets(lobby)
    .filter((ticket) => rankOf(configured, ticket) !== ticket.virtualArrivedAt)
    .reduce(withRanked, { ...configured, counters: new Map(counters) });
}

/** A carried ticket keeps its number, so the day's own begin behind it. */
function withCarried(lobby: Lobby, ticket: Ticket): Lobby {
  const { letter, running } = partsOfNumber(ticket.number);
  const start = lobby.nextRunning.get(letter) ?? lobby.config?.policy.numberStart ?? 1;
  const nextRunning = new Map(lobby.nextRunning).set(letter, Math.max(start, running + 1));
  return withRanked({ ...lobby, sequence: ticket.sequence, nextRunning }, ticket);
}

/** Credits may have changed with the configuration. */
function withRanked(lobby: Lobby, ticket: Ticket): Lobby {
  return withTicket(lobby, { ...ticket, virtualArrivedAt: rankOf(lobby, ticket) });
}

function rankOf(lobby: Lobby, { laneId, arrivedAt }: Ticket): number {
  return arrivedAt - (lobby.index.lanes.get(laneId)?.creditMs ?? 0);
}

function configuredLobby(lobby: Lobby, config: BranchConfig): Lobby {
  const counters = config.counters.map(({ id }): [CounterId, Counter] => [
    id,
    lobby.counters.get(id) ?? closedCounter(id),
  ]);
  return { ...lobby, config, index: indexRules(config), counters: new Map(counters) };
}
