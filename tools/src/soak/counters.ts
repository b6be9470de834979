import { type CounterAnswer, ROUTES } from '@lobbyflow/contract';
import {
  type Api,
  type CommandRoute,
  createApi,
  newCommandId,
  type Request,
  sendCommand,
} from '@lobbyflow/client';
import { fetchFrom } from '../http-fetch.js';

const BRANCH = { branchId: 'demo' };
const COUNTERS = ['1', '2', '3', '4', '5', '6'];
/** Whoever waits all the time, so that a press always finds somebody. */
const QUEUE = 20;
/** One in so many is called again, and one does not come. */
const RECALLED_EVERY = 9;
const MISSED_EVERY = 13;
/** Nobody is given up in the blink of an eye, though the day is short. */
const AWAITED_ROUNDS = 3;

/** A call that the server has acknowledged. */
export interface MadeCall {
  readonly number: string;
  readonly counterId: string;
  /** Milliseconds of this program. */
  readonly at: number;
}

/** Six counters that work without a pause. */
export interface Counters {
  readonly calls: readonly MadeCall[];
  /** What has been done, each a commit of the journal. */
  readonly events: () => number;
  /** The next thing that happens in the hall. */
  readonly step: () => Promise<void>;
  /** From now on the server is there; whoever was signed in still is. */
  readonly moveTo: (url: string) => void;
}

type Doing = 'free' | 'called' | 'serving';
interface Desk {
  readonly counterId: string;
  doing: Doing;
  /** Rounds in which its teller still waits for whoever does not come. */
  awaited: number;
  done: number;
}

/** Signs in, and opens the counters of the demo branch. */
export async function openCounters(url: string): Promise<Counters> {
  const { token } = await createApi({ fetch: fetchFrom(url) }).call(ROUTES.signIn, {
    body: { username: 'lead', password: 'demo' },
  });
  const hall = new Hall(url, token);
  for (let waiting = 0; waiting < QUEUE; waiting++) await hall.issue();
  for (const counterId of COUNTERS) await hall.press(counterId, ROUTES.openCounter);
  const desks = COUNTERS.map((counterId): Desk => ({
    counterId,
    doing: 'free',
    awaited: 0,
    done: 0,
  }));
  let turn = 0;
  return {
    calls: hall.calls,
    events: () => hall.events,
    async step() {
      const desk = desks[turn % desks.length];
      turn += 1;
      if (desk) await work(hall, desk);
    },
    moveTo: (to) => hall.moveTo(to),
  };
}

async function work(hall: Hall, desk: Desk): Promise<void> {
  const { counterId } = desk;
  if (desk.doing === 'free') {
    await hall.issue();
    await hall.call(counterId, ROUTES.callNext);
    desk.doing = 'called';
    desk.awaited = (desk.done + 1) % MISSED_EVERY === 0 ? AWAITED_ROUNDS : 0;
    return;
  }
  if (desk.doing === 'serving') {
    await hall.press(counterId, ROUTES.finish);
    desk.doing = 'free';
    return;
  }
  if (desk.awaited > 0) {
    desk.awaited -= 1;
    return;
  }
  desk.done += 1;
  if (desk.done % RECALLED_EVERY === 0) await hall.call(counterId, ROUTES.recall);
  const isMissed = desk.done % MISSED_EVERY === 0;
  await hall.press(counterId, isMissed ? ROUTES.noShow : ROUTES.start);
  desk.doing = isMissed ? 'free' : 'serving';
}

type CounterRoute = typeof ROUTES.openCounter;

/** The demo branch as its staff work on it, through the public API. */
class Hall {
  readonly calls: MadeCall[] = [];
  events = 0;
  private api: Api;

  constructor(
    url: string,
    private readonly token: string,
  ) {
    this.api = createApi({ fetch: fetchFrom(url), token });
  }

  moveTo(url: string): void {
    this.api = createApi({ fetch: fetchFrom(url), token: this.token });
  }

  issue(): Promise<unknown> {
    const body = { serviceId: 'cash', laneId: 'general' };
    return this.act(ROUTES.issue, { params: BRANCH, body });
  }

  press(counterId: string, route: CounterRoute): Promise<CounterAnswer> {
    return this.act(route, { params: { ...BRANCH, counterId } });
  }

  async call(counterId: string, route: CounterRoute): Promise<void> {
    const { ticket } = await this.press(counterId, route);
    this.calls.push({ number: ticket?.number ?? '', counterId, at: performance.now() });
  }

  private async act<Spec extends CommandRoute>(route: Spec, request: Request<Spec>) {
    const told = await send(this.api, route, request);
    this.events += 1;
    return told;
  }
}

function send<Spec extends CommandRoute>(api: Api, route: Spec, request: Request<Spec>) {
  return sendCommand(api, route, Object.assign({}, request, { commandId: newCommandId() }));
}
