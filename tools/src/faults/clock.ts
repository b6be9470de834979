import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchFrom } from '../http-fetch.js';
import { Clients } from './clients.js';
import { auditHistory } from './history.js';
import { lotsOf } from './lots.js';
import { SteeredServer } from './steered.js';

/** What came of clocks that jump, and of days that go over into the next. */
export interface ClockResult {
  readonly seed: number;
  readonly rounds: number;
  readonly commands: number;
  /** Jumps of the wall clock, those that had to be flagged, and those that were. */
  readonly jumps: number;
  readonly toBeFlagged: number;
  readonly flagged: number;
  /** Jumps after which staff had to sign in anew: how old a sign-in is goes by the wall. */
  readonly signedOut: number;
  /** Customers whose wait came out below nothing, or longer than the time that had really passed. */
  readonly wrongWaits: number;
  /** Business days that a jump has ended. */
  readonly daysLost: number;
  /** Nights that were worked through, and those after which the next day had not begun. */
  readonly nights: number;
  readonly nightsMissed: number;
  readonly changed: number;
  readonly outOfOrder: number;
  readonly audits: number;
  readonly faultyAudits: number;
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Of the wall clock, with a second in truth; the last ones are what time servers do. */
const JUMPS = [1, -1, -1, 1, 24, -24, -24, 24].map((hours) => hours * HOUR).concat(100, -100);
/** A clock that is further off is not believed, and that is told. */
const FLAGGED_FROM = 10 * SECOND;
/** Ten in the morning of a Monday, in Shanghai. */
const MORNING = Date.UTC(2026, 0, 5, 2);
const COMMANDS = 40;

/**
 * Has a server work while the wall clock jumps to and fro, and through nights in which its branch goes over to the next
 * business day. Waits have to be those that really were, order is by revision, and the day ends by its hours alone.
 */
export async function clockFaults(
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
  tell: (line: string) => void,
): Promise<ClockResult> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-clock-'));
  const server = await SteeredServer.open();
  const count = {
    commands: 0,
    jumps: 0,
    toBeFlagged: 0,
    flagged: 0,
    signedOut: 0,
    wrongWaits: 0,
    daysLost: 0,
    nights: 0,
    nightsMissed: 0,
    changed: 0,
    outOfOrder: 0,
    audits: 0,
    faultyAudits: 0,
  };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const data = join(folder, String(round));
      await mkdir(data);
      const clients = new Clients(lotsOf(seed + round));
      const run = {
        server,
        clients,
        url: await server.start({ folder: data, at: MORNING }),
        count,
      };
      await clients.meet(run.url);
      await jumpAbout(run);
      await goThroughNight(run);
      await close(run, data, tell);
      tell(`${round} rounds, ${count.commands} commands`);
    }
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
  return { seed, rounds, ...count };
}

/** Whether no jump did anything but be flagged, and every night was gone through. */
export const isSteady = (result: ClockResult): boolean =>
  result.flagged === result.toBeFlagged &&
  result.wrongWaits + result.daysLost + result.nightsMissed === 0 &&
  result.changed + result.outOfOrder + result.faultyAudits === 0;

interface Run {
  readonly server: SteeredServer;
  readonly clients: Clients;
  readonly url: string;
  readonly count: Record<Exclude<keyof ClockResult, 'seed' | 'rounds'>, number>;
}

async function jumpAbout({ server, clients, url, count }: Run): Promise<void> {
  let [trulyPassed, away] = [0, 0];
  await clients.work(COMMANDS);
  const day = await server.businessDay();
  for (const jump of JUMPS) {
    await server.move({ wallMs: jump + SECOND, elapsedMs: SECOND });
    trulyPassed += SECOND;
    await server.look();
    if ((await clients.look()) === null) count.signedOut += 1;
    await clients.signIn();
    await clients.work(COMMANDS);
    count.jumps += 1;
    away += jump;
    const isAway = Math.abs(away) > FLAGGED_FROM;
    if (isAway) count.toBeFlagged += 1;
    if (isAway && (await isSuspect(url))) count.flagged += 1;
    if ((await server.businessDay()) !== day) count.daysLost += 1;
  }
  count.wrongWaits += waitsOf(clients).filter((ms) => ms < 0 || ms > trulyPassed + SECOND).length;
}

/** The clock goes on hour by hour, as clocks do, until the same time of the next day. */
async function goThroughNight({ server, clients, count }: Run): Promise<void> {
  const day = await server.businessDay();
  for (let hour = 0; hour < 24; hour += 1) {
    await server.move({ wallMs: HOUR, elapsedMs: HOUR });
    await clients.signIn();
    const looked = server.look();
    await clients.work(COMMANDS / 4);
    await looked;
  }
  count.nights += 1;
  const next = await server.businessDay();
  if (day === null || next === null || next <= day) count.nightsMissed += 1;
}

async function close(
  { server, clients, count }: Run,
  data: string,
  tell: (line: string) => void,
): Promise<void> {
  const { sent, reads } = clients;
  count.commands += sent.length;
  count.changed += (await clients.recheck()).length;
  await server.rows();
  await server.stop();
  // Numbers begin anew with each day; that none is given out twice in one is read from the ledger.
  const found = auditHistory({ sent, reads, stored: null });
  count.outOfOrder += found.filter(({ code }) => code !== 'number-told-twice').length;
  const findings = await server.audit(data);
  count.audits += 1;
  if (findings.length === 0) return;
  count.faultyAudits += 1;
  for (const { code, what } of findings) tell(`${code}: ${what}`);
}

async function isSuspect(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(10_000);
  const options = { method: 'GET', credentials: 'same-origin', headers: {}, signal } as const;
  const { text } = await fetchFrom(url)('/readyz', options);
  return (await text()).includes('clock-suspect');
}

/** How long customers had waited when they were called, as the answers say. */
function waitsOf({ sent }: Clients): readonly number[] {
  return sent.flatMap(({ path, answer }) => {
    if (!path.endsWith('/call-next') || answer?.status !== 200) return [];
    const { ticket } = JSON.parse(answer.text) as {
      readonly ticket: { readonly arrivedAt: string; readonly calledAt: string };
    };
    return [Date.parse(ticket.calledAt) - Date.parse(ticket.arrivedAt)];
  });
}
