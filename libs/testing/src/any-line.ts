import {
  type ActorId,
  applyCommit,
  type Ask,
  askOf,
  type BranchConfig,
  type CounterConfig,
  type CounterId,
  type Feature,
  type Instant,
  type LaneId,
  type Lobby,
  type LobbyEvent,
  presentTickets,
  type ServiceId,
  type Ticket,
} from '@lobbyflow/engine';
import fc from 'fast-check';
import { anyConfig, LANES, NEEDS, SERVICES } from './any-config.js';
import { aTicket } from './builders.js';
import { anInstant, PROTECTED, VIP } from './config-builders.js';
import { aLobby } from './lobbies.js';

/** When the counters of {@link anyLine} ask: everybody came in the twenty minutes before. */
export const ASKED_AT: Instant = anInstant(20);

/** What was done to a ticket while it waits. */
type Mark =
  | { readonly what: 'nothing' }
  | { readonly what: 'bound'; readonly counter: number; readonly minutes: number }
  | { readonly what: 'deferred'; readonly calls: number }
  | { readonly what: 'pulled' };

/** One who waits, before there is a lobby. */
export interface Draft {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly needs: readonly Feature[];
  readonly minute: number;
  readonly mark: Mark;
}

const aMark: fc.Arbitrary<Mark> = fc.oneof(
  { weight: 7, arbitrary: fc.constant({ what: 'nothing' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('bound' as const),
      counter: fc.integer({ min: 1, max: 4 }),
      minutes: fc.constantFrom(-1, 0, 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('deferred' as const),
      calls: fc.integer({ min: 0, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'pulled' as const }) },
);

const aDraft: fc.Arbitrary<Draft> = fc.record({
  serviceId: fc.constantFrom(...SERVICES),
  laneId: fc.constantFrom(...LANES),
  needs: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...NEEDS]).map((needs) => needs.toSorted()) },
  ),
  minute: fc.integer({ min: 0, max: 20 }),
  mark: aMark,
});

/** A branch and a few who wait; few minutes for many customers, so that many come at the same time. */
export const anyDrafts: fc.Arbitrary<{
  readonly config: BranchConfig;
  readonly drafts: readonly Draft[];
}> = fc.record({ config: anyConfig, drafts: fc.array(aDraft, { maxLength: 14 }) });

/** The lobby in which these wait; its counters have been free for two minutes. */
export function lineOf(config: BranchConfig, drafts: readonly Draft[]): Lobby {
  return drafts.reduce(withDraft, aLobby({ config, openedAt: anInstant(18) }));
}

/** Any line of customers, with any number of calls before now. */
export const anyLine: fc.Arbitrary<Lobby> = fc
  .record({
    line: anyDrafts,
    calls: fc.tuple(...SERVICES.map(() => fc.integer({ min: 0, max: 4 }))),
    row: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ line, calls, row }) => {
    const lobby = lineOf(line.config, line.drafts);
    const overtaking = Array.from({ length: row }, (_, revision) => {
      return { revision, overtookGeneral: true };
    });
    return {
      ...lobby,
      callsOfService: new Map(SERVICES.map((id, index) => [id, calls[index] ?? 0])),
      recentCalls: new Map(
        [...lobby.index.askers.values()].map(({ group }) => [group, overtaking]),
      ),
    };
  });

function withDraft(lobby: Lobby, { mark, minute, ...over }: Draft): Lobby {
  const ticket = aTicket({ ...over, sequence: lobby.sequence + 1, arrivedAt: anInstant(minute) });
  const of = { ticketId: ticket.id, at: ASKED_AT };
  const { serviceId, sequence } = ticket;
  const issued: LobbyEvent = {
    ...ticket,
    ...of,
    type: 'ticket.issued',
    letter: 'A',
    running: sequence,
  };
  return applyCommit(lobby, [issued, ...marksOf(mark, of, serviceId)]);
}

function marksOf(
  mark: Mark,
  of: Pick<Extract<LobbyEvent, { type: 'ticket.postponed' }>, 'ticketId' | 'at'>,
  serviceId: ServiceId,
): LobbyEvent[] {
  switch (mark.what) {
    case 'nothing':
      return [];
    case 'bound': {
      const counterId = String(mark.counter) as CounterId;
      const binding = { counterId, until: anInstant(20 + mark.minutes) };
      const by = 'lead' as ActorId;
      return [{ ...of, type: 'ticket.transferred', serviceId, binding, counterId: null, by }];
    }
    case 'deferred':
      return [{ ...of, type: 'ticket.postponed', deferredUntil: mark.calls }];
    case 'pulled':
      return [{ ...of, type: 'ticket.pulled-forward', reason: 'urgent' }];
  }
}

/** What each counter of a lobby asks at {@link ASKED_AT}. */
export function asksOf(lobby: Lobby): Ask[] {
  return [...lobby.counters.values()]
    .map((counter) => askOf(lobby, counter, ASKED_AT))
    .filter((ask) => ask !== null);
}

/** Whether a ticket stands behind others. */
export function isPutBehind({ serviceId, deferredUntil }: Ticket, ask: Ask): boolean {
  return deferredUntil !== null && ask.callsOf(serviceId) < deferredUntil;
}

/** Who came first. */
export function cameBefore(a: Ticket, b: Ticket): boolean {
  return a.arrivedAt < b.arrivedAt || (a.arrivedAt === b.arrivedAt && a.sequence < b.sequence);
}

/** Whether a waiting ticket may be called, told from the configuration alone, rule by rule. */
export function mayBeCalled(lobby: Lobby, ticket: Ticket, ask: Ask): boolean {
  const counter = lobby.config?.counters.find(({ id }) => id === ask.asker.id);
  if (counter === undefined) return false;
  const { binding, pulledForward, laneId } = ticket;
  if (binding !== null && binding.until > ask.now) return binding.counterId === counter.id;
  if (!hasSkillOrOverflow(lobby, ticket, ask)) return false;

  const meets = ({ features }: CounterConfig) =>
    ticket.needs.filter((need) => features.includes(need)).length;
  if (countersFor(lobby, ticket.serviceId).some((other) => meets(other) > meets(counter))) {
    return false;
  }
  if (pulledForward !== null || counter.reservation === null) return true;
  const { laneIds, othersAfterMs } = counter.reservation;
  const isOwn = laneIds.includes(laneId) || (laneIds.includes(VIP) && laneId === PROTECTED);
  return isOwn || ask.now - ask.idleSince >= othersAfterMs;
}

function hasSkillOrOverflow(lobby: Lobby, { serviceId, arrivedAt }: Ticket, ask: Ask): boolean {
  const level = ask.asker.levels.get(serviceId);
  const policy = lobby.config?.policy;
  if (level === undefined || policy === undefined) return false;
  const key = level === 2 ? 'level2' : 'level3';
  const waiting = presentTickets(lobby).filter((other) => other.serviceId === serviceId).length;
  const isLate = ask.now - arrivedAt >= policy.overflowAfterMs[key];
  return level === 1 || isLate || waiting >= policy.overflowAtLength[key];
}

function countersFor(lobby: Lobby, serviceId: ServiceId): CounterConfig[] {
  return (lobby.config?.counters ?? []).filter(({ skills }) =>
    skills.some((skill) => skill.serviceId === serviceId),
  );
}
