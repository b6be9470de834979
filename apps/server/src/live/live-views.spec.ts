import { beforeAll, describe, expect, it } from '@jest/globals';
import type { BranchId, CounterId, TicketId } from '@lobbyflow/engine';
import {
  aConfig,
  aCounterConfig,
  anOpenedLobby,
  BRANCH,
  aPolicy,
  issue,
  MINUTE_MS,
  ofTicket,
  press,
  PROTECTED,
} from '@lobbyflow/testing';
import { Logger } from '@nestjs/common';
import { BOARD, KIOSK, LiveBranch, STAFF } from '../../test/live-branch.js';

beforeAll(() => {
  Logger.overrideLogger(false);
});

const ticket = (number: number) => issue({ ticketId: `ticket-${number}` as TicketId });
const phone = (number: number) =>
  ({ branchId: BRANCH, view: 'ticket', ticketId: `ticket-${number}` as TicketId }) as const;

describe('LiveViews', () => {
  it('gives a screen the whole picture, and then what each batch changes', () => {
    const branch = new LiveBranch();
    branch.commit(press('open', 1));

    const joined = branch.join(BOARD);
    branch.commit(ticket(1), press('call-next'));

    expect(joined).toMatchObject({ revision: 2, snapshot: { calls: {}, lobby: {} } });
    expect(joined.clock).toEqual({ at: '2026-01-05T09:00:00.000Z', speed: 1 });
    expect(branch.updatesOf(BOARD)).toEqual([
      {
        since: 2,
        revision: 4,
        rows: { calls: { '1': expect.objectContaining({ number: 'A001', state: 'called' }) } },
      },
    ]);
  });

  it('tells every room of every batch, with no rows where nothing is to be seen', () => {
    const branch = new LiveBranch();
    branch.commit(ticket(1));
    for (const target of [BOARD, KIOSK, phone(1)]) branch.join(target);

    branch.commit(press('open', 1));
    branch.commit({ type: 'publish-config', config: aConfig() });

    const still = { since: 3, revision: 4, rows: {} };
    expect(branch.updatesOf(BOARD).at(-1)).toEqual(still);
    expect(branch.updatesOf(KIOSK).at(-1)).toEqual(still);
    expect(branch.updatesOf(phone(1))).toEqual([{ since: 2, revision: 3, rows: {} }, still]);
  });

  it('gives a screen that was away only what came after', () => {
    const branch = new LiveBranch();
    branch.join(BOARD);
    branch.commit(press('open', 1));
    branch.commit(ticket(1));
    branch.commit(press('call-next'));

    const joined = branch.join(BOARD, 2);

    expect(joined).toMatchObject({
      revision: 4,
      updates: [
        { since: 2, revision: 3, rows: { lobby: { now: { waiting: 1 } } } },
        { since: 3, revision: 4, rows: { calls: { '1': { number: 'A001' } } } },
      ],
    });
  });

  it('gives nothing new to a screen that is up to date', () => {
    const branch = new LiveBranch();
    branch.join(BOARD);

    expect(branch.join(BOARD, 1)).toMatchObject({ revision: 1, updates: [] });
  });

  it('gives a screen that was away too long the whole picture', () => {
    const branch = new LiveBranch();
    branch.join(KIOSK);
    for (let number = 1; number <= 201; number += 1) branch.commit(ticket(number));

    expect(branch.join(KIOSK, 1)).toMatchObject({ revision: 202, snapshot: {} });
    expect(branch.join(KIOSK, 2)).toHaveProperty('updates.length', 200);
  });

  it('gives a screen that is ahead of a restored journal the whole picture', () => {
    expect(new LiveBranch().join(BOARD, 41)).toMatchObject({ revision: 1, snapshot: {} });
  });

  it('works nothing out for a room that nobody looks at, and catches it up in one update', () => {
    const branch = new LiveBranch();
    branch.join(BOARD);
    branch.leave(BOARD);

    branch.commit(press('open', 1));
    branch.commit(ticket(1));
    branch.commit(press('call-next'));

    expect(branch.heardBy(BOARD)).toEqual([]);
    expect(branch.join(BOARD, 1)).toMatchObject({
      revision: 4,
      updates: [
        { since: 1, revision: 4, rows: { calls: { '1': { number: 'A001' } }, counters: {} } },
      ],
    });
  });

  it('forgets a room after five minutes without a screen', () => {
    const branch = new LiveBranch();
    branch.join(BOARD);
    branch.leave(BOARD);
    branch.commit(ticket(1));
    branch.clock.advance(5 * MINUTE_MS);

    branch.views.sweep();

    expect(branch.join(BOARD, 1)).toHaveProperty('snapshot');
  });

  it('keeps the place of each phone in step, though only others came and went', () => {
    const branch = new LiveBranch();
    branch.commit(press('open', 1), ticket(1), ticket(2), ticket(3));
    branch.join(phone(3));
    branch.join(phone(1));

    branch.commit(press('call-next'));

    expect(branch.updatesOf(phone(3))).toMatchObject([{ rows: { ticket: { me: { ahead: 1 } } } }]);
    expect(branch.updatesOf(phone(1))).toMatchObject([
      { rows: { ticket: { me: { ahead: null, state: 'called', counterId: '1' } } } },
    ]);
  });

  it('tells the staff of nobody but those who changed', () => {
    const branch = new LiveBranch();
    branch.commit(...Array.from({ length: 50 }, (_, index) => ticket(index + 1)));
    branch.join(STAFF);

    branch.commit(press('open', 2), press('call-next', 2));

    const [update] = branch.updatesOf(STAFF);
    expect(Object.keys(update?.rows['tickets'] ?? {})).toEqual(['ticket-1']);
    expect(Object.keys(update?.rows['counters'] ?? {})).toEqual(['2']);
  });

  it('tells the staff in the same batch who has his turn again because others were called', () => {
    const branch = new LiveBranch(
      anOpenedLobby(aConfig({ policy: aPolicy({ postponeBehind: 1 }) })),
    );
    branch.commit(press('open', 1), ticket(1), ticket(2), ofTicket('postpone', 'ticket-1'));
    branch.join(STAFF);

    branch.commit(press('call-next'));

    expect(branch.updatesOf(STAFF)).toMatchObject([
      { rows: { tickets: { 'ticket-1': { isDeferred: false }, 'ticket-2': { state: 'called' } } } },
    ]);
  });

  it('gives the line of a service that was taken back to the call before it', () => {
    const branch = new LiveBranch();
    branch.commit(press('open', 1));
    for (let number = 1; number <= 12; number += 1) {
      branch.commit(ticket(number), press('call-next'), press('start'), press('finish'));
      branch.clock.advance(1_000);
    }
    branch.join(BOARD);

    branch.commit(press('undo'));

    const recent = Object.values(branch.updatesOf(BOARD)[0]?.rows['recent'] ?? {});
    expect(recent).toEqual([expect.objectContaining({ number: 'A002' }), null]);
  });

  it('brings a room that missed a batch up to date with the next one', () => {
    const branch = new LiveBranch();
    branch.join(STAFF);
    branch.commitUnheard(ticket(1));

    branch.commit(ticket(2));

    expect(branch.updatesOf(STAFF)).toMatchObject([
      { since: 1, revision: 3, rows: { tickets: { 'ticket-1': {}, 'ticket-2': {} } } },
    ]);
  });

  it('knows no branch but its own', () => {
    const elsewhere = { ...BOARD, branchId: 'south' as BranchId };

    expect(() => new LiveBranch().join(elsewhere)).toThrow('not-found');
  });

  it('answers over HTTP what a screen would see', () => {
    const branch = new LiveBranch();
    branch.commit(ticket(1));
    const { snapshot } = branch.join(KIOSK) as { snapshot: object };

    expect(branch.views.snapshot(KIOSK)).toEqual({
      revision: 2,
      asOf: '2026-01-05T09:00:00.000Z',
      ...snapshot,
    });
  });
});

