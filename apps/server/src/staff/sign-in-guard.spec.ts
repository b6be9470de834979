import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock, MINUTE_MS } from '@lobbyflow/testing';
import type { Instant } from '@lobbyflow/engine';
import { ProblemError } from '../problems/problem.error.js';
import { SignInGuard } from './sign-in-guard.js';

let clock: FakeClock;
let guard: SignInGuard;

beforeEach(() => {
  clock = new FakeClock(0 as Instant);
  guard = new SignInGuard(clock);
});

/** What came of one try: `in`, or the code of the problem. */
async function heard(username: string, address: string, password: 'right' | 'wrong', known = '') {
  const knownBrowser = known === '' ? null : known;
  const recognise = () =>
    password === 'right'
      ? Promise.resolve('in')
      : Promise.reject(new ProblemError('credentials-wrong'));
  try {
    return await guard.admit({ username, address, knownBrowser }, recognise);
  } catch (error) {
    return (error as ProblemError).code;
  }
}

describe('ten thousand guesses at one account', () => {
  it('from as many addresses are heard thirty times in the first hour', async () => {
    const counts = { heard: 0, turnedAway: 0 };
    for (let at = 0; at < 10_000; at += 1) {
      const answer = await heard('ann', `10.0.${at >> 8}.${at & 255}`, 'wrong');
      counts[answer === 'credentials-wrong' ? 'heard' : 'turnedAway'] += 1;
      clock.advance(360);
    }

    expect(counts.heard).toBeLessThanOrEqual(30);
    expect(counts.heard).toBeGreaterThan(10);
  });

  it('do not keep its owner out, who comes from where he came before', async () => {
    for (let at = 0; at < 100; at += 1) await heard('ann', `10.0.0.${at}`, 'wrong');

    expect(await heard('ann', '10.9.9.9', 'right', 'her-browser')).toBe('in');
    expect(await heard('ann', '10.9.9.9', 'right')).toBe('too-many-requests');
  });

  it('shut it for nobody for good', async () => {
    for (let at = 0; at < 100; at += 1) await heard('ann', `10.0.0.${at}`, 'wrong');
    clock.advance(4 * MINUTE_MS);

    expect(await heard('ann', '10.9.9.9', 'right')).toBe('in');
  });
});

describe('one address', () => {
  it('that tries a password on everybody is slowed down, and a known browser there is not', async () => {
    const answers: string[] = [];
    for (let at = 0; at < 150; at += 1) answers.push(await heard(`user${at}`, '10.0.0.1', 'wrong'));

    expect(answers.filter((one) => one === 'credentials-wrong')).toHaveLength(100);
    expect(await heard('ann', '10.0.0.1', 'right', 'her-browser')).toBe('in');
  });

  it('of a whole branch that signs in rightly is never slowed down', async () => {
    const answers = new Set<string>();
    for (let at = 0; at < 500; at += 1) answers.add(await heard(`user${at}`, '10.0.0.1', 'right'));

    expect([...answers]).toEqual(['in']);
  });
});
