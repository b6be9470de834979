import type { Simulation, StartSimulation } from '@lobbyflow/contract';
import type { Command, Instant } from '@lobbyflow/engine';
import { generateDay } from '@lobbyflow/forecast';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { z } from 'zod';
import { Turn } from '../db/turn.js';
import type { Journal } from '../journal/journal.js';
import { Journals } from '../journal/journals.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import { CommandsService } from '../routes/commands.service.js';
import { ServerSettings } from '../settings.js';
import { DEMO_BRANCH } from './demo-branch.js';
import { SimulatedPace } from './simulated-pace.js';
import {
  actsDue,
  arrivalsDue,
  closingActs,
  isOver,
  issueFor,
  type SimulatedDay,
} from './simulated-day.js';
import { SIMULATION } from './simulation-actor.js';

/** How often customers and tellers look what there is to do. */
const STEP_MS = 200;
/** Acts that may follow from each other within a step: a counter finishes, and calls the next. */
const MAX_ROUNDS = 20;

/** Plays a generated day on the demo branch, in its own time. */
@Injectable()
export class SimulationService implements OnModuleDestroy {
  private readonly logger = new Logger('Simulation');
  private readonly turn = new Turn();
  private sim: SimulatedDay | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly journals: Journals,
    private readonly commands: CommandsService,
    private readonly settings: ServerSettings,
    private readonly ids: Ids,
    private readonly pace: SimulatedPace,
  ) {}

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.sim = null;
    await this.turn.take(() => undefined);
  }

  /** @throws ProblemError `demo-only` */
  get state(): Simulation {
    this.mustBeDemo();
    if (this.sim === null) return { isRunning: false, profile: null, speed: null, branchId: null };
    const { day, speed } = this.sim;
    return { isRunning: true, profile: day.profile, speed, branchId: DEMO_BRANCH };
  }

  /** Begins a day; one that runs is ended first. @throws ProblemError `demo-only` */
  async start({ profile, speed }: z.output<typeof StartSimulation>): Promise<Simulation> {
    this.mustBeDemo();
    await this.stop();
    const startedAt = this.journal.clock.now();
    const maxCounters = this.journal.current.lobby.counters.size;
    const day = generateDay({ profile, seed: startedAt % 2 ** 31, maxCounters });
    this.sim = { day, speed, startedAt, come: 0, customers: new Map() };
    this.pace.set(DEMO_BRANCH, speed);
    this.timer = setInterval(() => void this.step(), STEP_MS).unref();
    await this.step();
    return this.state;
  }

  /** Ends the day: simulated customers leave, simulated counters close. @throws ProblemError `demo-only` */
  async stop(): Promise<void> {
    this.mustBeDemo();
    clearInterval(this.timer);
    await this.turn.take(async () => {
      const { sim } = this;
      this.sim = null;
      this.pace.end(DEMO_BRANCH);
      if (sim === null) return;
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        if ((await this.run(closingActs(sim, this.journal.current.lobby))) === 0) return;
      }
    });
  }

  /** Does all that is due by now. */
  step(): Promise<void> {
    return this.turn.take(async () => {
      try {
        await this.arrive();
        for (let round = 0; round < MAX_ROUNDS; round += 1) {
          if (this.sim === null) return;
          const { lobby } = this.journal.current;
          if ((await this.run(actsDue(this.sim, lobby, this.now()))) === 0) break;
        }
      } catch (error) {
        this.logger.error(error);
      }
      this.endWhenOver();
    });
  }

  private async arrive(): Promise<void> {
    if (this.sim === null) return;
    const { lobby } = this.journal.current;
    const due = arrivalsDue(this.sim, this.now()).map((arrival) => {
      const ticketId = this.ids.ticketId();
      return { ticketId, arrival, command: issueFor(lobby, arrival, ticketId) };
    });
    const came = due.map(({ ticketId, arrival }) => [ticketId, arrival] as const);
    const customers = new Map([...this.sim.customers, ...came]);
    this.sim = { ...this.sim, come: this.sim.come + due.length, customers };
    await this.run(due.map(({ command }) => command));
  }

  private endWhenOver(): void {
    if (this.sim === null || !isOver(this.sim, this.journal.current.lobby)) return;
    // Not within this turn: stopping takes one of its own.
    clearInterval(this.timer);
    void this.stop().catch((error: unknown) => this.logger.error(error));
  }

  /** @returns how many were accepted */
  private async run(commands: readonly Command[]): Promise<number> {
    const answers = await Promise.all(commands.map((command) => this.submit(command)));
    return answers.filter(({ status }) => status < 400).length;
  }

  private submit(command: Command) {
    const commandId = this.ids.uuid();
    const ticketToken = command.type === 'issue' ? { ticketToken: this.ids.ticketToken() } : {};
    const actor = SIMULATION.id;
    const sent = { commandId, requestHash: commandId, actor, device: null, ifMatch: null };
    return this.commands.run(DEMO_BRANCH, sent, command, ticketToken);
  }

  private get journal(): Journal {
    return this.journals.of(DEMO_BRANCH);
  }

  private now(): Instant {
    return this.journal.clock.now();
  }

  private mustBeDemo(): void {
    if (!this.settings.isDemo) throw new ProblemError('demo-only');
  }
}
