import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { type KillableServer, startProductOn } from '../servers.js';
import { Clients, type Sent } from './clients.js';
import { auditHistory } from './history.js';
import { lotsOf } from './lots.js';
import { verify } from './verify.js';

/** What came of a number of kills. */
export interface KillResult {
  readonly kills: number;
  readonly seed: number;
  readonly commands: number;
  /** Commands that were under way when the server died. */
  readonly unknown: number;
  /** Answers asked for again, and those that were not the same bytes. */
  readonly askedAgain: number;
  readonly changed: number;
  readonly numbersTwice: number;
  /** Commands and looks that came before what had been answered before they were sent. */
  readonly outOfOrder: number;
  readonly audits: number;
  readonly faultyAudits: number;
  readonly slowestReadyMs: number;
}

/** The server lives so long at most from being ready. */
const LIFE_MS = 400;
/** Answers of before that are asked for again after each start. */
const SAMPLE = 20;
/** Kills of one branch on one day: it has as many commands by then as a very large branch. */
const KILLS_A_DAY = 50;
const TELL_EVERY = 10;

/**
 * Kills the server again and again while kiosks and tellers work, and holds it to every answer it gave: after each
 * start what was under way is sent again under its id, and a sample of old answers has to come back byte for byte; at
 * the end of each day, which is a new branch's, every one has to, and the day is audited.
 */
export async function killLoop(
  { kills, seed }: Pick<KillResult, 'kills' | 'seed'>,
  tell: (line: string) => void,
): Promise<KillResult> {
  const lot = lotsOf(seed);
  const days: Day[] = [];
  for (let done = 0; done < kills; done += KILLS_A_DAY) {
    const tellOfAll = (line: string) => tell(`${done} + ${line}`);
    days.push(await oneDay(Math.min(KILLS_A_DAY, kills - done), lot, tellOfAll));
  }
  const sum = (of: (day: Day) => number) => days.reduce((all, day) => all + of(day), 0);
  return {
    kills,
    seed,
    commands: sum((day) => day.commands),
    unknown: sum((day) => day.unknown),
    askedAgain: sum((day) => day.askedAgain),
    changed: sum((day) => day.changed),
    numbersTwice: sum((day) => day.numbersTwice),
    outOfOrder: sum((day) => day.outOfOrder),
    audits: sum((day) => day.audits),
    faultyAudits: sum((day) => day.faultyAudits),
    slowestReadyMs: Math.max(...days.map((day) => day.slowestReadyMs)),
  };
}

type Day = Omit<KillResult, 'kills' | 'seed'>;

async function oneDay(
  kills: number,
  lot: () => number,
  tell: (line: string) => void,
): Promise<Day> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-kill-'));
  const run = new KillRun(folder, lot, tell);
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      await run.liveAndDie();
      if (kill % TELL_EVERY === 0) tell(`${kill} kills, ${run.clients.sent.length} commands`);
    }
    await run.checkAll();
    await run.audit();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { sent, reads } = run.clients;
  const found = auditHistory({ sent, reads, stored: null });
  for (const { what } of found) tell(what);
  const twice = found.filter(({ code }) => code === 'number-told-twice').length;
  const outOfOrder = found.length - twice;
  return { commands: sent.length, numbersTwice: twice, outOfOrder, ...run.count };
}

class KillRun {
  readonly clients: Clients;
  readonly count = {
    unknown: 0,
    askedAgain: 0,
    changed: 0,
    audits: 0,
    faultyAudits: 0,
    slowestReadyMs: 0,
  };

  constructor(
    private readonly folder: string,
    private readonly lot: () => number,
    private readonly tell: (line: string) => void,
  ) {
    this.clients = new Clients(lot);
  }

  async liveAndDie(): Promise<void> {
    const server = await this.start();
    const told = this.clients.told();
    const sample = Array.from({ length: Math.min(SAMPLE, told.length) }, () => {
      return told[Math.floor(this.lot() * told.length)];
    });
    await this.recheck(sample.flatMap((one) => one ?? []));
    const working = this.clients.work();
    await pass(this.lot() * LIFE_MS);
    await server.kill();
    await working;
  }

  async checkAll(): Promise<void> {
    const server = await this.start();
    await this.recheck(this.clients.told());
    await server.stop();
  }

  async audit(): Promise<void> {
    const { isClean, text } = await verify(this.folder);
    this.count.audits += 1;
    if (isClean) return;
    this.count.faultyAudits += 1;
    this.tell(text);
  }

  private async start(): Promise<KillableServer> {
    const server = await startProductOn(this.folder, []);
    this.count.slowestReadyMs = Math.max(this.count.slowestReadyMs, Math.round(server.readyMs));
    await this.clients.meet(server.url);
    this.count.unknown += await this.clients.settle();
    return server;
  }

  private async recheck(told: readonly Sent[]): Promise<void> {
    for (const one of told) {
      const answer = await this.clients.again(one);
      this.count.askedAgain += 1;
      if (answer?.status === one.answer?.status && answer?.text === one.answer?.text) continue;
      this.count.changed += 1;
      this.tell(`${one.commandId}: ${String(one.answer?.text)} became ${String(answer?.text)}`);
    }
  }
}

/** Whether nothing was lost, done twice, answered differently or out of order. */
export const isSound = (result: KillResult): boolean =>
  result.changed === 0 &&
  result.numbersTwice === 0 &&
  result.outOfOrder === 0 &&
  result.faultyAudits === 0;
