import { lognormalTimes, observedTimes, type ServiceTimes } from './service-times.js';

/** A mean forgets with about so many services … */
const MEMORY = 200;
/** … and is mixed with that of all as if these had been seen. */
const PRIOR = 10;
/** Latest services of a kind from which futures are drawn, and how many new ones make a new picture of them. */
const SAMPLE = 500;
const REFRESH = 200;
const SIGMA = 0.9;
/** A service takes this long where none has been seen. */
const USUAL_MS = 180_000;
/** How long services last is counted in steps of this length. */
const STEP_MS = 10_000;
const STEPS = 200;
const FADING = 0.9995;

/** How long services have taken, by service and by agent; milliseconds. */
export class ObservedLengths {
  private readonly means = new Map<string, { mean: number; seen: number }>();
  private readonly samples = new Map<string, number[]>();
  private times: ReadonlyMap<string, ServiceTimes> = new Map();
  private readonly lasting = new Float64Array(STEPS);
  private seen = 0;

  /** A service has ended. */
  learn(serviceId: string, agentId: string | null, lengthMs: number): void {
    for (const name of [ALL, `service ${serviceId}`, `agent ${agentId}`]) this.move(name, lengthMs);
    const last = Math.min(STEPS - 1, Math.floor(lengthMs / STEP_MS));
    for (let step = 0; step < STEPS; step += 1) {
      this.lasting[step] = (this.lasting[step] ?? 0) * FADING + (step <= last ? 1 : 0);
    }
    const sample = this.samples.get(serviceId) ?? [];
    this.samples.set(serviceId, sample);
    sample.push(lengthMs);
    if (sample.length > SAMPLE) sample.shift();
    this.seen += 1;
    if (this.seen % REFRESH === 0) this.times = this.pictureOf();
  }

  /** Mean of the latest services of all kinds. */
  get meanMs(): number {
    return this.means.get(ALL)?.mean ?? USUAL_MS;
  }

  /** Mean of the latest of one kind. */
  ofService(serviceId: string): number {
    return this.mixed(`service ${serviceId}`);
  }

  /** Mean of an agent's latest. */
  ofAgent(agentId: string): number {
    return this.mixed(`agent ${agentId}`);
  }

  /** From which the lengths of services to come are drawn; made anew from time to time. */
  timesOf(serviceId: string): ServiceTimes {
    return this.times.get(serviceId) ?? lognormalTimes(this.meanMs, SIGMA);
  }

  /** The share of services that end within `aheadMs` when they have lasted `elapsedMs`. */
  endingWithin(aheadMs: number, elapsedMs: number): number {
    const step = (ms: number) => Math.min(STEPS - 1, Math.floor(ms / STEP_MS));
    const now = this.lasting[step(elapsedMs)] ?? 0;
    return now < 5 ? 0.3 : 1 - (this.lasting[step(elapsedMs + aheadMs)] ?? 0) / now;
  }

  private mixed(name: string): number {
    const known = this.means.get(name);
    if (known === undefined) return this.meanMs;
    const trust = known.seen / (known.seen + PRIOR);
    return trust * known.mean + (1 - trust) * this.meanMs;
  }

  private move(name: string, lengthMs: number): void {
    const known = this.means.get(name) ?? { mean: 0, seen: 0 };
    known.seen = Math.min(MEMORY, known.seen + 1);
    known.mean += (lengthMs - known.mean) / known.seen;
    this.means.set(name, known);
  }

  private pictureOf(): ReadonlyMap<string, ServiceTimes> {
    const prior = lognormalTimes(this.meanMs, SIGMA);
    return new Map(
      [...this.samples].map(([serviceId, lengths]) => [serviceId, observedTimes(lengths, prior)]),
    );
  }
}

const ALL = '';
