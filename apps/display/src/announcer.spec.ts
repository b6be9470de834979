import { describe, expect, it } from '@jest/globals';
import type { BoardCall } from '@lobbyflow/contract';
import {
  announce,
  type Announcer,
  type AnnouncerStep,
  SHOWN_MS,
  SHOWN_WHILE_OTHERS_WAIT_MS,
  SILENT,
} from './announcer.js';

const NINE = Date.parse('2026-01-05T01:00:00.000Z');
const EXPIRES_MS = 30_000;

/** Instants are milliseconds after nine, by both clocks. */
function call(number: string, calledAt: number, more: Partial<BoardCall> = {}): BoardCall {
  return {
    number,
    counterId: '1',
    callId: `${number}-${String(calledAt)}`,
    calledAt: new Date(NINE + calledAt).toISOString(),
    expiresAt: new Date(NINE + calledAt + EXPIRES_MS).toISOString(),
    state: 'called',
    ...more,
  };
}
const picture = (at: number, ...calls: BoardCall[]): AnnouncerStep => ({
  type: 'picture',
  calls,
  at,
  branchNow: NINE + at,
});
const tick = (at: number): AnnouncerStep => ({ type: 'tick', at, branchNow: NINE + at });
const spoken = (of: BoardCall, at: number, repeats = 1): AnnouncerStep => ({
  type: 'spoken',
  callId: of.callId,
  repeats,
  at,
  branchNow: NINE + at,
});
const after = (...steps: AnnouncerStep[]): Announcer => steps.reduce(announce, SILENT);
const now = (...steps: AnnouncerStep[]) => after(...steps).current?.call.number ?? null;

const A014 = call('A014', 1_000);
const B003 = call('B003', 1_001, { counterId: '2' });

describe('announce', () => {
  it('announces a call that comes while the board is looked at', () => {
    expect(now(picture(0), picture(1_100, A014))).toBe('A014');
  });

  it('says nothing of the calls that stood there when the screen began', () => {
    expect(now(picture(1_100, A014))).toBeNull();
    expect(now(picture(1_100, A014), picture(1_200, A014, B003))).toBe('B003');
  });

  it('announces a call once, however often the picture comes', () => {
    const once = after(picture(0), picture(1_100, A014), picture(1_200, A014));

    expect(once.waiting).toEqual([]);
  });

  it('announces two calls of one moment one after the other, in the order of calling', () => {
    const both = [picture(0), picture(1_100, B003, A014)];
    const secondAt = 1_100 + SHOWN_WHILE_OTHERS_WAIT_MS;

    expect(now(...both)).toBe('A014');
    expect(now(...both, spoken(A014, 2_000))).toBe('A014');
    expect(now(...both, spoken(A014, 2_000), tick(secondAt))).toBe('B003');
  });

  it('does not go on before the number was said to the end', () => {
    expect(now(picture(0), picture(1_100, A014, B003), tick(9_000))).toBe('A014');
  });

  it('goes on after a while when the voice never says that it is done', () => {
    const C007 = call('C007', 25_000);
    const stuck = [picture(0), picture(1_100, A014), picture(25_100, A014, C007)];

    expect(now(...stuck, tick(31_000))).toBe('A014');
    expect(now(...stuck, tick(31_100))).toBe('C007');
  });

  it('keeps a lone number in front for its whole time, then nobody', () => {
    const said = [picture(0), picture(1_100, A014), spoken(A014, 5_000)];

    expect(now(...said, tick(1_099 + SHOWN_MS))).toBe('A014');
    expect(now(...said, tick(1_100 + SHOWN_MS))).toBeNull();
  });

  it('announces a recall again', () => {
    const recall = call('A014', 9_000, { callId: 'A014-again' });

    expect(now(picture(0), picture(1_100, A014), spoken(A014, 2_000), picture(9_200, recall))).toBe(
      'A014',
    );
    expect(
      after(picture(0), picture(1_100, A014), spoken(A014, 2_000), picture(9_200, recall)).current
        ?.call.callId,
    ).toBe('A014-again');
  });

  it('says nothing old after the link was lost', () => {
    expect(now(picture(0), picture(40_000, A014))).toBeNull();
  });

  it('still says what was called a moment before the link came back', () => {
    expect(now(picture(0), picture(20_000, A014))).toBe('A014');
  });

  it('skips a number whose customer has come before its turn', () => {
    const came = { ...B003, state: 'serving' as const };

    const later = after(
      picture(0),
      picture(1_100, A014, B003),
      picture(2_000, A014, came),
      spoken(A014, 3_000),
      tick(60_000),
    );

    expect(later).toMatchObject({ current: null, waiting: [] });
  });

  it('skips a number whose call was taken back before its turn', () => {
    const later = after(
      picture(0),
      picture(1_100, A014, B003),
      picture(2_000, A014),
      spoken(A014, 3_000),
      tick(6_000),
    );

    expect(later.current?.call.number).toBe('A014');
    expect(later.waiting).toEqual([]);
  });

  it('never says a number whose time ran out while others were announced', () => {
    const expired = 1_001 + EXPIRES_MS + 1;

    expect(
      now(picture(0), picture(1_100, A014, B003), spoken(A014, expired), tick(expired)),
    ).not.toBe('B003');
  });

  it('measures expiry by the clock of the branch, which a replay runs faster', () => {
    const fast: AnnouncerStep = {
      type: 'picture',
      calls: [A014],
      at: 1_100,
      branchNow: NINE + 60_000,
    };

    expect(now(picture(0), fast)).toBeNull();
  });

  it('does not say a call again that an undo brings back', () => {
    const back = after(
      picture(0),
      picture(1_100, A014),
      spoken(A014, 2_000),
      picture(3_000),
      picture(5_000, A014),
    );

    expect(back.waiting).toEqual([]);
  });

  it('says a call as often as the branch wishes', () => {
    const first = [picture(0), picture(1_100, A014), spoken(A014, 6_000, 2)];

    const again = after(...first, tick(6_250));

    expect(again.current).toMatchObject({ call: A014, round: 2, isSpoken: false });
    expect(after(...first, tick(6_250), spoken(A014, 12_000, 2), tick(14_250)).current).toBeNull();
  });

  it('says everybody once before it says anybody again', () => {
    const C007 = call('C007', 3_000, { counterId: '3' });
    const steps = [
      picture(0),
      picture(1_100, A014, B003),
      spoken(A014, 6_000, 2),
      tick(6_000),
      picture(7_000, A014, B003, C007),
      spoken(B003, 11_000, 2),
      tick(11_000),
      spoken(C007, 16_000, 2),
      tick(16_000),
    ];

    const order = steps
      .map((_, index) => after(...steps.slice(0, index + 1)).current)
      .map((current) => (current === null ? '' : `${current.call.number} ${current.round}`));

    expect([...new Set(order)]).toEqual(['', 'A014 1', 'B003 1', 'C007 1', 'A014 2']);
  });

  it('says nobody again who has come, or whose call was taken back', () => {
    const came = { ...A014, state: 'serving' as const };
    const begun = [picture(0), picture(1_100, A014)];

    for (const then of [picture(3_000, came), picture(3_000)]) {
      expect(after(...begun, then, spoken(A014, 5_000, 2)).waiting).toEqual([]);
    }
  });

  it('drops a repeat whose time has run out', () => {
    const late = 1_000 + EXPIRES_MS + 1;
    const begun = [picture(0), picture(1_100, A014), spoken(A014, late, 2)];

    expect(after(...begun, tick(late + SHOWN_MS)).current).toBeNull();
  });
});
