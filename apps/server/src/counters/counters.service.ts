import type { BranchId, CounterCommand, CounterId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import type { SentCommand } from '../routes/asked.js';
import { CommandsService } from '../routes/commands.service.js';

interface AskedOfCounter {
  readonly branchId: BranchId;
  readonly counterId: CounterId;
  readonly command: SentCommand;
}
type Act<Command> = Command extends CounterCommand ? Omit<Command, 'counterId' | 'by'> : never;

/** Takes a counter's commands to the journal. */
@Injectable()
export class CountersService {
  constructor(
    private readonly journals: Journals,
    private readonly commands: CommandsService,
  ) {}

  /** @throws ProblemError see {@link CommandsService.run}, and `repeat` for a counter the branch does not have */
  run({ branchId, counterId, command }: AskedOfCounter, act: Act<CounterCommand>): Promise<Answer> {
    const { counters } = this.journals.of(branchId).current.lobby;
    if (!counters.has(counterId)) return this.commands.repeat(branchId, command);
    return this.commands.run(branchId, command, { ...act, counterId, by: command.by });
  }
}
