import { type Newcomer, newcomerIn } from './newcomer.js';
import { newcomerFeatures, type Vocabulary } from './newcomer-features.js';
import { ObservedLobby, type SeenWaiting } from './observed-lobby.js';
import { ruleWaits } from './queue-rules.js';
import { WaitErrors } from './wait-errors.js';
import { type ObservedLeg, watchDay } from './watch-day.js';

/** What the forecast said, milliseconds; `null` where it said nothing. */
export type Played = { readonly p50: number; readonly p90: number } | null;

/** Somebody who had to wait: what was known then. */
export interface WatchedWait {
  readonly leg: ObservedLeg;
  readonly features: readonly number[];
  /** What the best formula says (queue length with abandonment). */
  readonly ruleMs: number;
}

/**
 * A branch as a bystander sees it, day after day: past days pass from their rows, today as it happens. What is known of
 * a newcomer is counted in the same way in both, so that what was learned of the past can be told today.
 */
export class WatchedBranch {
  private readonly lobby: ObservedLobby;
  private readonly errors = new WaitErrors();
  /** What the formula said of those who wait. */
  private readonly said = new Map<number, number>();
  private weekday = 0;

  /** @param creditOf - head start of a lane, milliseconds */
  constructor(
    private readonly vocabulary: Vocabulary,
    creditOf: (laneId: string) => number,
  ) {
    this.lobby = new ObservedLobby(creditOf);
  }

  /**
   * Lets a whole day pass, or what has happened of it so far.
   *
   * @param playedOf - what was told to who came then
   */
  passDay(
    day: string,
    legs: readonly ObservedLeg[],
    {
      playedOf,
      tell,
    }: {
      readonly playedOf: (leg: ObservedLeg) => Played;
      readonly tell: ((wait: WatchedWait) => void) | null;
    },
  ): void {
    this.beginDay(day);
    watchDay(this.lobby, legs, {
      waits: (leg, newcomer) => {
        const ruleMs = this.note(leg.key, newcomer);
        if (tell === null || leg.startedAt === null) return;
        tell({ leg, ruleMs, features: this.features(newcomer, playedOf(leg)) });
      },
      called: ({ key, arrivedAt }, at) => this.learn(key, at - arrivedAt),
    });
  }

  /** A new day begins: nobody waits. */
  beginDay(day: string): void {
    this.said.clear();
    this.weekday = new Date(day).getUTCDay();
    this.errors.beginDay();
    this.lobby.beginDay();
  }

  /** What is known of somebody who comes now; he need not be in the lobby yet. */
  featuresOf(me: SeenWaiting, played: Played): number[] {
    return this.features(newcomerIn(this.lobby, me), played);
  }

  /** Somebody comes; a second time it is nothing new. */
  come(me: SeenWaiting): void {
    if (this.lobby.waiting.has(me.key)) return;
    this.lobby.arrive(me);
    this.note(me.key, newcomerIn(this.lobby, me));
  }

  /** Somebody is called. */
  call(key: number, agentId: string, at: number): void {
    const me = this.lobby.waiting.get(key);
    if (me === undefined) return;
    this.learn(key, at - me.arrivedAt);
    this.lobby.start(key, agentId, at);
  }

  /** A service ends, or nobody came to it. */
  end(service: Parameters<ObservedLobby['end']>[0], at: number): void {
    this.lobby.end(service, at);
  }

  /** Somebody gives up. */
  leave(key: number, at: number): void {
    this.lobby.leave(key, at);
  }

  private features(newcomer: Newcomer, played: Played): number[] {
    const { vocabulary, weekday, errors } = this;
    return newcomerFeatures(newcomer, { vocabulary, weekday, errors, played });
  }

  private note(key: number, newcomer: Newcomer): number {
    const { queueLengthLeaving } = ruleWaits(newcomer);
    this.said.set(key, queueLengthLeaving);
    return queueLengthLeaving;
  }

  private learn(key: number, waitMs: number): void {
    const saidMs = this.said.get(key);
    this.said.delete(key);
    if (saidMs !== undefined && waitMs > 0) this.errors.learn(saidMs, waitMs);
  }
}
