import { createApi, type Fetch, newCommandId } from '@lobbyflow/client';
import { API_BASE, ROUTES } from '@lobbyflow/contract';
import { fetchFrom } from '../http-fetch.js';

/** A command as a client sent it, and what came of it. */
export interface Sent {
  readonly commandId: string;
  readonly path: string;
  readonly body: string;
  /** When it was sent first; {@link wallClock}, as all times here. */
  readonly askedAt: number;
  /** `null`: nobody knows yet; the same command is sent again. */
  answer: { readonly status: number; readonly text: string; readonly at: number } | null;
}

/** How somebody found the lobby who looked at it. */
export interface Read {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly revision: number;
}

const BRANCH = 'demo';
const AT = `${API_BASE}/branches/${BRANCH}`;
const COUNTERS = ['1', '2', '3', '4'] as const;
const SERVICES = ['cash', 'transfer'] as const;

/** How often a kiosk looks at the lobby between two customers. */
const LOOKS = 0.2;

/** No answer in this time counts as none. */
const ANSWER_LIMIT_MS = 20_000;

/** Milliseconds since 1970, as fine as the machine has them. */
export const wallClock = (): number => performance.timeOrigin + performance.now();

/** Kiosks and tellers at work on the demo branch, who write down all that they were told. */
export class Clients {
  /** Everything that was sent, in order. */
  readonly sent: Sent[] = [];
  /** Everything that was looked at. */
  readonly reads: Read[] = [];
  private fetch: Fetch = () => Promise.reject(new Error('no server'));
  private token = '';
  private limit = Infinity;

  constructor(private readonly lot: () => number) {}

  /** Goes to a server; the first time somebody signs in and opens the counters. */
  async meet(url: string): Promise<void> {
    this.fetch = fetchFrom(url);
    if (this.token !== '') return;
    await this.signIn();
    for (const counter of COUNTERS) await this.send(`/counters/${counter}/open`, {});
  }

  /** Signs in anew, as at the beginning of a day. */
  async signIn(): Promise<void> {
    const api = createApi({ fetch: this.fetch, screen: 'manager' });
    const body = { username: 'lead', password: 'demo' };
    this.token = (await api.call(ROUTES.signIn, { body })).token;
  }

  /** Sends everything again whose outcome is not known. @returns how many that were */
  async settle(): Promise<number> {
    const unknown = this.sent.filter(({ answer }) => answer === null);
    for (const one of unknown) {
      const answer = await this.again(one);
      if (answer !== null && answer.status < 500) one.answer = { ...answer, at: wallClock() };
    }
    return unknown.length;
  }

  /** What was answered, and may be asked for again. */
  told(): Sent[] {
    return this.sent.filter(({ answer }) => answer !== null);
  }

  /** Takes one ticket. @returns what came of it, whatever that is; `null` when nothing did */
  async takeOne(): Promise<{ readonly status: number; readonly text: string } | null> {
    const one = this.written('/tickets', { serviceId: SERVICES[0] });
    const answer = await this.again(one);
    if (answer !== null && answer.status < 500) one.answer = { ...answer, at: wallClock() };
    return answer;
  }

  /** Sends everything again that was answered. @returns what was not answered as before */
  async recheck(told: readonly Sent[] = this.told()): Promise<readonly Sent[]> {
    const changed: Sent[] = [];
    for (const one of told) {
      const answer = await this.again(one);
      const isSame = answer?.status === one.answer?.status && answer?.text === one.answer?.text;
      if (!isSame) changed.push(one);
    }
    return changed;
  }

  /**
   * Sends a command again under its id.
   *
   * @returns what was answered, or `null` when nothing was
   */
  async again(one: Sent): Promise<{ readonly status: number; readonly text: string } | null> {
    try {
      const { status, text } = await this.fetch(one.path, {
        method: 'POST',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.token}`,
          'idempotency-key': one.commandId,
        },
        body: one.body,
      });
      return { status, text: await text() };
    } catch {
      return null;
    }
  }

  /** Works until the server does not answer any more, or so many commands were sent. */
  async work(commands = Infinity): Promise<void> {
    this.limit = this.sent.length + commands;
    const kiosks = Array.from({ length: 4 }, () => this.kiosk());
    await Promise.all([...kiosks, ...COUNTERS.map((counter) => this.teller(counter))]);
  }

  private async kiosk(): Promise<void> {
    while (this.sent.length < this.limit) {
      const serviceId = SERVICES[Math.floor(this.lot() * SERVICES.length)];
      if (!(await this.send('/tickets', { serviceId }))) return;
      if (this.lot() < LOOKS) await this.look();
    }
  }

  /** Looks at the lobby. @returns its revision, or `null` when it was not shown */
  async look(): Promise<number | null> {
    const askedAt = wallClock();
    try {
      const headers = { authorization: `Bearer ${this.token}` };
      const options = { method: 'GET', credentials: 'same-origin', headers } as const;
      const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
      const { status, text } = await this.fetch(`${AT}/lobby`, { ...options, signal });
      const { revision } = JSON.parse(await text()) as { readonly revision: number };
      if (status !== 200) return null;
      this.reads.push({ askedAt, answeredAt: wallClock(), revision });
      return revision;
    } catch {
      return null;
    }
  }

  private async teller(counter: string): Promise<void> {
    while (this.sent.length < this.limit) {
      const lot = this.lot();
      const end = lot < 0.1 ? 'no-show' : 'start';
      const acts = ['call-next', end, ...(lot < 0.1 ? [] : [lot < 0.2 ? 'transfer' : 'finish'])];
      for (const act of acts) {
        const body = act === 'transfer' ? { serviceId: SERVICES[lot < 0.15 ? 0 : 1] } : {};
        if (!(await this.send(`/counters/${counter}/${act}`, body))) return;
      }
    }
  }

  /** @returns whether it was answered */
  private async send(path: string, body: object): Promise<boolean> {
    const one = this.written(path, body);
    const answer = await this.again(one);
    // A server that is about to end may say so; that decides nothing.
    if (answer === null || answer.status >= 500) return false;
    one.answer = { ...answer, at: wallClock() };
    return true;
  }

  private written(path: string, body: object): Sent {
    const one: Sent = {
      commandId: newCommandId(),
      path: `${AT}${path}`,
      body: JSON.stringify(body),
      askedAt: wallClock(),
      answer: null,
    };
    this.sent.push(one);
    return one;
  }
}