describe('LiveHints', () => {
  const reserved = aConfig({
    counters: [
      aCounterConfig({ reservation: { laneIds: [PROTECTED], othersAfterMs: MINUTE_MS } }),
      aCounterConfig({ id: '2' as CounterId }),
    ],
  });

  it('tells the staff whom a reserved counter would call once it was idle for long enough', () => {
    const branch = new LiveBranch(anOpenedLobby(reserved));
    branch.commit(press('open', 1), ticket(1));
    branch.join(STAFF);
    branch.hints.tick();
    expect(branch.hintsOf(STAFF)).toEqual([]);

    branch.clock.advance(MINUTE_MS);
    branch.hints.tick();
    branch.hints.tick();

    expect(branch.hintsOf(STAFF)).toMatchObject([
      { rows: { counters: { '1': { nextTicketId: 'ticket-1' } } } },
    ]);
  });

  it('puts what it told into the next snapshot, and beside the updates of a screen that was away', () => {
    const branch = new LiveBranch(anOpenedLobby(reserved));
    branch.commit(press('open', 1), ticket(1));
    branch.join(STAFF);
    branch.clock.advance(MINUTE_MS);
    branch.hints.tick();

    const next = { counters: { '1': { nextTicketId: 'ticket-1' } } };
    expect(branch.join(STAFF)).toMatchObject({ snapshot: next });
    expect(branch.join(STAFF, branch.lobby.revision)).toMatchObject({ updates: [] });
    expect(branch.hints.hintFor(STAFF)).toMatchObject({ rows: next });
    expect(branch.hints.hintFor(BOARD)).toBeNull();
  });

  it('tells each room the branch’s time every ten seconds, newest last', () => {
    const branch = new LiveBranch();
    branch.join(BOARD);
    for (let second = 0; second < 20; second += 1) branch.hints.tick();

    const [first, second, ...more] = branch.hintsOf(BOARD);

    expect(first).toMatchObject({ rows: {}, clock: { at: '2026-01-05T09:00:00.000Z', speed: 1 } });
    expect(second?.asOf).toBeGreaterThan(first?.asOf ?? 0);
    expect(more).toEqual([]);
  });

  it('asks a source only where somebody looks, and tells only what is new', () => {
    const branch = new LiveBranch();
    const asked: string[] = [];
    const waits: Record<string, object> = { cash: { p50: 60_000, p90: 90_000 } };
    branch.hints.add({
      rowsFor: ({ view }) => {
        asked.push(view);
        return view === 'kiosk' ? { waits: { ...waits } } : {};
      },
    });
    branch.join(KIOSK);

    branch.hints.tick();
    branch.hints.tick();
    delete waits['cash'];
    branch.hints.tick();

    expect(asked).toEqual(['kiosk', 'kiosk', 'kiosk']);
    expect(branch.hintsOf(KIOSK).map(({ rows }) => rows)).toEqual([
      { waits: { cash: { p50: 60_000, p90: 90_000 } } },
      { waits: { cash: null } },
    ]);
  });

  it('goes on when a source fails', () => {
    const branch = new LiveBranch();
    branch.hints.add({
      rowsFor: () => {
        throw new Error('no forecast today');
      },
    });
    branch.hints.add({ rowsFor: () => ({ waits: { cash: { p50: 1, p90: 2 } } }) });
    branch.join(KIOSK);

    branch.hints.tick();

    expect(branch.hintsOf(KIOSK)).toMatchObject([{ rows: { waits: {} } }]);
  });
});
