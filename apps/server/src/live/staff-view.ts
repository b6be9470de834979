import type { StaffCounter, StaffDay, StaffTicket, Views } from '@lobbyflow/contract';
import {
  type CallReason,
  type Counter,
  type CounterConfig,
  type Instant,
  isDeferred,
  isPresent,
  type Lobby,
  presentTickets,
  previewNext,
  type Ticket,
  undoableAt,
} from '@lobbyflow/engine';
import { hallOf } from './hall.js';
import { onWire } from './rows.js';
import { returnUntil } from './ticket-view.js';

/** Everything but the tickets: small, so it is made whole with every batch. */
type StaffFrame = Omit<Views['staff'], 'tickets'>;

/** The hall as tellers and the lobby manager see it. */
export function staffView(lobby: Lobby, now: Instant): Views['staff'] {
  const tickets = [...presentTickets(lobby)];
  return {
    tickets: Object.fromEntries(
      tickets.map((ticket) => [ticket.id, presentRow(lobby, ticket, now)]),
    ),
    ...staffFrame(lobby, now),
  };
}

export function staffFrame(lobby: Lobby, now: Instant): StaffFrame {
  const { byService, byLane } = hallOf(lobby);
  return {
    counters: staffCounters(lobby, now),
    services: Object.fromEntries(
      (lobby.config?.services ?? []).map(({ id, name, letter, handlingMs }) => {
        const crowd = byService.get(id);
        const oldestArrivedAt = onWire(crowd?.oldestArrivedAt ?? null);
        return [id, { name, letter, handlingMs, waiting: crowd?.waiting ?? 0, oldestArrivedAt }];
      }),
    ),
    lanes: Object.fromEntries(
      (lobby.config?.lanes ?? []).map(({ id, name, kind, creditMs, maxWaitMs }) => {
        const waiting = byLane.get(id)?.waiting ?? 0;
        return [id, { name, kind, creditMs, maxWaitMs, waiting }];
      }),
    ),
    day: { now: staffDay(lobby) },
  };
}

/** Whom each open counter would call changes with time alone, so hints tell this again. */
export function staffCounters(lobby: Lobby, now: Instant): Views['staff']['counters'] {
  return Object.fromEntries(
    (lobby.config?.counters ?? []).map((config) => [config.id, counterRow(lobby, config, now)]),
  );
}

/** A ticket's row, or `null` when its customer is not in the building. */
export function staffTicket(
  lobby: Lobby,
  ticket: Ticket | undefined,
  now: Instant,
): StaffTicket | null {
  if (ticket === undefined || !isPresent(ticket)) return null;
  return presentRow(lobby, ticket, now);
}

function presentRow(lobby: Lobby, ticket: Ticket, now: Instant): StaffTicket {
  const { pulledForward } = ticket;
  const calls = { callsOf: (id: Ticket['serviceId']) => lobby.callsOfService.get(id) ?? 0 };
  return {
    number: ticket.number,
    sequence: ticket.sequence,
    revision: ticket.revision,
    serviceId: ticket.serviceId,
    laterServiceIds: ticket.laterServiceIds,
    laneId: ticket.laneId,
    needs: ticket.needs,
    language: ticket.language,
    state: ticket.state,
    counterId: ticket.counterId,
    arrivedAt: onWire(ticket.arrivedAt),
    legStartedAt: onWire(ticket.legStartedAt),
    heldMs: ticket.heldMs,
    overdueAt: onWire(overdueAt(lobby, ticket)),
    calledAt: onWire(ticket.calledAt),
    startedAt: onWire(ticket.startedAt),
    heldAt: onWire(ticket.heldAt),
    missedAt: onWire(ticket.missedAt),
    returnUntil: onWire(returnUntil(lobby, ticket)),
    recalls: ticket.recalls,
    isPulledForward: pulledForward !== null,
    isDeferred: isDeferred(ticket, calls),
    boundTo: boundTo(ticket, now),
    ...(ticket.isAway === true && { isAway: true }),
  };
}

/** Which counter alone may call it; a binding says something only while its ticket waits, and runs out. */
function boundTo({ state, binding }: Ticket, now: Instant): string | null {
  return state === 'waiting' && binding !== null && now < binding.until ? binding.counterId : null;
}

/** Holding is not waiting, so it moves the limit. */
function overdueAt({ index }: Lobby, { laneId, legStartedAt, heldMs }: Ticket): Instant {
  const maxWaitMs = index.lanes.get(laneId)?.maxWaitMs ?? 0;
  return (legStartedAt + heldMs + maxWaitMs) as Instant;
}

function counterRow(lobby: Lobby, config: CounterConfig, now: Instant): StaffCounter {
  const { id, name, kind, features } = config;
  const counter = lobby.counters.get(id);
  const next = counter?.session === 'open' ? previewNext(lobby, id, now) : null;
  return {
    name,
    kind,
    serviceIds: serviceIdsOf(config),
    features,
    reservedFor: config.reservation?.laneIds ?? NOBODY,
    session: counter?.session ?? 'closed',
    tellerId: counter?.tellerId ?? null,
    pauseReason: counter?.pauseReason ?? null,
    sessionSince: onWire(counter?.sessionSince ?? null),
    idleSince: onWire(counter?.idleSince ?? (0 as Instant)),
    ticketId: counter?.ticketId ?? null,
    reason: reasonRow(counter?.reason ?? null),
    nextTicketId: next?.ticket.id ?? null,
    nextRule: next?.rule ?? null,
    ...undoOf(lobby, counter, now),
  };
}

const NOBODY: readonly string[] = [];
const serviceIds = new WeakMap<CounterConfig, readonly string[]>();

/** The same list for the same configuration, so that rows compare quickly. */
function serviceIdsOf(config: CounterConfig): readonly string[] {
  const known = serviceIds.get(config) ?? config.skills.map(({ serviceId }) => serviceId);
  serviceIds.set(config, known);
  return known;
}

function reasonRow(reason: CallReason | null): StaffCounter['reason'] {
  if (reason === null) return null;
  const { overtook } = reason;
  return { ...reason, overtook: { count: overtook.count, ids: [...overtook.ids] } };
}

function undoOf(
  lobby: Lobby,
  counter: Counter | undefined,
  now: Instant,
): Pick<StaffCounter, 'undoAction' | 'undoUntil'> {
  const undo = counter === undefined ? null : undoableAt(lobby, counter, now);
  if (undo === null) return { undoAction: null, undoUntil: null };
  const until = (undo.at + (lobby.config?.policy.undoWithinMs ?? 0)) as Instant;
  return { undoAction: undo.action, undoUntil: onWire(until) };
}

function staffDay(lobby: Lobby): StaffDay {
  const { issued, served, abandoned, missed } = lobby.tally;
  const { businessDay } = lobby;
  const { waiting } = hallOf(lobby);
  return { businessDay, isOpen: businessDay !== null, issued, waiting, served, abandoned, missed };
}
