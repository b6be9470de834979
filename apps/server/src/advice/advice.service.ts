import {
  type AdviceCommand,
  type AdviceId,
  type AdviceOffer,
  type BranchId,
  type Instant,
  type Lobby,
} from '@lobbyflow/engine';
import type { PlanOutlook, WindowAdvice } from '@lobbyflow/forecast';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SimulatedPace } from '../demo/simulated-pace.js';
import { Histories } from '../forecast/histories.js';
import { WaitsComputer } from '../forecast/waits-computer.js';
import { BranchRounds } from '../journal/branch-rounds.js';
import type { Journal } from '../journal/journal.js';
import { Journals } from '../journal/journals.js';
import { Presence } from '../live/presence.js';
import { idOfFacts } from '../ports/ids.js';
import { adviceDue, SYSTEM } from './advice-due.js';
import { advicePolicyOf } from './advice-policy.js';
import { askAdvice, type AskedAdvice, offerIn, type Review } from './advice-question.js';
import { freeHelpers } from './helpers.js';
import { SecondLineService } from './second-line.service.js';

/** How often it is looked whether a review is due; a branch's own clock says when. */
const LOOK_MS = 1_000;
const MINUTE_MS = 60_000;
/** A hall is swamped when more than this share of all who wait or come would be late. */
const SWAMPED_SHARE = 0.5;

/** Reviews the elastic windows of every open branch, and sees to what it has advised. */
@Injectable()
export class AdviceService implements OnApplicationBootstrap, OnModuleDestroy {
  /** By branch, when its windows were last reviewed, on its own clock. */
  private readonly reviewedAt = new Map<BranchId, number>();
  private readonly rounds: BranchRounds;

  constructor(
    journals: Journals,
    private readonly histories: Histories,
    private readonly computer: WaitsComputer,
    private readonly secondLine: SecondLineService,
    private readonly presence: Presence,
    private readonly pace: SimulatedPace,
  ) {
    this.rounds = new BranchRounds(
      journals,
      (journal) => this.lookAt(journal),
      new Logger('Advice'),
    );
  }

  onApplicationBootstrap(): void {
    this.rounds.start(LOOK_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  /** Does what is due in every branch. */
  look(): Promise<void> {
    return this.rounds.look();
  }

  private async lookAt(journal: Journal): Promise<void> {
    const { lobby } = journal.current;
    const { config, businessDay, branchId } = lobby;
    if (config === null || businessDay === null) return;
    if (!config.counters.some(({ kind }) => kind === 'elastic')) return;
    const times = this.pace.of(branchId);
    const policy = advicePolicyOf(config, times);
    const now = journal.clock.now();
    const isReview = policy.mode !== 'off' && this.isDue(branchId, now, policy.everyMs);
    if (!isReview && !hasUnfinished(lobby)) return;
    const helpers = freeHelpers(lobby, await this.thereAt(branchId), times);
    for (const command of adviceDue(lobby, { now, policy, helpers, times })) {
      await this.run(journal, command);
    }
    if (!isReview) return;
    this.reviewedAt.set(branchId, now);
    const history = this.histories.of(branchId, businessDay);
    await this.review(journal, { history, policy, helpers, times, seed: seedOf(lobby) });
  }

  private isDue(branchId: BranchId, now: number, everyMs: number): boolean {
    return now - (this.reviewedAt.get(branchId) ?? Number.NEGATIVE_INFINITY) >= everyMs;
  }

  private async thereAt(branchId: BranchId) {
    const secondLine = await this.secondLine.of(branchId);
    return { tellers: this.presence.tellersAt(branchId), secondLine };
  }

  private async review(journal: Journal, review: Review): Promise<void> {
    const { clock, timeZone, current } = journal;
    const now = clock.now();
    const asked = askAdvice({ lobby: current.lobby, now, timeZone }, review);
    const offered = offerIn(current.lobby);
    if (asked === null) {
      if (offered !== undefined) await this.lapse(journal, offered.id);
      return;
    }
    const answer = await this.advise(asked);
    if (offered !== undefined) {
      if (answer.action !== offered.action) await this.lapse(journal, offered.id);
      return;
    }
    const offer = offerOf(answer, asked, { now, review });
    if (offer === null) return;
    const { branchId, businessDay, revision } = current.lobby;
    const adviceId = idOfFacts(branchId, 'advice', businessDay ?? '', revision) as AdviceId;
    const isAutomatic = review.policy.mode === 'automatic';
    await this.run(journal, { type: 'offer-advice', adviceId, offer, isAutomatic, by: SYSTEM });
  }

  /** Where most would be late whatever is done, fewer late customers say nothing any more: then waits alone count. */
  private async advise({ task, customers }: AskedAdvice): Promise<WindowAdvice> {
    const answer = await this.computer.advise(task);
    const isSwamped = answer.keep.late > SWAMPED_SHARE * customers;
    if (answer.action !== 'keep' || !isSwamped) return answer;
    const prices = { ...task.question.prices, windowMinute: 0, change: 0 };
    return this.computer.advise({ ...task, question: { ...task.question, prices } });
  }

  private lapse(journal: Journal, adviceId: AdviceId): Promise<void> {
    return this.run(journal, { type: 'lapse-advice', adviceId, cause: 'not-needed', by: SYSTEM });
  }

  /** The same wish at the same revision has the same id: two processes do it once. */
  private async run(journal: Journal, command: AdviceCommand): Promise<void> {
    const { branchId, current } = journal;
    const commandId = idOfFacts(branchId, command.type, command.adviceId, current.revision);
    const requestHash = idOfFacts(JSON.stringify(command));
    await journal.submit({ commandId, requestHash, actor: SYSTEM.id, device: null, command });
  }
}

/** Whether something is still to be seen to: an answer, a window, a measurement. */
function hasUnfinished({ advice }: Lobby): boolean {
  return [...advice.values()].some(
    ({ state, effect }) =>
      state === 'offered' || state === 'accepted' || (state === 'done' && effect === null),
  );
}

/** What an advice says of it, in whole customers; `null` when nothing is to be done. */
function offerOf(
  { action, counterId, keep, advised }: WindowAdvice,
  { helperOf, customers }: AskedAdvice,
  { now, review }: { readonly now: number; readonly review: Review },
): AdviceOffer | null {
  if (action === 'keep' || counterId === null) return null;
  const outlook = ({ late, waitMinutes }: PlanOutlook) => ({
    late: Math.round(late),
    waitMs: Math.round((waitMinutes * MINUTE_MS) / Math.max(1, customers)),
  });
  return {
    action,
    counterId,
    helper: action === 'open' ? (helperOf.get(counterId) ?? null) : null,
    without: outlook(keep),
    with: outlook(advised),
    limitMs: Math.round(review.policy.lateAfterMs),
    until: Math.round(now + review.policy.horizonMs) as Instant,
  };
}

/** The same lobby is looked ahead from with the same lots (FNV-1a over the branch, and the revision). */
function seedOf({ branchId, revision }: Lobby): number {
  let hash = 0x811c9dc5;
  for (const sign of branchId) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) + revision;
}
