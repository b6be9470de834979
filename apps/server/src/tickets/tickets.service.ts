import type { MyTicket, ROUTES, TicketAnswer } from '@lobbyflow/contract';
import {
  type BranchId,
  GENERAL_LANE,
  type TicketCommand,
  type TicketId,
  ticketOf,
} from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { AppointmentsService } from '../appointments/appointments.service.js';
import { worthMore } from '../appointments/check-in.js';
import { SegmentsService } from '../appointments/segments.service.js';
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
interface AskedOfServed extends AskedOfTicket {
  readonly caller: Caller;
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
    private readonly appointments: AppointmentsService,
    private readonly segments: SegmentsService,
  ) {}

  /**
   * @throws ProblemError `not-found` for a branch that is not there; see {@link CommandsService.run},
   *   and `AppointmentsService.keep` for a code
   */
  async issue({ branchId, caller, body, command }: AskedOf<typeof ROUTES.issue>): Promise<Answer> {
    const { serviceId, appointmentCode, customer } = body;
    let laneId = body.laneId ?? GENERAL_LANE;
    let kept: { readonly appointmentCode?: string } = {};
    if (appointmentCode !== undefined || customer !== undefined) {
      const known = await this.commands.known(branchId, command);
      if (known !== null) return known;
    }
    if (customer !== undefined) {
      const config = this.branches.configOf(branchId);
      laneId = worthMore(config, laneId, await this.segments.laneOf(branchId, customer));
    }
    if (appointmentCode !== undefined) {
      const wished = laneId === GENERAL_LANE ? null : laneId;
      const came = await this.appointments.keep(branchId, appointmentCode, { serviceId, wished });
      ({ laneId } = came);
      kept = { appointmentCode: came.appointmentCode };
    }
    return this.commands.run(
      branchId,
      command,
      {
        type: 'issue',
        ticketId: this.ids.ticketId(),
        serviceId,
        laneId,
        laterServiceIds: body.laterServiceIds ?? [],
        needs: body.needs ?? [],
        language: body.language ?? null,
        source: sourceOf(caller),
        arrivedAt: null,
        ...(body.isAway === true && { isAway: true }),
        ...kept,
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

  /** The screen of a counter speaks for those who are served there. @throws ProblemError `not-found` */
  mustBeServedAt({ branchId, ticketId, caller: { counterId } }: AskedOfServed): void {
    if (counterId === undefined) return;
    const ticket = ticketOf(this.journals.of(branchId).current.lobby, ticketId);
    if (ticket?.counterId !== counterId) throw new ProblemError('not-found');
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
