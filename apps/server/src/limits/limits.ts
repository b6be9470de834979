import type { Role, RouteSpec } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Faults } from '../health/faults.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { ServerSettings } from '../settings.js';
import { type BucketRule, TokenBuckets } from './token-bucket.js';

/** What a caller may do at once, and a minute. A busy hall stays far below; a program that has gone wild does not. */
export const RULES = {
  /** Somebody on a phone: presses a button now and then … */
  customerWrites: { burst: 20, perMinute: 20 },
  /** … and looks, once in a while without a socket. */
  customerReads: { burst: 60, perMinute: 120 },
  /** Numbers taken through a program for people who are not in the lobby, at one branch. */
  remoteTickets: { burst: 60, perMinute: 60 },
  /** Machines and people of the house, one by one: sixteen kiosks could share one identity and press at once. */
  houseWrites: { burst: 2_000, perMinute: 1_200 },
  houseReads: { burst: 2_000, perMinute: 3_000 },
} as const satisfies Record<string, BucketRule>;
type RuleName = keyof typeof RULES;

/** A turn at one bucket of one rule. */
interface TurnAt {
  readonly rule: RuleName;
  readonly key: string;
}

/**
 * Holds every caller to what he may do in a while: by who he is, never by where
 * he asks from, so that nobody is stopped by his neighbours. A branch that is
 * made for a replay has a clock of its own, and no limits.
 */
@Injectable()
export class Limits {
  private readonly buckets: Readonly<Record<RuleName, TokenBuckets>>;

  constructor(
    private readonly journals: Journals,
    private readonly settings: ServerSettings,
    private readonly faults: Faults,
    clock: Clock,
  ) {
    const of = (rule: RuleName) => new TokenBuckets(clock, RULES[rule]);
    this.buckets = {
      customerWrites: of('customerWrites'),
      customerReads: of('customerReads'),
      remoteTickets: of('remoteTickets'),
      houseWrites: of('houseWrites'),
      houseReads: of('houseReads'),
    };
  }

  /** @throws ProblemError `too-many-requests`, with when there is a turn again */
  take(caller: Caller, spec: RouteSpec, branchId: string | undefined): void {
    if (!this.settings.hasLimits) return;
    if (branchId !== undefined && this.isReplay(branchId as BranchId)) return;
    for (const { rule, key } of turnsOf(caller, spec, branchId)) {
      const waitMs = this.buckets[rule].take(key);
      if (waitMs === 0) continue;
      const retryAfter = Math.ceil(waitMs / 1_000);
      const { actor, role } = caller;
      this.faults.tell('caller-limited', { actor, role, ...(branchId && { branchId }) });
      throw new ProblemError('too-many-requests', undefined, { retryAfter });
    }
  }

  private isReplay(branchId: BranchId): boolean {
    return this.journals.isKnown(branchId) && this.journals.of(branchId).isReplay;
  }
}

function turnsOf(
  { id, role }: Caller,
  { method, path }: RouteSpec,
  branchId: string | undefined,
): readonly TurnAt[] {
  const isRead = method === 'GET';
  const own = { rule: ownRule(role, isRead), key: id };
  const isRemote = role === 'integrator' && method === 'POST' && path.endsWith('/tickets');
  return isRemote ? [own, { rule: 'remoteTickets', key: `${id} ${branchId ?? ''}` }] : [own];
}

function ownRule(role: Role, isRead: boolean): RuleName {
  if (role === 'customer' || role === 'pad') return isRead ? 'customerReads' : 'customerWrites';
  return isRead ? 'houseReads' : 'houseWrites';
}
