import type {
  Branch,
  BranchConfig,
  BranchList,
  CounterConfig,
  CreateBranch,
  CreateCounter,
} from '@lobbyflow/contract';
import {
  type ActorId,
  type BranchId,
  type Instant,
  type Lobby,
  policyFaults,
  presentTickets,
} from '@lobbyflow/engine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import { Turn } from '../db/turn.js';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { SentCommand } from '../routes/asked.js';
import type { Caller } from '../routes/caller.js';
import { isHome } from '../routes/caller.js';
import { CommandsService } from '../routes/commands.service.js';
import { ServerSettings } from '../settings.js';
import { type BranchRow, BranchRowsRepository } from './branch-rows.repository.js';
import { BusinessDays } from './business-days.js';
import { configOfPack, packConfig, packCounter } from './pack.js';
import { unsound } from './unsound.js';

const PAGE = 100;

/** Branches: made, listed, set. */
@Injectable()
export class BranchesService implements OnModuleInit {
  private readonly rows = new Map<BranchId, BranchRow>();
  /** Reading a configuration and publishing it anew is one thing. */
  private readonly publishing = new Turn();

  constructor(
    private readonly repository: BranchRowsRepository,
    private readonly journals: Journals,
    private readonly commands: CommandsService,
    private readonly days: BusinessDays,
    private readonly settings: ServerSettings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  /** Reads the rows of all branches, as any process has left them. */
  async refresh(): Promise<void> {
    for (const row of await this.repository.all()) this.rows.set(row.id, row);
  }

  /** @throws ProblemError `not-found` */
  mustExist(branchId: BranchId): BranchRow {
    const row = this.rows.get(branchId);
    if (row === undefined) throw new ProblemError('not-found');
    return row;
  }

  /** Those the caller is at home in, by id. */
  list(
    caller: Caller,
    { after = '', limit = PAGE }: { after?: string | undefined; limit?: number | undefined },
  ): BranchList {
    const home = [...this.rows.values()]
      .filter(({ id }) => isHome(caller, id) && id > after)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const page = home.slice(0, limit);
    const items = page.map(({ id, name, timeZone, clock }) => {
      return { id, name, timeZone, isReplay: clock !== null };
    });
    return { items, next: home.length > limit ? (page.at(-1)?.id ?? null) : null };
  }

  /** @throws ProblemError `id-taken`; `demo-only` for a branch with a clock of its own */
  async create(
    { id, name, timeZone, pack, clock }: z.output<typeof CreateBranch>,
    by: ActorId,
    config: BranchConfig = configOfPack(pack, this.settings),
  ): Promise<Branch> {
    if (clock !== undefined && !this.settings.isDemo) throw new ProblemError('demo-only');
    const replay =
      clock === undefined
        ? null
        : { startsAt: Date.parse(clock.startsAt) as Instant, speed: clock.speed };
    const row: BranchRow = { id, name, timeZone, clock: replay, createdAt: this.clock.now() };
    if (!(await this.repository.insert(row, by))) throw new ProblemError('id-taken');
    this.rows.set(id, row);
    await this.journals.open(row);
    await this.days.begin(id, config);
    return this.get(id);
  }

  /** @throws ProblemError `not-found` */
  get(branchId: BranchId): Branch {
    const { id, name, timeZone } = this.mustExist(branchId);
    const { businessDay } = this.lobbyOf(branchId);
    const { services, lanes, counters, policy, slip } = this.configOf(branchId);
    const open = businessDay !== null;
    const paper = slip === undefined ? {} : { slip };
    return { id, name, timeZone, open, businessDay, services, lanes, counters, policy, ...paper };
  }

  /** @throws ProblemError `not-found` */
  configOf(branchId: BranchId): BranchConfig {
    this.mustExist(branchId);
    // What was published is what a schema of the contract has read.
    return (this.lobbyOf(branchId).config ?? packConfig(this.settings)) as BranchConfig;
  }

  /**
   * @param restores - the earlier version that this one is
   * @returns the configuration as it is published by this command, or the refusal
   * @throws ProblemError `config-unsound` with every fault, when somebody could wait for ever
   */
  async publish(
    branchId: BranchId,
    command: SentCommand,
    { config, restores }: { readonly config: BranchConfig; readonly restores?: number },
  ): Promise<Answer> {
    this.mustExist(branchId);
    const faults = policyFaults(config, servicesWaitedFor(this.lobbyOf(branchId)));
    if (faults.length > 0) {
      const known = await this.commands.known(branchId, command);
      if (known === null) throw unsound(faults);
    }
    const published = { type: 'publish-config', config, ...(restores && { restores }) } as const;
    const answer = await this.publishing.take(() =>
      this.commands.run(branchId, command, published),
    );
    return answer.status < 400 ? { ...answer, body: JSON.stringify(config) } : answer;
  }

  /** @throws ProblemError `id-taken`, `invalid-request` for a service that is not there, or the refusal's code */
  addCounter(
    branchId: BranchId,
    wanted: z.output<typeof CreateCounter>,
    by: ActorId,
  ): Promise<CounterConfig> {
    return this.publishing.take(async () => {
      const config = this.configOf(branchId);
      if (config.counters.some(({ id }) => id === wanted.id)) throw new ProblemError('id-taken');
      mustOffer(config, wanted.serviceIds ?? []);
      const counter = packCounter(config, wanted);
      await this.publishAs(by, branchId, { ...config, counters: [...config.counters, counter] });
      return counter;
    });
  }

  /** Publishes what the server itself decides. @throws ProblemError with the refusal's code */
  publishBy(by: ActorId, branchId: BranchId, config: BranchConfig): Promise<void> {
    return this.publishing.take(() => this.publishAs(by, branchId, config));
  }

  /** Sets the standing clock of a replay's branch forward. @throws ProblemError `not-found`, `demo-only` for a real branch */
  setClock(branchId: BranchId, to: string): { now: string } {
    const { isReplay, clock } = this.journals.of(branchId);
    if (!isReplay) throw new ProblemError('demo-only', 'this branch lives in real time');
    return { now: new Date(clock.setForward(Date.parse(to) as Instant)).toISOString() };
  }

  private async publishAs(by: ActorId, branchId: BranchId, config: BranchConfig): Promise<void> {
    const commandId = this.ids.uuid();
    const sent = { commandId, requestHash: commandId, actor: by, device: null, ifMatch: null };
    const answer = await this.commands.run(branchId, sent, { type: 'publish-config', config });
    if (answer.status >= 400) throw refusalIn(answer);
  }

  private lobbyOf(branchId: BranchId): Lobby {
    return this.journals.of(branchId).current.lobby;
  }
}

/** Offered or not, whoever is here is served. */
function servicesWaitedFor(lobby: Lobby) {
  return new Set(
    presentTickets(lobby).flatMap(({ serviceId, laterServiceIds }) => [
      serviceId,
      ...laterServiceIds,
    ]),
  );
}

function mustOffer({ services }: BranchConfig, serviceIds: readonly string[]): void {
  const errors = serviceIds.flatMap((serviceId, index) =>
    services.some(({ id }) => id === serviceId)
      ? []
      : [{ path: `serviceIds.${index}`, message: 'is not a service of this branch' }],
  );
  if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
}

function refusalIn({ body }: Answer): ProblemError {
  const { code } = JSON.parse(body) as Pick<ProblemError, 'code'>;
  return new ProblemError(code);
}
