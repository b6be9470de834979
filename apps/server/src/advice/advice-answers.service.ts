import type { AdviceList, AskOpenAdvice, BranchAdviceList } from '@lobbyflow/contract';
import {
  type AdviceCommand,
  type AdviceId,
  adviceWith,
  type BranchId,
  type BusinessDay,
  type Instant,
} from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BranchesService } from '../branches/branches.service.js';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import { Projector } from '../projections/projector.js';
import type { SentCommand } from '../routes/asked.js';
import { CommandsService } from '../routes/commands.service.js';
import { adviceRow } from './advice-row.js';
import { AdviceRepository } from './advice.repository.js';

/** Rows on a page, unless the caller says how many. */
const PAGE = 100;

type Act = Extract<AdviceCommand, { type: 'accept-advice' | 'decline-advice' }>;
type Bare<C> = C extends Act ? Omit<C, 'adviceId' | 'by'> : never;

/** Answers to advice, and what became of it. */
@Injectable()
export class AdviceAnswersService {
  constructor(
    private readonly journals: Journals,
    private readonly commands: CommandsService,
    private readonly branches: BranchesService,
    private readonly projector: Projector,
    private readonly rows: AdviceRepository,
  ) {}

  /** @throws ProblemError see {@link CommandsService.run}, and `repeat` for an advice that is not of this day */
  answer(
    asked: {
      readonly branchId: BranchId;
      readonly adviceId: AdviceId;
      readonly command: SentCommand;
    },
    act: Bare<Act>,
  ): Promise<Answer> {
    const { branchId, adviceId, command } = asked;
    const { lobby } = this.journals.of(branchId).current;
    if (adviceWith(lobby, adviceId) === undefined) return this.commands.repeat(branchId, command);
    return this.commands.run(branchId, command, { ...act, adviceId, by: command.by });
  }

  /** @throws ProblemError `not-found` when there is no such branch */
  async ofDay(branchId: BranchId, businessDay: string): Promise<AdviceList> {
    this.journals.of(branchId);
    await this.projector.catchUp(branchId);
    const rows = await this.rows.ofDay(branchId, businessDay as BusinessDay);
    return { items: rows.map(adviceRow) };
  }

  /** Over all branches; a second may pass until the latest is in it. */
  async notFollowed({
    from,
    to,
    before,
    limit = PAGE,
  }: z.output<typeof AskOpenAdvice>): Promise<BranchAdviceList> {
    const until = (before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before)) as Instant;
    const found = await this.rows.notFollowed({ from, to, before: until, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1)?.offeredAt;
    return {
      items: page.map((row) => {
        const { branchId } = row;
        return { ...adviceRow(row), branchId, branchName: this.branches.mustExist(branchId).name };
      }),
      next: found.length > limit && last !== undefined ? onWire(last) : null,
    };
  }
}

function onWire(at: Instant): string {
  return new Date(at).toISOString();
}
