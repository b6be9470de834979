import type { MyTicket, ROUTES, TicketAnswer } from '@lobbyflow/contract';
import {
  type BranchId,
  GENERAL_LANE,
  type TicketCommand,
  type TicketId,
  ticketOf,
} from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { ticketAnswer } from '../journal/answer-to.js';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import { ToldWaits } from '../journal/told-waits.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { AskedOf, SentCommand } from '../routes/asked.js';
import type { Caller } from '../routes/caller.js';
import { CommandsService } from '../routes/commands.service.js';

interface AskedOfTicket {
  readonly branchId: BranchId;
  readonly ticketId: TicketId;
  readonly command: SentCommand;
}
type Act<Command> = Command extends TicketCommand ? Omit<Command, 'ticketId' | 'by'> : never;

/** Takes the commands of tickets to the journal, and tells how a ticket stands. */
@Injectable()
export class TicketsService {
  constructor(
    private readonly journals: Journals,
    private readonly commands: CommandsService,
    private readonly branches: BranchesService,
    private readonly ids: Ids,
    private readonly waits: ToldWaits,
  ) {}

  /** @throws ProblemError `not-found` for a branch that is not there; see {@link CommandsService.run} */
  issue({ branchId, caller, body, command }: AskedOf<typeof ROUTES.issue>): Promise<Answer> {
    if (body.appointmentCode !== undefined) {
      const errors = [
        { path: 'appointmentCode', message: 'is not the code of an appointment here' },
      ];
      throw new ProblemError('invalid-request', undefined, { errors });
    }
    return this.commands.run(
      branchId,
      command,
      {
        type: 'issue',
        ticketId: this.ids.ticketId(),
        serviceId: body.serviceId,
        laneId: body.laneId ?? GENERAL_LANE,
        laterServiceIds: body.laterServiceIds ?? [],
        needs: body.needs ?? [],
        language: body.language ?? null,
        source: sourceOf(caller),
        arrivedAt: null,
      },
      { ticketToken: this.ids.ticketToken() },
    );
  }

  /** @throws ProblemError see {@link CommandsService.run}, and `repeat` for a ticket that is not of this business day */
  run({ branchId, ticketId, command }: AskedOfTicket, act: Act<TicketCommand>): Promise<Answer> {
    const { lobby } = this.journals.of(branchId).current;
    if (ticketOf(lobby, ticketId) === undefined) return this.commands.repeat(branchId, command);
    return this.commands.run(branchId, command, { ...act, ticketId, by: command.by });
  }

  /** @throws ProblemError `not-found` */
  get(branchId: BranchId, ticketId: TicketId): TicketAnswer {
    return this.find(branchId, ticketId).answer;
  }

  /** @throws ProblemError `not-found` once the ticket's business day is over */
  mine({ branchId, ticketId }: Caller): MyTicket {
    if (branchId === null || ticketId === null) throw new ProblemError('not-found');
    const { lobby, ticket, answer } = this.find(branchId, ticketId);
    const { name, timeZone } = this.branches.mustExist(branchId);
    const service = lobby.config?.services.find(({ id }) => id === ticket.serviceId);
    return {
      branchId,
      branchName: name,
      timeZone,
      ticket: answer,
      serviceName: service?.name ?? { zh: ticket.serviceId, en: ticket.serviceId },
    };
  }

  private find(branchId: BranchId, ticketId: TicketId) {
    const { current, clock } = this.journals.of(branchId);
    const { lobby } = current;
    const ticket = ticketOf(lobby, ticketId);
    if (ticket === undefined) throw new ProblemError('not-found');
    const wait = this.waits.of(lobby, ticket, clock.now())?.told ?? null;
    return { lobby, ticket, answer: ticketAnswer(lobby, ticket, { wait }) };
  }
}

function sourceOf({ role }: Caller): 'kiosk' | 'staff' | 'app' {
  if (role === 'kiosk') return 'kiosk';
  return role === 'integrator' ? 'app' : 'staff';
}
