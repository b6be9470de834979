import { describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, aTicket, MINUTE_MS } from '@lobbyflow/testing';
import type { CounterId } from '@lobbyflow/engine';
import { effectOf } from './advice-effect.js';

const span = { offeredAt: anInstant(0), until: anInstant(60), limitMs: 10 * MINUTE_MS };

describe('the effect of an advice', () => {
  it('is of those who waited then and those who came until its end, and of nobody else', () => {
    const served = { state: 'served', counterId: '1' as CounterId } as const;
    const of = (sequence: number, came: number, called: number) =>
      aTicket({
        ...{ ...served, sequence, arrivedAt: anInstant(came), legStartedAt: anInstant(came) },
        ...{ calledAt: anInstant(called), startedAt: anInstant(called) },
        endedAt: anInstant(called + 1),
      });
    const lobby = aLobby({
      tickets: [of(1, -20, -5), of(2, -5, 7), of(3, 20, 24), of(4, 70, 71)],
    });

    // The second waited 12 minutes, the third 4.
    expect(effectOf(lobby, span)).toEqual({ customers: 2, late: 1, waitMs: 8 * MINUTE_MS });
  });

  it('counts who left as late, and who still waits with the wait so far', () => {
    const lobby = aLobby({
      tickets: [
        aTicket({
          sequence: 1,
          arrivedAt: anInstant(1),
          state: 'abandoned',
          endedAt: anInstant(4),
        }),
        aTicket({ sequence: 2, arrivedAt: anInstant(45) }),
      ],
    });

    expect(effectOf(lobby, span)).toEqual({ customers: 2, late: 2, waitMs: 9 * MINUTE_MS });
  });

  it('is nothing where nobody came', () => {
    expect(effectOf(aLobby(), span)).toEqual({ customers: 0, late: 0, waitMs: 0 });
  });
});
