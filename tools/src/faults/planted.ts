import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clients } from './clients.js';
import { auditHistory, type StoredAnswer } from './history.js';
import { lotsOf } from './lots.js';
import { SteeredServer } from './steered.js';
import { readStored } from './stored.js';

/** A fault, and what gave it away. */
export interface Planted {
  readonly fault: string;
  /** How often it struck. */
  readonly times: number;
  /** What it has to be found by. */
  readonly showsAs: string;
  /** Codes of all that was found, each once. */
  readonly found: readonly string[];
}

/** What came of all faults, and of a server without any. */
export interface PlantedResult {
  readonly seed: number;
  readonly commands: number;
  readonly faults: readonly Planted[];
  /** What was found wrong with a server that has no fault. */
  readonly control: readonly string[];
}

interface Wanted {
  readonly commands: number;
  readonly seed: number;
}

interface Worked {
  readonly clients: Clients;
  readonly stored: ReadonlyMap<string, StoredAnswer>;
  readonly times: number;
  /** Commands that were answered otherwise when they were sent once more. */
  readonly anew: number;
}

/** A fault strikes at every so many occasions: often enough to be there, rarely enough to be overlooked. */
const OCCASIONS = 15;
/** So often a fault has to strike before it counts: once may have no effect. */
const ENOUGH = 3;
/** So often all is done again where a fault had no occasion to. */
const MAX_ROUNDS = 10;
const NONE = 'none';
/** Its process is killed at the end: what it owes is due then. */
const ENDS_WITH_A_KILL = 'acknowledged-first';

/**
 * Plants one fault after another into a server, has kiosks and tellers work with it, and looks at what they were told
 * and what is stored, as after any run. A server without a fault is looked at in the same way.
 */
export async function plantedFaults(
  wanted: Wanted,
  tell: (line: string) => void,
): Promise<PlantedResult> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-planted-'));
  let server = await SteeredServer.open();
  const tryOne = async (fault: string): Promise<Pick<Planted, 'times' | 'found'>> => {
    const data = join(folder, fault);
    await mkdir(data);
    const worked = await workWith(server, { ...wanted, data, fault });
    if (fault === ENDS_WITH_A_KILL) server = await SteeredServer.open();
    const found = await foundIn(server, data, worked);
    tell(`${fault}: struck ${worked.times} times; ${found.join(', ') || 'nothing found'}`);
    return { times: worked.times, found };
  };
  try {
    const control = (await tryOne(NONE)).found;
    const faults: Planted[] = [];
    for (const { name, showsAs } of await server.faults()) {
      faults.push({ fault: name, showsAs, ...(await tryOne(name)) });
    }
    return { seed: wanted.seed, commands: wanted.commands, faults, control };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a fault struck, and was found by what it has to be found by. */
export const isFound = ({ times, found, showsAs }: Planted): boolean =>
  times > 0 && found.includes(showsAs);

/** Whether every fault was found, and nothing was found where there was none. */
export const isSeeing = ({ faults, control }: PlantedResult): boolean =>
  control.length === 0 && faults.every(isFound);

/** One line a fault. */
export function plantedTable({ faults, control }: PlantedResult): string[] {
  const lines = faults.map((one) => {
    const { fault, times, found } = one;
    return `${fault.padEnd(22)}${String(times).padStart(5)}  ${isFound(one) ? 'found' : 'MISSED'}  ${found.join(', ')}`;
  });
  const count = faults.filter(isFound).length;
  return [
    `${'planted'.padEnd(22)}times  and what was found`,
    ...lines,
    `${count} of ${faults.length} faults found; without a fault: ${control.join(', ') || 'nothing'}.`,
  ];
}

async function workWith(
  server: SteeredServer,
  { data, fault, commands, seed }: Wanted & { readonly data: string; readonly fault: string },
): Promise<Worked> {
  const clients = new Clients(lotsOf(seed));
  const planted = fault === NONE ? {} : { fault, every: OCCASIONS };
  await clients.meet(await server.start({ folder: data, ...planted }));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await clients.work(commands);
    if (fault === NONE || (await server.planted()) >= ENOUGH) break;
  }
  const database = join(data, 'lobbyflow.db');
  if (fault === ENDS_WITH_A_KILL) {
    const times = await server.planted();
    await server.kill();
    return { clients, stored: readStored(database).answers, times, anew: 0 };
  }
  const stored = readStored(database, { readonly: true }).answers;
  const anew = (await clients.recheck()).length;
  await server.rows();
  const times = await server.planted();
  await server.stop();
  return { clients, stored, times, anew };
}

async function foundIn(
  server: SteeredServer,
  data: string,
  { clients: { sent, reads }, stored, anew }: Worked,
): Promise<readonly string[]> {
  const ofHistory = auditHistory({ sent, reads, stored }).map(({ code }): string => code);
  const ofFile = (await server.audit(data)).map(({ code }) => code);
  return [...new Set([...(anew > 0 ? ['answered-anew'] : []), ...ofHistory, ...ofFile])];
}
