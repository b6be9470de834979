import type { BranchConfig } from '@lobbyflow/contract';
import { ROUTES, TicketCommandAnswer, API_BASE } from '@lobbyflow/contract';
import { createApi, newCommandId } from '@lobbyflow/client';
import type { Lines } from './burst.js';
import { fetchFrom } from '../http-fetch.js';
import type { BenchRequest } from './http-line.js';

/** A very large branch, and as many as the most connections: each calls once in a wave. */
export const COUNTERS = 50;

const PASSWORD = 'demo';
const HANDLING_MS = 300_000;

const counterIds = Array.from({ length: COUNTERS }, (_, index) => String(index + 1));

/** A branch that was made for the bench, and the token of whoever runs it. */
export class BenchBranch {
  private constructor(
    private readonly id: string,
    private readonly token: string,
  ) {}

  /** Makes a branch with {@link COUNTERS} open counters that serve everything. */
  static async make(url: string, id: string, lines: Lines): Promise<BenchBranch> {
    const admin = await signedIn(url, 'admin', PASSWORD);
    const params = { branchId: id };
    await admin.call(ROUTES.createBranch, { body: { id, name: id, timeZone: 'UTC' } });
    const config = await admin.call(ROUTES.getConfig, { params });
    const body = withCounters(config);
    await admin.call(ROUTES.putConfig, { params, body, commandId: newCommandId() });
    const lead = { username: `lead-${id}`, password: newCommandId(), role: 'lead' as const };
    await admin.call(ROUTES.createStaff, { params, body: lead });
    const { token } = await apiOf(url).call(ROUTES.signIn, {
      body: { username: lead.username, password: lead.password },
    });
    const branch = new BenchBranch(id, token);
    await lines.burst(counterIds.map((counterId) => branch.counter(counterId, 'open')));
    return branch;
  }

  takes(count: number): BenchRequest[] {
    const path = `${API_BASE}/branches/${this.id}/tickets`;
    const body = JSON.stringify({ serviceId: 'bench' });
    return Array.from({ length: count }, () => this.command(path, body));
  }

  everyCounter(action: 'call-next' | 'start' | 'finish'): BenchRequest[] {
    return counterIds.map((counterId) => this.counter(counterId, action));
  }

  /** Serves so many customers from ticket to end, {@link COUNTERS} at a time. */
  async serve(customers: number, lines: Lines): Promise<void> {
    for (let served = 0; served < customers; served += COUNTERS) {
      await lines.burst(this.takes(COUNTERS));
      for (const action of ['call-next', 'start', 'finish'] as const) {
        await lines.burst(this.everyCounter(action));
      }
    }
  }

  private counter(counterId: string, action: string): BenchRequest {
    return this.command(`${API_BASE}/branches/${this.id}/counters/${counterId}/${action}`, '{}');
  }

  private command(path: string, body: string): BenchRequest {
    return { method: 'POST', path, headers: headersOf(this.token), body };
  }
}

/** The echo gets the same headers and body as a ticket that is taken. */
export function echoes(count: number): BenchRequest[] {
  const body = JSON.stringify({ serviceId: 'bench' });
  return Array.from({ length: count }, () => ({
    method: 'POST',
    path: '/echo',
    headers: headersOf('t'.repeat(43)),
    body,
  }));
}

/** Every ticket of a burst has a number of its own, or the bench measures something else. */
export function assertDistinctNumbers(bodies: readonly { readonly body: string }[]): void {
  const numbers = bodies.map(
    ({ body }) => TicketCommandAnswer.parse(JSON.parse(body)).ticket.number,
  );
  if (new Set(numbers).size !== numbers.length) throw new Error('Two tickets have one number.');
}

function headersOf(token: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    'idempotency-key': newCommandId(),
  };
}

function withCounters(config: BranchConfig): BranchConfig {
  const serviceId = 'bench' as BranchConfig['services'][number]['id'];
  const name = { zh: 'Bench', en: 'Bench' };
  return {
    ...config,
    services: [{ id: serviceId, name, letter: 'A', handlingMs: HANDLING_MS, isOffered: true }],
    counters: counterIds.map((id) => ({
      id: id as BranchConfig['counters'][number]['id'],
      name: id,
      kind: 'standard',
      skills: [{ serviceId, level: 1 }],
      features: [],
      reservation: null,
    })),
    policy: { ...config.policy, callGapMs: 0, recallGapMs: 0 },
  };
}

function apiOf(url: string, token?: string) {
  return createApi({ fetch: fetchFrom(url), ...(token === undefined ? {} : { token }) });
}

async function signedIn(url: string, username: string, password: string) {
  const { token } = await apiOf(url).call(ROUTES.signIn, { body: { username, password } });
  return apiOf(url, token);
}
