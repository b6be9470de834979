import type { BranchId, BusinessDay, TicketId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Between, In, LessThan } from 'typeorm';
import { ActEntity } from '../db/entities/act.entity.js';
import { CallEntity } from '../db/entities/call.entity.js';
import { PauseEntity } from '../db/entities/pause.entity.js';
import { VisitEntity } from '../db/entities/visit.entity.js';
import { ReadConnection } from '../db/read-connection.js';

export type CallRecord = Readonly<CallEntity>;
export type PauseRecord = Readonly<PauseEntity>;
export type ActRecord = Readonly<ActEntity>;

/** Business days, both included, and before which revision. */
export interface Choices {
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly limit: number;
}

/** Reads calls, pauses and acts of a business day, through the connection that cannot write. */
@Injectable()
export class CallsRepository {
  constructor(private readonly read: ReadConnection) {}

  callsOf(branchId: BranchId, businessDay: BusinessDay): Promise<readonly CallRecord[]> {
    const order = { revision: 'ASC' } as const;
    return this.read.manager.find(CallEntity, { where: { branchId, businessDay }, order });
  }

  pausesOf(branchId: BranchId, businessDay: BusinessDay): Promise<readonly PauseRecord[]> {
    const order = { revision: 'ASC' } as const;
    return this.read.manager.find(PauseEntity, { where: { branchId, businessDay }, order });
  }

  actsOf(branchId: BranchId, businessDay: BusinessDay): Promise<readonly ActRecord[]> {
    const order = { revision: 'ASC' } as const;
    return this.read.manager.find(ActEntity, { where: { branchId, businessDay }, order });
  }

  /** Picked calls, the latest first. */
  pickedIn(branchId: BranchId, choices: Choices): Promise<readonly CallRecord[]> {
    const where = { ...within(branchId, choices), rule: 'picked' as const };
    const order = { revision: 'DESC' } as const;
    return this.read.manager.find(CallEntity, { where, order, take: choices.limit });
  }

  /** Pulls forward, the latest first. */
  pulledIn(branchId: BranchId, choices: Choices): Promise<readonly ActRecord[]> {
    const where = { ...within(branchId, choices), kind: 'pulled-forward' as const };
    const order = { revision: 'DESC' } as const;
    return this.read.manager.find(ActEntity, { where, order, take: choices.limit });
  }

  /** Numbers of tickets, whatever their day; few are asked for. */
  async numbersOf(
    branchId: BranchId,
    ticketIds: readonly TicketId[],
  ): Promise<ReadonlyMap<string, string>> {
    const found = await this.read.manager.find(VisitEntity, {
      where: { branchId, ticketId: In([...ticketIds]) },
      select: { branchId: true, ticketId: true, number: true },
    });
    return new Map(found.map(({ ticketId, number }) => [ticketId, number]));
  }
}

function within(branchId: BranchId, { from, to, before }: Choices) {
  const businessDay = Between(from as BusinessDay, to as BusinessDay);
  return { branchId, businessDay, revision: LessThan(before) };
}
