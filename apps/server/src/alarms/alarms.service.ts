import type { AlarmCommand, AlarmId, BranchId } from '@lobbyflow/engine';
import { alarmWith } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import type { SentCommand } from '../routes/asked.js';
import { CommandsService } from '../routes/commands.service.js';

interface AskedOfAlarm {
  readonly branchId: BranchId;
  readonly alarmId: AlarmId;
  readonly command: SentCommand;
}
type Act<Command> = Command extends { readonly alarmId: AlarmId }
  ? Omit<Command, 'alarmId' | 'by'>
  : never;

/** Takes to the journal what somebody does about an alarm. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly journals: Journals,
    private readonly commands: CommandsService,
  ) {}

  /** @throws ProblemError see {@link CommandsService.run}, and `repeat` for an alarm that is over */
  run({ branchId, alarmId, command }: AskedOfAlarm, act: Act<AlarmCommand>): Promise<Answer> {
    const { lobby } = this.journals.of(branchId).current;
    if (alarmWith(lobby, alarmId) === undefined) return this.commands.repeat(branchId, command);
    return this.commands.run(branchId, command, { ...act, alarmId, by: command.by });
  }
}
