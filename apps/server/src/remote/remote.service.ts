import { type JoinOffer, type ROUTES, USUAL_REMOTE, type Views } from '@lobbyflow/contract';
import {
  type ActorId,
  type BranchId,
  GENERAL_LANE,
  type Lobby,
  presentTickets,
  ticketOf,
} from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { sha256 } from '../journal/chain.js';
import type { Answer } from '../journal/commit.js';
import { FollowJournals } from '../journal/follow-journals.js';
import { BranchesNow } from '../live/branches-now.js';
import { LiveViews } from '../live/live-views.js';
import { TokenBuckets } from '../limits/token-bucket.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { AskedOf } from '../routes/asked.js';
import { CommandsService } from '../routes/commands.service.js';
import { ServerSettings } from '../settings.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { Arrivals } from './arrivals.js';

/** Numbers for one address, behind which may be a family, or the phones of a whole village … */
const TAKEN_FROM = { burst: 6, perMinute: 3 };
/** … and for everybody who is not there, at one branch. */
const TAKEN_AT = { burst: 30, perMinute: 20 };
/** Wrong digits for one number: all ten thousand of them take three days. */
const WRONG_FOR = { burst: 5, perMinute: 2 };

const CUSTOMER = 'customer' as ActorId;

/** Numbers from afar, for whoever has turned them on, and the check-in that makes them count. */
@Injectable()
export class RemoteService {
  private readonly takenFrom: TokenBuckets;
  private readonly takenAt: TokenBuckets;
  private readonly wrongFor: TokenBuckets;

  constructor(
    private readonly branches: BranchesService,
    private readonly now: BranchesNow,
    private readonly follow: FollowJournals,
    private readonly views: LiveViews,
    private readonly commands: CommandsService,
    private readonly tickets: TicketsService,
    private readonly arrivals: Arrivals,
    private readonly settings: ServerSettings,
    private readonly ids: Ids,
    clock: Clock,
  ) {
    this.takenFrom = new TokenBuckets(clock, TAKEN_FROM);
    this.takenAt = new TokenBuckets(clock, TAKEN_AT);
    this.wrongFor = new TokenBuckets(clock, WRONG_FOR);
  }

  /** @throws ProblemError `not-found` also where the branch has not turned it on */
  async offer(branchId: BranchId): Promise<JoinOffer> {
    const { mostAway } = await this.policyOf(branchId);
    const { name, timeZone } = this.branches.mustExist(branchId);
    const { lobby } = this.now.of(branchId);
    const shown = this.views.snapshot({ branchId, view: 'kiosk', ticketId: null });
    const { services, waits } = shown as unknown as Views['kiosk'];
    return {
      branchName: name,
      timeZone,
      isOpen: lobby.businessDay !== null,
      isFull: awayIn(lobby) >= mostAway,
      services: Object.entries(services)
        .filter(([, { isOffered }]) => isOffered)
        .map(([id, { name: called, waiting }]) => {
          return { id: id as never, name: called, waiting, wait: waits?.[id] ?? null };
        }),
    };
  }

  /** @throws ProblemError `not-found`, `too-many-requests` or `remote-full`; a refusal is an answer */
  async take({ branchId, body, address }: AskedOf<typeof ROUTES.joinFromAfar>): Promise<Answer> {
    const { mostAway } = await this.policyOf(branchId);
    const { wishId, serviceId, language = null } = body;
    const requestHash = sha256(JSON.stringify(['join', branchId, serviceId, language]));
    const wish = { commandId: wishId, requestHash };
    const known = await this.commands.known(branchId, wish);
    if (known !== null) return known;
    if (awayIn(this.now.of(branchId).lobby) >= mostAway) throw new ProblemError('remote-full');
    this.takeTurn(this.takenFrom, address);
    this.takeTurn(this.takenAt, branchId);
    return this.commands.run(
      branchId,
      { ...wish, actor: CUSTOMER, device: null, ifMatch: null },
      {
        ...{ type: 'issue', ticketId: this.ids.ticketId(), serviceId, laneId: GENERAL_LANE },
        ...{ laterServiceIds: [], needs: [], language, source: 'app', isAway: true },
        arrivedAt: null,
      },
      { ticketToken: this.ids.ticketToken() },
    );
  }

  /** @throws ProblemError `arrival-code-wrong`, `too-many-requests`, `wrong-state` for who is there already */
  async checkIn(asked: AskedOf<typeof ROUTES.checkIn>): Promise<Answer> {
    const { branchId, ticketId, caller, body, command } = asked;
    const known = await this.commands.known(branchId, command);
    if (known !== null) return known;
    const ticket = ticketOf(this.now.of(branchId).lobby, ticketId);
    if (ticket === undefined) throw new ProblemError('not-found');
    if (ticket.isAway !== true) throw new ProblemError('wrong-state');
    if (caller.role === 'customer' && body.code !== this.arrivals.codeOf(branchId)) {
      this.takeTurn(this.wrongFor, ticketId);
      throw new ProblemError('arrival-code-wrong');
    }
    return this.tickets.run(asked, { type: 'resume' });
  }

  private async policyOf(branchId: BranchId) {
    this.branches.mustExist(branchId);
    await this.follow.fresh(branchId);
    const policy = this.branches.configOf(branchId).remote ?? USUAL_REMOTE;
    if (!policy.isOn) throw new ProblemError('not-found');
    return policy;
  }

  private takeTurn(buckets: TokenBuckets, key: string): void {
    if (!this.settings.hasLimits) return;
    const waitMs = buckets.take(key);
    if (waitMs === 0) return;
    const retryAfter = Math.ceil(waitMs / 1_000);
    throw new ProblemError('too-many-requests', undefined, { retryAfter });
  }
}

/** Numbers whose customers are still on their way. */
function awayIn(lobby: Lobby): number {
  return presentTickets(lobby).filter(({ isAway }) => isAway === true).length;
}
