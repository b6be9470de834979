import { API_BASE } from '@lobbyflow/contract';
import { newCommandId } from '@lobbyflow/client';
import type { BenchAnswer, BenchRequest } from '../bench/http-line.js';

/** Nobody comes any more while so many wait. */
const MOST_WAITING = 6;

type CounterState = 'free' | 'called' | 'serving';
const NEXT: Readonly<Record<CounterState, readonly [action: string, then: CounterState]>> = {
  free: ['call-next', 'called'],
  called: ['start', 'serving'],
  serving: ['finish', 'free'],
};

/** Whose tokens a hall acts with. */
export interface HallTokens {
  readonly staff: string;
  readonly kiosk: string;
}

/** Something to send, and what is to be noted when it was done. */
export interface Act {
  readonly request: BenchRequest;
  readonly done: (answer: BenchAnswer) => void;
}

/** What a hall's people would do next: it knows of each counter what stands there, and asks for nothing that is refused. */
export class Hall {
  /** The newest revision that an answer told. */
  revision = 0;
  private waiting = 0;
  private readonly counters: Map<string, CounterState>;

  constructor(
    readonly id: string,
    counterIds: readonly string[],
    private readonly tokens: HallTokens,
  ) {
    this.counters = new Map(counterIds.map((counterId) => [counterId, 'free']));
  }

  /**
   * One of the things that can be done now, `null` when everybody is busy with a thing asked for before.
   * @param chance - from 0 up to 1
   */
  act(chance: number): Act | null {
    const open = [...this.counters].filter(([, state]) => state !== 'free' || this.waiting > 0);
    const canTake = this.waiting < MOST_WAITING;
    const index = Math.floor(chance * (open.length + (canTake ? 1 : 0)));
    const counter = open[index];
    if (counter !== undefined) return this.serve(...counter);
    return canTake ? this.take() : null;
  }

  private take(): Act {
    const path = `${API_BASE}/branches/${this.id}/tickets`;
    const request = this.command(path, this.tokens.kiosk, { serviceId: 'load' });
    return { request, done: (answer) => this.note(answer, () => (this.waiting += 1)) };
  }

  private serve(counterId: string, state: CounterState): Act {
    const [action, then] = NEXT[state];
    const path = `${API_BASE}/branches/${this.id}/counters/${counterId}/${action}`;
    // Until it is answered nothing else is asked of this counter, and its customer waits no more.
    this.counters.delete(counterId);
    if (state === 'free') this.waiting -= 1;
    const request = this.command(path, this.tokens.staff, {});
    return {
      request,
      done: (answer) => this.note(answer, () => this.counters.set(counterId, then)),
    };
  }

  private command(path: string, token: string, body: object): BenchRequest {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': newCommandId(),
    };
    return { method: 'POST', path, headers, body: JSON.stringify(body) };
  }

  private note({ body }: BenchAnswer, then: () => unknown): void {
    const { revision } = JSON.parse(body) as { revision: number };
    this.revision = Math.max(this.revision, revision);
    then();
  }
}
