import type { ActorId, BranchConfig, BranchId, BusinessDay, Command } from '@lobbyflow/engine';
import { presentTickets } from '@lobbyflow/engine';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Turn } from '../db/turn.js';
import { Doorbell } from '../db/doorbell.js';
import { FollowJournals } from '../journal/follow-journals.js';
import type { CommandRequest } from '../journal/commit.js';
import type { Journal } from '../journal/journal.js';
import { Journals } from '../journal/journals.js';
import { idOfFacts } from '../ports/ids.js';
import { ServerSettings } from '../settings.js';
import { dayAt } from './business-day.js';
import { packConfig } from './pack.js';

/** How often hours are looked at; a branch opens at most this much late. */
const LOOK_MS = 5_000;
/** Looks after which a branch is begun that another process has made, and left. */
const LOOKS_UNTIL_LEFT = 12;
const SYSTEM = 'system' as ActorId;

/** Opens and closes business days by each branch's hours. */
@Injectable()
export class BusinessDays implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('BusinessDays');
  private readonly turn = new Turn();
  /** How often a branch was seen that nothing has happened in. */
  private readonly unbegun = new Map<BranchId, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly journals: Journals,
    private readonly follow: FollowJournals,
    private readonly doorbell: Doorbell,
    private readonly settings: ServerSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.turn.take(() => undefined);
  }

  /** Opens the first day of a new branch. */
  async begin(branchId: BranchId, config: BranchConfig): Promise<void> {
    const journal = this.journals.of(branchId);
    const { businessDay } = dayAt(journal.clock.now(), journal.timeZone, config.hours);
    await this.run(journal, { type: 'open-day', businessDay, config });
  }

  /** Does for every branch what its hours ask for now; one that fails keeps no other waiting. */
  look(): Promise<void> {
    return this.turn.take(async () => {
      for (const journal of this.journals.all()) {
        try {
          await this.lookAt(journal);
        } catch (error) {
          this.logger.error(error);
        }
      }
    });
  }

  private async lookAt(journal: Journal): Promise<void> {
    if (presentTickets(journal.current.lobby).length === 0) journal.clock.settle();
    if (!this.isDue(journal) || this.isBeingMade(journal)) return;
    // Another process may have done it already.
    await this.follow.fresh(journal.branchId);
    if (this.isDue(journal)) await this.change(journal);
  }

  private isDue(journal: Journal): boolean {
    const { lobby, businessDay: lastDay } = journal.current;
    const { hours } = lobby.config ?? packConfig(this.settings);
    const { businessDay, isOpen } = dayAt(journal.clock.now(), journal.timeZone, hours);
    if (lobby.businessDay === null) return isOpen && businessDay > lastDay;
    return businessDay > lobby.businessDay || !isOpen;
  }

  /** The process that makes a branch also begins it, with the configuration that was asked for. */
  private isBeingMade({ branchId, current }: Journal): boolean {
    if (!this.doorbell.isShared || current.revision > 0) return false;
    const looks = (this.unbegun.get(branchId) ?? 0) + 1;
    this.unbegun.set(branchId, looks);
    return looks < LOOKS_UNTIL_LEFT;
  }

  private async change(journal: Journal): Promise<void> {
    const { lobby } = journal.current;
    const config = lobby.config ?? packConfig(this.settings);
    const { businessDay, isOpen } = dayAt(journal.clock.now(), journal.timeZone, config.hours);
    if (lobby.businessDay === null) {
      await this.open(journal, businessDay, config);
      return;
    }
    const isNextDay = businessDay > lobby.businessDay;
    const isRoll = config.hours.weekly === null;
    const close: Command = { type: 'close-day', isRoll };
    const isClosed = await this.run(journal, close, { ifDay: lobby.businessDay });
    if (isClosed && isNextDay && isOpen) await this.open(journal, businessDay, config);
  }

  private open(journal: Journal, businessDay: BusinessDay, config: BranchConfig): Promise<boolean> {
    return this.run(journal, { type: 'open-day', businessDay, config });
  }

  /** The same wish at the same revision has the same id: two processes do it once. */
  private async run(
    journal: Journal,
    command: Command,
    more: Pick<CommandRequest, 'ifDay'> = {},
  ): Promise<boolean> {
    const { branchId, current } = journal;
    const commandId = idOfFacts(branchId, command.type, current.businessDay, current.revision);
    const requestHash = idOfFacts(JSON.stringify(command));
    const request = { commandId, requestHash, actor: SYSTEM, device: null, command, ...more };
    const { status } = await journal.submit(request);
    return status < 400;
  }
}
