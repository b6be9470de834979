import { type AnswerOf, ROUTES, type TicketAnswer, type Views } from '@lobbyflow/contract';
import {
  type Api,
  ApiProblem,
  type CommandRoute,
  newCommandId,
  type Request,
  sendCommand,
} from '@lobbyflow/client';
import { signIn } from '../replay/product.js';

const BRANCH_ID = 'riverside';
const PASSWORD = 'demo';
/** Whoever sits at counter 1, 2, 3 … */
const TELLERS = ['lin', 'chen', 'wang', 'zhao', 'sun', 'he'];
const LEAD = 'gao';

/** A branch whose clock stands still and is moved by hand, so that every picture of it is the same. */
export interface PicturedBranch {
  readonly id: string;
  /** Tokens of the devices in its hall. */
  readonly kiosk: string;
  readonly display: string;
  /** Names to sign in with, all with the same password. */
  readonly lead: string;
  readonly tellers: readonly string[];
  readonly password: string;
  readonly setClock: (at: number) => Promise<void>;
  readonly issue: (
    serviceId: string,
    laneId: string,
    language: 'zh' | 'en',
  ) => Promise<TicketAnswer>;
  /** What the teller of a counter does there; `null` when nobody waits. */
  readonly at: (counterId: string, route: CounterRoute) => Promise<TicketAnswer | null>;
  readonly pauseForMeal: (counterId: string) => Promise<void>;
  /** From now on its elastic windows are advised on, and nobody is pressed for an answer. */
  readonly beAdvised: () => Promise<void>;
  /** What is at a counter now, as far as its desk cares. */
  readonly standsAt: (counterId: string) => Promise<Standing>;
}

type CounterRoute = typeof ROUTES.openCounter;

/** How a counter stands: its session, and the state of whoever is there. */
export interface Standing {
  readonly session: string;
  readonly state: string | null;
}
/** Whoever is called to a window when no teller is free, and how far away. */
const SECOND_LINE = { name: '李 Li', travelMs: 3 * 60_000 };
const DAY_MS = 86_400_000;

/** Makes that branch like the demo's, with people and devices of its own. `startsAt` is in UTC milliseconds. */
export async function makePicturedBranch(url: string, startsAt: number): Promise<PicturedBranch> {
  const admin = await signIn(url, { username: 'admin', password: 'demo' });
  const params = { branchId: BRANCH_ID };
  const clock = { startsAt: new Date(startsAt).toISOString(), speed: 0 };
  const name = '滨河路支行 Riverside';
  await admin.call(ROUTES.createBranch, {
    body: { id: BRANCH_ID, name, timeZone: 'Asia/Shanghai', clock },
  });
  const body = await admin.call(ROUTES.getConfig, { params: { branchId: 'demo' } });
  await setUp(admin, params, body);
  const person = async (username: string, role: 'teller' | 'lead') => {
    await admin.call(ROUTES.createStaff, { params, body: { username, password: PASSWORD, role } });
    return signIn(url, { username, password: PASSWORD });
  };
  const device = async (role: 'kiosk' | 'display') =>
    (await admin.call(ROUTES.enrolDevice, { params, body: { name: role, role } })).token;
  const lead = await person(LEAD, 'lead');
  const desks = await Promise.all(TELLERS.map((username) => person(username, 'teller')));
  const deskOf = (counterId: string) => desks[Number(counterId) - 1] ?? lead;
  return {
    id: BRANCH_ID,
    kiosk: await device('kiosk'),
    display: await device('display'),
    lead: LEAD,
    tellers: TELLERS,
    password: PASSWORD,
    async setClock(at) {
      await admin.call(ROUTES.setClock, { params, body: { now: new Date(at).toISOString() } });
    },
    async issue(serviceId, laneId, language) {
      const wish = { serviceId, laneId, language };
      return (await send(lead, ROUTES.issue, { params, body: wish })).ticket;
    },
    async at(counterId, route) {
      const at = { ...params, counterId };
      return (
        (await unlessNobodyWaits(send(deskOf(counterId), route, { params: at })))?.ticket ?? null
      );
    },
    ...windowsOf(admin, { lead, params, body }),
    async pauseForMeal(counterId) {
      const at = { ...params, counterId };
      await send(deskOf(counterId), ROUTES.pauseCounter, { params: at, body: { reason: 'meal' } });
    },
  };
}

type Config = AnswerOf<typeof ROUTES.getConfig>;
interface At {
  readonly branchId: string;
}

/** Pictures of an ordinary hall come first, so nobody advises anything until then. */
async function setUp(admin: Api, params: At, body: Config): Promise<void> {
  await send(admin, ROUTES.putConfig, { params, body: { ...body, advice: { mode: 'off' } } });
  const serviceIds = body.services.map(({ id }) => id);
  await admin.call(ROUTES.createPerson, { params, body: { ...SECOND_LINE, serviceIds } });
}

function windowsOf(
  admin: Api,
  { lead, params, body }: { readonly lead: Api; readonly params: At; readonly body: Config },
): Pick<PicturedBranch, 'beAdvised' | 'standsAt'> {
  return {
    async beAdvised() {
      const advice = { answerWithinMs: DAY_MS };
      await send(admin, ROUTES.putConfig, { params, body: { ...body, advice } });
    },
    async standsAt(counterId) {
      const { counters, tickets } = (await lead.call(ROUTES.lobby, { params })) as unknown as Lobby;
      const counter = counters[counterId];
      const ticket = tickets[counter?.ticketId ?? ''];
      return { session: counter?.session ?? 'closed', state: ticket?.state ?? null };
    },
  };
}

type Lobby = Pick<Views['staff'], 'counters' | 'tickets'>;

function send<Spec extends CommandRoute>(api: Api, route: Spec, wish: Request<Spec>) {
  return sendCommand(api, route, Object.assign({}, wish, { commandId: newCommandId() }));
}

async function unlessNobodyWaits<Answer>(asking: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asking;
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.code === 'nobody-waiting') return null;
    throw fault;
  }
}
