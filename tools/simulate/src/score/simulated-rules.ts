import type { Lobby, ServiceId, Ticket } from '@lobbyflow/engine';
import { meanOfSteps, type WaitsQuestion } from '@lobbyflow/forecast';

/** What the simple rules say of a ticket, where windows and skills are known; milliseconds. */
export interface SimulatedRules {
  readonly naive: number;
  readonly naiveOfService: number;
  readonly lastToEnter: number;
  readonly lastOfService: number;
  readonly headOfLine: number;
  readonly queueLength: number;
  readonly queueLengthLeaving: number;
}

/** How the rules are called in print. */
export const SIMULATED_RULES: Readonly<Record<keyof SimulatedRules, string>> = {
  naive: 'all waiting × mean ÷ open',
  naiveOfService: 'same service ÷ eligible',
  lastToEnter: 'LES',
  lastOfService: 'LES of the service',
  headOfLine: 'HOL',
  queueLength: 'QL, policy-aware',
  queueLengthLeaving: 'QLM, policy-aware',
};

/** The waits of those who were called last, of all and by service. */
export class RecentCalls {
  private calls = new Map<string, { readonly at: number; readonly waitMs: number }>();

  /** Reads the lobby as it stands. */
  follow(lobby: Lobby): void {
    this.calls = new Map();
    for (const { serviceId, calledAt, arrivedAt } of lobby.tickets.values()) {
      if (calledAt === null) continue;
      for (const name of ['', serviceId]) {
        const known = this.calls.get(name);
        if (known !== undefined && known.at >= calledAt) continue;
        this.calls.set(name, { at: calledAt, waitMs: calledAt - arrivedAt });
      }
    }
  }

  /** Of a service, or of all as the empty name; 0 before anybody was called. */
  waitOf(name: string): number {
    return this.calls.get(name)?.waitMs ?? 0;
  }
}

/** Says the simple rules, and how many go first under the policy. */
export function simulatedRules({
  lobby,
  me,
  question,
  calls,
}: {
  readonly lobby: Lobby;
  readonly me: Ticket;
  readonly question: WaitsQuestion;
  readonly calls: RecentCalls;
}): { readonly ahead: number; readonly waits: SimulatedRules } {
  const { waiting, times, now, patienceMs } = question;
  const others = waiting.filter(({ id }) => id !== me.id);
  const open = question.counters.filter(({ opensAt }) => opensAt !== null);
  const skillsOf = (id: (typeof open)[number]['id']) => lobby.index.askers.get(id)?.levels;
  const eligible = open.filter(({ id }) => skillsOf(id)?.has(me.serviceId) === true);
  const isRival = (serviceId: ServiceId) =>
    eligible.some(({ id }) => skillsOf(id)?.has(serviceId) === true);
  const ahead = others.filter(
    (one) => one.virtualArrivedAt <= me.virtualArrivedAt && isRival(one.serviceId),
  );
  const meanOf = (services: readonly ServiceId[]) =>
    services.reduce((sum, id) => sum + (times.get(id)?.meanMs ?? 0), 0) / services.length;
  const mean = meanOf([...ahead.map(({ serviceId }) => serviceId), me.serviceId]);
  const windows = Math.max(1, eligible.length);
  const sameService = others.filter(({ serviceId }) => serviceId === me.serviceId).length;
  return {
    ahead: ahead.length,
    waits: {
      naive: (others.length * meanOf([...times.keys()])) / Math.max(1, open.length),
      naiveOfService: (sameService * meanOf([me.serviceId])) / windows,
      lastToEnter: calls.waitOf(''),
      lastOfService: calls.waitOf(me.serviceId),
      headOfLine: others.reduce((most, { arrivedAt }) => Math.max(most, now - arrivedAt), 0),
      queueLength: ((ahead.length + 1) * mean) / windows,
      queueLengthLeaving: meanOfSteps(ahead.length, windows / mean, 1 / patienceMs),
    },
  };
}
