import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CommitEntity } from '../db/entities/commit.entity.js';
import { Writer } from '../db/writer.js';
import { Clock } from '../ports/clock.js';
import { hashOf, ORIGIN } from './chain.js';
import { RULES_VERSION, SCHEMA_VERSION } from './upcasters.js';

/** The pseudo-branch that acts without a branch are recorded under; no branch can have this id. */
export const SYSTEM_BRANCH = '_system' as BranchId;

/** What can be done to the installation itself. */
export const SYSTEM_ACTS = [
  'setup.completed',
  'branch.created',
  'branch.changed',
  'staff.created',
  'staff.changed',
  'device.enrolled',
  'device.changed',
  'device.revoked',
  'contact.told',
  'contact.forgotten',
  'person.created',
  'person.changed',
  'person.removed',
  'webhook.created',
  'webhook.changed',
  'webhook.removed',
  'webhook.replayed',
  'incident.opened',
  'incident.noted',
  'incident.closed',
  'segments.told',
  'segment.forgotten',
  'report.taken',
] as const;

/** Ids and closed codes only: names and secrets stand in the tables that these ids lead to. */
export interface SystemAct {
  readonly type: (typeof SYSTEM_ACTS)[number];
  readonly branchId?: BranchId | null;
  readonly staffId?: string;
  readonly deviceId?: string;
  readonly personId?: string;
  /** The day that a report is about. */
  readonly businessDay?: string;
  readonly webhookId?: string;
  readonly incidentId?: string;
  readonly scenario?: string;
  readonly role?: string;
  /** Names of the fields that changed, never their values. */
  readonly changed?: readonly string[];
}

/** The journal of acts without a branch: branches, accounts, devices. */
@Injectable()
export class SystemJournal {
  constructor(
    private readonly writer: Writer,
    private readonly wall: Clock,
  ) {}

  /** Records an act in a transaction of its own. @returns its revision */
  record(act: SystemAct, actor: string): Promise<number> {
    return this.writer.transaction((db) => this.recordIn(db, act, actor));
  }

  /** Records an act in the transaction that does it: both happen, or neither. @returns its revision */
  async recordIn(db: EntityManager, act: SystemAct, actor: string): Promise<number> {
    const [last] = await db.find(CommitEntity, {
      where: { branchId: SYSTEM_BRANCH },
      order: { revision: 'DESC' },
      take: 1,
    });
    const { revision, hash, at: before } = last ?? { ...ORIGIN, at: 0 as Instant };
    const at = Math.max(this.wall.now(), before) as Instant;
    const line = {
      branchId: SYSTEM_BRANCH,
      revision: revision + 1,
      businessDay: new Date(at).toISOString().slice(0, 10),
      at,
      actor,
      device: null,
      type: act.type,
      command: JSON.stringify(act),
      events: JSON.stringify([{ ...act, at }]),
      schema: SCHEMA_VERSION,
      rules: RULES_VERSION,
      prevHash: hash,
    };
    await db.insert(CommitEntity, { ...line, hash: hashOf(line) });
    return line.revision;
  }
}
