import { CLOCK_OFF_MS, type ROUTES } from '@lobbyflow/contract';
import { type ActorId, GENERAL_LANE, type Instant, type LeaseId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { dayEndsAt } from '../branches/business-day.js';
import { Faults } from '../health/faults.js';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import type { AskedOf } from '../routes/asked.js';
import { CommandsService } from '../routes/commands.service.js';

/** Lends numbers to kiosks, and takes in what they gave out while they did not reach the server. */
@Injectable()
export class LeasesService {
  constructor(
    private readonly journals: Journals,
    private readonly commands: CommandsService,
    private readonly branches: BranchesService,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {}

  /** @throws ProblemError see {@link CommandsService.run} */
  lend({ branchId, caller, body, command }: AskedOf<typeof ROUTES.leaseNumbers>): Promise<Answer> {
    const { timeZone, clock } = this.journals.of(branchId);
    const { hours } = this.branches.configOf(branchId);
    return this.commands.run(branchId, command, {
      type: 'lease-numbers',
      leaseId: this.ids.uuid() as LeaseId,
      deviceId: caller.id as ActorId,
      letters: body.letters ?? null,
      until: dayEndsAt(clock.now(), timeZone, hours),
    });
  }

  /** @throws ProblemError see {@link CommandsService.run} */
  takeBack({
    branchId,
    caller,
    body,
    command,
  }: AskedOf<typeof ROUTES.returnNumbers>): Promise<Answer> {
    return this.commands.run(branchId, command, {
      type: 'return-numbers',
      leaseId: body.leaseId as LeaseId,
      deviceId: caller.id as ActorId,
    });
  }

  /** @throws ProblemError see {@link CommandsService.run} */
  merge(asked: AskedOf<typeof ROUTES.mergeTicket>): Promise<Answer> {
    const { branchId, caller, body, query, command } = asked;
    const sentAt = query.sentAt === undefined ? null : Date.parse(query.sentAt);
    if (sentAt !== null && Math.abs(this.clock.now() - sentAt) > CLOCK_OFF_MS) {
      const { actor, role } = caller;
      this.faults.tell('device-clock-off', { branchId, actor, role });
    }
    const now = this.journals.of(branchId).clock.now();
    return this.commands.run(
      branchId,
      command,
      {
        ...{ type: 'issue', ticketId: this.ids.ticketId(), serviceId: body.serviceId },
        laneId: body.laneId ?? GENERAL_LANE,
        laterServiceIds: body.laterServiceIds ?? [],
        needs: body.needs ?? [],
        language: body.language ?? null,
        source: 'kiosk',
        arrivedAt: arrivalOf(Date.parse(body.takenAt), sentAt, now),
        offline: {
          leaseId: body.leaseId as LeaseId,
          deviceId: caller.id as ActorId,
          number: body.number,
        },
      },
      { ticketToken: body.token },
    );
  }
}

/**
 * When a customer came, by the branch's clock: as long ago as the kiosk's own clock says, whatever
 * that is off by. Without the time of sending the kiosk's clock is believed.
 */
function arrivalOf(takenAt: number, sentAt: number | null, now: Instant): Instant {
  if (sentAt === null) return takenAt as Instant;
  return (now - Math.max(0, sentAt - takenAt)) as Instant;
}
