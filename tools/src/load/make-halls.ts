import { type BranchConfig, ROUTES } from '@lobbyflow/contract';
import { type Api, createApi, newCommandId } from '@lobbyflow/client';
import { fetchFrom } from '../http-fetch.js';
import { Hall } from './hall.js';

const COUNTERS = ['1', '2', '3', '4'];
const HANDLING_MS = 240_000;
/** So many branches are made at a time. */
const AT_ONCE = 8;

export interface Making {
  readonly url: string;
  readonly admin: Api;
  readonly branches: number;
  readonly say: (line: string) => void;
}

export interface MadeHall {
  readonly hall: Hall;
  readonly kioskToken: string;
  readonly boardToken: string;
}

/** Makes branches with four open counters each, a kiosk and a board. */
export async function makeHalls({ branches, say, ...product }: Making): Promise<MadeHall[]> {
  const ids = Array.from({ length: branches }, (_, index) => `load-${String(index + 1)}`);
  const made: MadeHall[] = [];
  const work = async () => {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      made.push(await makeHall(product, id));
      if (made.length % 100 === 0) say(`${made.length} branches made`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made;
}

async function makeHall(
  { url, admin }: Pick<Making, 'url' | 'admin'>,
  id: string,
): Promise<MadeHall> {
  const params = { branchId: id };
  await admin.call(ROUTES.createBranch, { body: { id, name: id, timeZone: 'UTC' } });
  const config = await admin.call(ROUTES.getConfig, { params });
  await admin.call(ROUTES.putConfig, { params, body: hallOf(config), commandId: newCommandId() });
  const device = async (role: 'kiosk' | 'display') =>
    (await admin.call(ROUTES.enrolDevice, { params, body: { name: role, role } })).token;
  const kioskToken = await device('kiosk');
  const boardToken = await device('display');
  const lead = { username: `lead-${id}`, password: newCommandId() };
  await admin.call(ROUTES.createStaff, { params, body: { ...lead, role: 'lead' } });
  const { token: staff } = await admin.call(ROUTES.signIn, { body: lead });
  const desk = createApi({ fetch: fetchFrom(url), token: staff });
  for (const counterId of COUNTERS) {
    await desk.call(ROUTES.openCounter, {
      params: { ...params, counterId },
      commandId: newCommandId(),
    });
  }
  return { hall: new Hall(id, COUNTERS, { staff, kiosk: kioskToken }), kioskToken, boardToken };
}

function hallOf(config: BranchConfig): BranchConfig {
  const serviceId = 'load' as BranchConfig['services'][number]['id'];
  const name = { zh: 'Load', en: 'Load' };
  return {
    ...config,
    services: [{ id: serviceId, name, letter: 'A', handlingMs: HANDLING_MS, isOffered: true }],
    counters: COUNTERS.map((id) => ({
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
