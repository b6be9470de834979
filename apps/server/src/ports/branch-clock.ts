import type { Instant } from '@lobbyflow/engine';
import { Clock } from './clock.js';
import type { Stopwatch } from './stopwatch.js';

/**
 * How far the wall clock may differ from the stopwatch and still be believed.
 * Time servers correct by less between two looks; a hand or a broken clock by more.
 */
const MAX_DRIFT_MS = 10_000;

/** How a replay's clock was set when its branch was made. */
export interface ReplayTime {
  readonly startsAt: Instant;
  /** Times as fast as a watch; 0 stands still and is set forward by hand. */
  readonly speed: number;
}

/** The time of one branch. Never runs backwards; order is by revision, never by time. */
export abstract class BranchClock extends Clock {
  /** Times as fast as a watch; 1 but for replays. */
  abstract readonly speed: number;
  /** Whether the wall clock jumped and is not believed at present. */
  abstract readonly isSuspect: boolean;

  /** Sets a standing clock forward; an earlier instant, or a clock that runs, changes nothing. */
  abstract setForward(to: Instant): Instant;
  /** Believes a wall clock that is ahead: for when no customer's wait is being measured. */
  abstract settle(): void;
}

/** @param floor - an instant that the branch has already seen; `0` for none */
export function branchClock(
  replay: ReplayTime | null,
  floor: Instant,
  { wall, stopwatch }: { readonly wall: Clock; readonly stopwatch: Stopwatch },
): BranchClock {
  return replay === null
    ? new WallBranchClock(wall, stopwatch, floor)
    : new ReplayBranchClock(replay, stopwatch, floor);
}

/**
 * Follows the wall clock as long as that keeps step with the stopwatch. After a
 * jump in either direction the stopwatch alone counts on, and the clock says so,
 * until the two agree again or {@link settle} is called. A machine that slept is
 * no jump.
 */
export class WallBranchClock extends BranchClock {
  readonly speed = 1;
  private last: number;
  private lastElapsedMs: number;
  private sleepMs: number;
  private isHeld = false;

  constructor(
    private readonly wall: Clock,
    private readonly stopwatch: Stopwatch,
    floor: Instant,
  ) {
    super();
    this.last = Math.max(wall.now(), floor);
    this.lastElapsedMs = stopwatch.elapsedMs();
    this.sleepMs = this.sleepSoFarMs();
  }

  get isSuspect(): boolean {
    return this.isHeld;
  }

  now(): Instant {
    const wall = this.wall.now();
    const elapsedMs = this.stopwatch.elapsedMs();
    let expected = this.last + elapsedMs - this.lastElapsedMs;
    if (!isNear(wall, expected)) expected += this.sleptMs();
    this.isHeld = !isNear(wall, expected);
    this.last = Math.max(this.last, this.isHeld ? expected : wall);
    this.lastElapsedMs = elapsedMs;
    return Math.floor(this.last) as Instant;
  }

  override setForward(): Instant {
    return this.now();
  }

  settle(): void {
    this.last = Math.max(this.last, this.wall.now());
    this.lastElapsedMs = this.stopwatch.elapsedMs();
    this.sleepMs = this.sleepSoFarMs();
    this.isHeld = false;
  }

  /** How long the machine has slept since this was last asked. */
  private sleptMs(): number {
    const before = this.sleepMs;
    this.sleepMs = this.sleepSoFarMs();
    return Math.max(0, this.sleepMs - before);
  }

  private sleepSoFarMs(): number {
    return this.stopwatch.elapsedWithSleepMs() - this.stopwatch.elapsedMs();
  }
}

/** Goes on from where the branch was when the server started: a replay does not run while it is down. */
export class ReplayBranchClock extends BranchClock {
  readonly isSuspect = false;
  readonly speed: number;
  private readonly begunMs: number;
  private begin: number;

  constructor(
    { startsAt, speed }: ReplayTime,
    private readonly stopwatch: Stopwatch,
    floor: Instant,
  ) {
    super();
    this.speed = speed;
    this.begin = Math.max(startsAt, floor);
    this.begunMs = stopwatch.elapsedMs();
  }

  now(): Instant {
    const elapsedMs = this.stopwatch.elapsedMs() - this.begunMs;
    return Math.floor(this.begin + elapsedMs * this.speed) as Instant;
  }

  setForward(to: Instant): Instant {
    if (this.speed === 0) this.begin = Math.max(this.begin, to);
    return this.now();
  }

  settle(): void {
    // A replay has no wall clock to believe.
  }
}

function isNear(wall: number, expected: number): boolean {
  return Math.abs(wall - expected) <= MAX_DRIFT_MS;
}
