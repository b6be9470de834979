import {
  type Newcomer,
  newcomerFeatures,
  ObservedLobby,
  type ObservedLeg,
  playNewcomer,
  type RuleWaits,
  ruleWaits,
  type Vocabulary,
  vocabularyOf as vocabularyOfLegs,
  WaitErrors,
  watchDay,
} from '@lobbyflow/forecast';

/** Somebody who had to wait and was called: what was known as he came, and what came of it. */
export interface ScoredWait {
  readonly day: string;
  readonly leg: ObservedLeg;
  readonly waitMs: number;
  /** Who went first, by the credits that were inferred. */
  readonly ahead: number;
  readonly rules: RuleWaits;
  readonly features: readonly number[];
}

/** Says what is known of a newcomer. A test puts one in its place that knows more than it may. */
export type Observe = (
  newcomer: Newcomer,
  circumstances: Omit<Parameters<typeof newcomerFeatures>[1], 'played'>,
  leg: ObservedLeg,
) => readonly number[];

/** How a stream of days is watched. */
export interface StreamSetting {
  readonly vocabulary: Vocabulary;
  /** Head start of a lane, milliseconds. */
  readonly creditOf: (laneId: string) => number;
  readonly observe: Observe;
}

/** The product's own way: the lobby is played forward, and all that was seen is counted. */
export function observeBy(paths: number, seed: number): Observe {
  return (newcomer, circumstances) => {
    const played = paths === 0 ? null : playNewcomer(newcomer, { paths, seed });
    return newcomerFeatures(newcomer, { ...circumstances, played });
  };
}

/**
 * Lets days pass one after the other, in the order of the calendar, and tells
 * of everybody who had to wait and is wanted.
 */
export class WaitStream {
  private readonly lobby: ObservedLobby;
  private readonly errors = new WaitErrors();

  constructor(private readonly setting: StreamSetting) {
    this.lobby = new ObservedLobby(setting.creditOf);
  }

  /** @param wants - whether anything is to be said about this leg; it costs as much as playing the lobby forward */
  pass(
    day: string,
    legs: readonly ObservedLeg[],
    watch: {
      readonly wants: (leg: ObservedLeg) => boolean;
      readonly tell: (wait: Omit<ScoredWait, 'waitMs'>) => void;
    },
  ): void {
    const { vocabulary, observe } = this.setting;
    const said = new Map<number, number>();
    const weekday = new Date(day).getUTCDay();
    this.errors.beginDay();
    watchDay(this.lobby, legs, {
      waits: (leg, newcomer) => {
        const rules = ruleWaits(newcomer);
        said.set(leg.key, rules.queueLengthLeaving);
        if (!watch.wants(leg)) return;
        const { errors } = this;
        const features = observe(newcomer, { vocabulary, weekday, errors }, leg);
        watch.tell({ day, leg, ahead: newcomer.ahead.length, rules, features });
      },
      called: ({ key, arrivedAt }, at) => {
        const saidMs = said.get(key);
        if (saidMs !== undefined) this.errors.learn(saidMs, at - arrivedAt);
      },
    });
  }
}

/** The names of a log, the most frequent first. */
export function vocabularyOf(days: ReadonlyMap<string, readonly ObservedLeg[]>): Vocabulary {
  return vocabularyOfLegs([...days.values()].flat());
}
