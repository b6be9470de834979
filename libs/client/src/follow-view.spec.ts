import { describe, expect, it } from '@jest/globals';
import { type JoinAnswer, toProblem } from '@lobbyflow/contract';
import { branchNow } from './branch-clock.js';
import { type FollowedView, followView, type FollowStep, NOT_FOLLOWING } from './follow-view.js';

const A014 = { number: 'A014', counterId: '2' };
const B003 = { number: 'B003', counterId: '5' };
const clock = { at: '2026-01-05T01:00:00.000Z', speed: 1 };

const follow = (view: FollowedView, ...steps: FollowStep[]) => steps.reduce(followView, view);
const update = (since: number, revision: number, calls: FollowRows): FollowStep => ({
  type: 'update',
  update: { since, revision, rows: { calls } },
  at: 500,
});
const joined = (answer: Record<string, unknown>, at = 100): FollowStep => ({
  type: 'joined',
  answer: { clock, ...answer } as unknown as JoinAnswer,
  at,
});
const snapshot = (revision: number, calls: FollowRows) => joined({ revision, snapshot: { calls } });
type FollowRows = Record<string, object | null>;

const at41 = follow(NOT_FOLLOWING, { type: 'join' }, snapshot(41, { a: A014 }));

describe('followView', () => {
  it('adds, changes and removes rows by key', () => {
    const view = follow(
      at41,
      update(41, 42, { b: B003 }),
      update(42, 43, { a: { ...A014, counterId: '3' } }),
      update(43, 44, { b: null }),
    );

    expect(view).toEqual({
      link: 'live',
      revision: 44,
      rows: { calls: { a: { number: 'A014', counterId: '3' } } },
      hintedAt: 0,
      clock: { at: Date.parse(clock.at), speed: 1, heardAt: 100 },
      heardAt: 500,
      lostSince: null,
      problem: null,
      held: [],
    });
  });

  it('takes the newest hint whatever its place, and counts no revision for it', () => {
    const hint = (asOf: number, minutes: number): FollowStep => ({
      type: 'hint',
      hint: { asOf, rows: { waits: { cash: { minutes } } } },
      at: 600,
    });

    expect(follow(at41, hint(2, 20), hint(1, 10))).toMatchObject({
      revision: 41,
      rows: { calls: { a: A014 }, waits: { cash: { minutes: 20 } } },
    });
  });

  it('drops an update it has already', () => {
    const twice = follow(at41, update(41, 42, { b: B003 }), update(41, 42, { b: null }));

    expect(twice.rows?.['calls']).toEqual({ a: A014, b: B003 });
  });

  it('asks again when an update is missing, and shows what it had until then', () => {
    const gap = follow(at41, update(42, 43, { a: null }));

    expect(gap).toMatchObject({ link: 'behind', revision: 41, rows: { calls: { a: A014 } } });
  });

  it('holds an update that overtakes the answer to its join', () => {
    const view = follow(
      NOT_FOLLOWING,
      { type: 'join' },
      update(41, 42, { a: null }),
      snapshot(41, { a: A014 }),
    );

    expect(view).toMatchObject({ link: 'live', revision: 42, rows: { calls: {} } });
  });

  it('keeps its picture while the link is lost and takes only what it missed', () => {
    const lost = follow(at41, { type: 'lose', at: 900 });
    const missed = [{ since: 41, revision: 42, rows: { calls: { b: B003 } } }];
    const back = follow(lost, { type: 'join' }, joined({ revision: 42, updates: missed }));

    expect(lost).toMatchObject({ link: 'lost', rows: { calls: { a: A014 } } });
    expect(back).toMatchObject({ link: 'live', rows: { calls: { a: A014, b: B003 } } });
  });

  it('says since when the link is lost, through every attempt, until it is answered', () => {
    const trying = follow(
      at41,
      { type: 'lose', at: 900 },
      { type: 'join' },
      { type: 'lose', at: 6_000 },
      { type: 'join' },
    );

    expect(trying.lostSince).toBe(900);
    expect(follow(trying, snapshot(50, {})).lostSince).toBeNull();
  });

  it('shows why it was refused and goes back to the picture once it is let in', () => {
    const refused = follow(at41, { type: 'refused', problem: toProblem('forbidden'), at: 900 });

    expect(refused).toMatchObject({ link: 'refused', rows: { calls: { a: A014 } } });
    expect(refused.problem?.code).toBe('forbidden');
    expect(follow(refused, { type: 'join' }, snapshot(42, {})).problem).toBeNull();
  });

  it('goes back in revisions when the server came back from a backup', () => {
    const back = follow(at41, { type: 'lose', at: 900 }, { type: 'join' }, snapshot(7, {}));

    expect(back).toMatchObject({ revision: 7, rows: { calls: {} } });
  });
});

describe('the time of the branch', () => {
  it('runs on from what was told, as fast as the branch does', () => {
    const replayed = follow(at41, {
      type: 'hint',
      hint: { asOf: 9, rows: {}, clock: { at: '2026-01-05T02:00:00.000Z', speed: 60 } },
      at: 1_000,
    });

    expect(branchNow(replayed.clock!, 3_000)).toBe(Date.parse('2026-01-05T02:02:00.000Z'));
  });

  it('never goes back when the clock of the device is set back', () => {
    expect(branchNow(at41.clock!, -5_000)).toBe(Date.parse(clock.at));
  });
});
