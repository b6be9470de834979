import type { BranchId, Command } from '@lobbyflow/engine';
import { Injectable, Logger } from '@nestjs/common';
import { Faults } from '../health/faults.js';
import { Metrics } from '../health/metrics.js';
import type { Answer } from '../journal/commit.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { Journals } from '../journal/journals.js';
import { Stopwatch } from '../ports/stopwatch.js';
import { ProblemError } from '../problems/problem.error.js';
import type { SentCommand } from './asked.js';

/** What of the problems of a command is a fault of ours. */
const OURS = ['storage-failed', 'busy', 'internal'] as const;
const isFault = (code: string): code is (typeof OURS)[number] =>
  (OURS as readonly string[]).includes(code);

type Named = Pick<SentCommand, 'commandId' | 'requestHash'>;

/** Takes commands to their branch's journal, and counts what they came to. */
@Injectable()
export class CommandsService {
  private readonly logger = new Logger('Command');

  constructor(
    private readonly journals: Journals,
    private readonly commits: CommitsRepository,
    private readonly metrics: Metrics,
    private readonly faults: Faults,
    private readonly stopwatch: Stopwatch,
  ) {}

  /** @throws ProblemError `not-found`, `busy`, `command-id-reused` or `storage-failed`; a refusal is an answer */
  async run(
    branchId: BranchId,
    { commandId, requestHash, actor, device, ifMatch }: Omit<SentCommand, 'by'>,
    command: Command,
    more: { readonly ticketToken?: string } = {},
  ): Promise<Answer> {
    const { type } = command;
    const from = this.stopwatch.elapsedMs();
    try {
      const answer = await this.journals.of(branchId).submit({
        commandId,
        requestHash,
        actor,
        device,
        command,
        ...(ifMatch === null ? {} : { ifMatch }),
        ...more,
      });
      const outcome = answer.status < 400 ? 'accepted' : 'refused';
      this.metrics.counted(type, outcome);
      this.metrics.answered(this.stopwatch.elapsedMs() - from);
      return answer;
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : 'failed';
      this.metrics.counted(type, code);
      this.logger.debug({ branchId, commandId, code });
      const fault = code === 'failed' ? 'internal' : code;
      if (isFault(fault)) this.faults.tell(fault, { branchId, commandId });
      throw error;
    }
  }

  /**
   * The answer of a command about a ticket or a counter that is not there (any more):
   * the one it had while it was.
   *
   * @throws ProblemError `not-found` for a new command, or `command-id-reused`
   */
  async repeat(branchId: BranchId, command: Named): Promise<Answer> {
    const answer = await this.known(branchId, command);
    if (answer === null) throw new ProblemError('not-found');
    return answer;
  }

  /** The answer that this command had; `null` for a new one. @throws ProblemError `command-id-reused` */
  async known(branchId: BranchId, { commandId, requestHash }: Named): Promise<Answer | null> {
    const answer = await this.commits.answered(branchId, commandId);
    if (answer === null) return null;
    if (answer.requestHash !== requestHash) throw new ProblemError('command-id-reused');
    return answer;
  }
}
