/** A class of customers whom the order of calling may treat alike. */
export interface CustomerClass {
  readonly serviceId: string;
  readonly laneId: string;
}

/** Differences of arrival are counted in steps of this many seconds, up to so many steps either way. */
const STEP_S = 15;
const STEPS = 40;
/** No head start beyond it is looked for, seconds. */
const MOST_S = 300;
/** Fewer choices say nothing, of all or of a class. */
const LEAST_CHOICES = 1_000;
const LEAST_OF_CLASS = 300;
/** What of the counts is left the next day. */
const FADING = 0.97;
const ROUNDS = 4;

/**
 * Head starts, inferred from who was called while whom else was waiting: the
 * credits of the classes under which most of these choices went to the earlier
 * virtual arrival. Until enough choices have been seen the known credits of
 * the lanes hold.
 */
export class InferredCredits {
  private credits = new Map<string, number>();
  /** By who was called and who waited on, how often the first came later by how much. */
  private readonly choices = new Map<string, Map<string, Float64Array>>();
  private readonly classes = new Map<string, { readonly who: CustomerClass; seen: number }>();
  private seen = 0;

  /** @param known - credit of a lane, milliseconds */
  constructor(private readonly known: (laneId: string) => number) {}

  /** Credit of a class, milliseconds; of all classes only the differences matter. */
  of(who: CustomerClass): number {
    return this.credits.get(nameOf(who)) ?? this.known(who.laneId);
  }

  /** Somebody was called while another waited who could have been called instead. */
  note(called: CustomerClass, other: CustomerClass, laterMs: number): void {
    const row = this.choices.get(nameOf(called)) ?? new Map<string, Float64Array>();
    this.choices.set(nameOf(called), row);
    const counts = row.get(nameOf(other)) ?? new Float64Array(2 * STEPS + 1);
    row.set(nameOf(other), counts);
    for (const who of [called, other]) this.count(who);
    const step = Math.floor(laterMs / 1_000 / STEP_S) + STEPS;
    const bin = Math.min(2 * STEPS, Math.max(0, step));
    counts[bin] = (counts[bin] ?? 0) + 1;
    this.seen += 1;
  }

  /** Infers the credits anew and lets the past fade. */
  infer(): void {
    if (this.seen < LEAST_CHOICES) return;
    const names = this.frequent();
    const credits = new Map(names.map((name) => [name, this.credits.get(name) ?? 0]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of names) credits.set(name, this.bestFor(name, credits));
    }
    this.credits = this.anchored(credits);
    this.fade();
  }

  private count({ serviceId, laneId }: CustomerClass): void {
    const who = { serviceId, laneId };
    const known = this.classes.get(nameOf(who)) ?? { who, seen: 0 };
    known.seen += 1;
    this.classes.set(nameOf(who), known);
  }

  private fade(): void {
    for (const row of this.choices.values()) {
      for (const counts of row.values()) {
        for (let bin = 0; bin <= 2 * STEPS; bin += 1) counts[bin] = (counts[bin] ?? 0) * FADING;
      }
    }
    for (const known of this.classes.values()) known.seen *= FADING;
  }

  /** Those seen often enough, the most frequent first. */
  private frequent(): string[] {
    return [...this.classes]
      .filter(([, { seen }]) => seen >= LEAST_OF_CLASS)
      .toSorted(([one, { seen }], [other, others]) => others.seen - seen || (one < other ? -1 : 1))
      .map(([name]) => name);
  }

  /** Only differences can be inferred: their level is that at which they fit the known credits best. */
  private anchored(credits: ReadonlyMap<string, number>): Map<string, number> {
    let [shift, weight] = [0, 0];
    for (const [name, credit] of credits) {
      const known = this.classes.get(name);
      if (known === undefined) continue;
      shift += known.seen * (this.known(known.who.laneId) - credit);
      weight += known.seen;
    }
    const level = weight === 0 ? 0 : Math.round(shift / weight);
    return new Map([...credits].map(([name, credit]) => [name, credit + level]));
  }

  /** The credit under which most choices agree; of several the nearest to none. */
  private bestFor(name: string, credits: ReadonlyMap<string, number>): number {
    let best = { credit: 0, agreeing: this.agreeing(name, 0, credits) };
    for (let second = STEP_S; second <= MOST_S; second += STEP_S) {
      for (const credit of [-1_000 * second, 1_000 * second]) {
        const agreeing = this.agreeing(name, credit, credits);
        if (agreeing > best.agreeing) best = { credit, agreeing };
      }
    }
    return best.credit;
  }

  private agreeing(name: string, credit: number, credits: ReadonlyMap<string, number>): number {
    let sum = 0;
    for (const [other, theirs] of credits) {
      if (other === name) continue;
      sum += countUpTo(this.choices.get(name)?.get(other), credit - theirs);
      sum += countUpTo(this.choices.get(other)?.get(name), theirs - credit);
    }
    return sum;
  }
}

/** How many choices went to somebody who came later by no more than that. */
function countUpTo(counts: Float64Array | undefined, mostMs: number): number {
  if (counts === undefined) return 0;
  let sum = 0;
  for (let bin = 0; bin <= 2 * STEPS; bin += 1) {
    if ((bin - STEPS + 0.5) * STEP_S * 1_000 <= mostMs) sum += counts[bin] ?? 0;
  }
  return sum;
}

function nameOf({ serviceId, laneId }: CustomerClass): string {
  return `${serviceId}|${laneId}`;
}
