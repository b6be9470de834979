import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@lobbyflow/engine';
import { anInstant, FakeClock, MINUTE_MS, SECOND_MS } from '@lobbyflow/testing';
import { branchClock } from './branch-clock.js';

const NEVER = 0 as Instant;

/** A machine whose wall clock, running time and sleep a test can move one by one. */
function aMachine() {
  const wall = new FakeClock(anInstant(0));
  let [elapsedMs, sleptMs] = [5, 0];
  return {
    wall,
    stopwatch: {
      elapsedMs: () => elapsedMs,
      elapsedWithSleepMs: () => elapsedMs + sleptMs,
    },
    run: (ms: number) => {
      wall.advance(ms);
      elapsedMs += ms;
    },
    sleep: (ms: number) => {
      wall.advance(ms);
      sleptMs += ms;
    },
  };
}

describe('The clock of a branch', () => {
  it('goes with the wall clock', () => {
    const machine = aMachine();
    const clock = branchClock(null, NEVER, machine);

    machine.run(MINUTE_MS);

    expect(clock.now()).toBe(anInstant(1));
    expect(clock.isSuspect).toBe(false);
  });

  it('stands still rather than run backwards after a small correction', () => {
    const machine = aMachine();
    const clock = branchClock(null, NEVER, machine);
    machine.run(MINUTE_MS);
    const before = clock.now();

    machine.wall.advance(-3 * SECOND_MS);
    machine.run(SECOND_MS);

    expect(clock.now()).toBe(before);
    machine.run(5 * SECOND_MS);
    expect(clock.now()).toBe(machine.wall.now());
  });

  it.each([
    ['forward', 60],
    ['a day forward', 24 * 60],
    ['backward', -60],
  ])('goes on at its own pace when the wall clock jumps %s, and says so', (_, minutes) => {
    const machine = aMachine();
    const clock = branchClock(null, NEVER, machine);

    machine.wall.advance(minutes * MINUTE_MS);
    machine.run(MINUTE_MS);

    expect(clock.now()).toBe(anInstant(1));
    expect(clock.isSuspect).toBe(true);
  });

  it('believes the wall clock again when it is right again', () => {
    const machine = aMachine();
    const clock = branchClock(null, NEVER, machine);
    machine.wall.advance(60 * MINUTE_MS);
    machine.run(MINUTE_MS);
    clock.now();

    machine.wall.advance(-60 * MINUTE_MS);
    machine.run(MINUTE_MS);

    expect(clock.now()).toBe(anInstant(2));
    expect(clock.isSuspect).toBe(false);
  });

  it('believes a wall clock that is ahead once it is told to', () => {
    const machine = aMachine();
    const clock = branchClock(null, NEVER, machine);
    machine.wall.advance(60 * MINUTE_MS);
    clock.now();

    clock.settle();

    expect(clock.now()).toBe(anInstant(60));
    expect(clock.isSuspect).toBe(false);
  });

  it('takes the hours that the machine slept for hours', () => {
    const machine = aMachine();
    const clock = branchClock(null, NEVER, machine);

    machine.sleep(8 * 60 * MINUTE_MS);

    expect(clock.now()).toBe(anInstant(8 * 60));
    expect(clock.isSuspect).toBe(false);
  });

  it('is never earlier than what the branch has seen, even after a restart with a wrong clock', () => {
    const machine = aMachine();
    const clock = branchClock(null, anInstant(120), machine);

    machine.run(MINUTE_MS);

    expect(clock.now()).toBe(anInstant(121));
    expect(clock.isSuspect).toBe(true);
  });
});

describe('The clock of a replay', () => {
  it('runs so many times faster from its own beginning, whatever the wall clock does', () => {
    const machine = aMachine();
    const clock = branchClock({ startsAt: anInstant(-1_000), speed: 60 }, NEVER, machine);

    machine.run(MINUTE_MS);
    machine.wall.advance(-99 * MINUTE_MS);

    expect(clock.now()).toBe(anInstant(-940));
    expect(clock.speed).toBe(60);
  });

  it('stands still at speed 0, and is set forward by hand, never back', () => {
    const machine = aMachine();
    const clock = branchClock({ startsAt: anInstant(0), speed: 0 }, NEVER, machine);
    machine.run(MINUTE_MS);

    expect(clock.now()).toBe(anInstant(0));
    expect(clock.setForward(anInstant(30))).toBe(anInstant(30));
    expect(clock.setForward(anInstant(20))).toBe(anInstant(30));
  });

  it('goes on after a restart from where the branch was', () => {
    const clock = branchClock({ startsAt: anInstant(0), speed: 10 }, anInstant(50), aMachine());

    expect(clock.now()).toBe(anInstant(50));
  });
});
