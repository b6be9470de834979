import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AdviceAnswer,
  AdviceList,
  BranchAdviceList,
  BranchConfig,
  JournalPage,
  Problem,
  ROUTES,
} from '@lobbyflow/contract';
import {
  type AdviceId,
  type AdviceOffer,
  type CounterId,
  type Instant,
  latestAdvice,
  type PersonId,
} from '@lobbyflow/engine';
import { anOffer } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { atCounter } from '../../test/at-work.js';
import { joined, LiveSockets } from '../../test/live-sockets.js';
import { LiveHints } from '../live/live-hints.js';
import { Journals } from '../journal/journals.js';
import { SYSTEM } from './advice-due.js';
import { AdviceService } from './advice.service.js';

const SEVEN = '7' as CounterId;
const A1 = 'a1' as AdviceId;
const LI = 'second-line-1' as PersonId;
const MINUTE_MS = 60_000;

let server: TestServer;
let clock: ReturnType<typeof aMorning>;
const screens = new LiveSockets(() => server);

beforeEach(async () => {
  clock = aMorning();
  server = await aServer({ clock });
  await reviewSeldom();
});
afterEach(async () => {
  screens.close();
  await server.close();
});

const journal = () => server.app.get(Journals).of(DEMO);
const advice = () => latestAdvice(journal().current.lobby, SEVEN);

/** Whether an advice is still needed is another test's matter: an empty lobby would need none. */
async function reviewSeldom(): Promise<void> {
  const { body } = await server.call(ROUTES.getConfig, { as: 'admin' });
  const config = { ...BranchConfig.parse(body), advice: { everyMs: 86_400_000 } };
  const { status } = await server.call(ROUTES.putConfig, { as: 'admin', body: config });
  expect(status).toBe(200);
  await server.app.get(AdviceService).look();
}

/** Offers to open window 7, as a review would, of an hour that has just begun. */
async function offer(over: Partial<AdviceOffer> = {}): Promise<void> {
  const helper = { kind: 'second-line', id: LI, awayMs: 3 * MINUTE_MS } as const;
  const until = (clock.now() + 60 * MINUTE_MS) as Instant;
  const command = {
    type: 'offer-advice',
    adviceId: A1,
    offer: anOffer({ counterId: SEVEN, helper, until, ...over }),
    isAutomatic: false,
    by: SYSTEM,
  } as const;
  const commandId = randomUUID();
  const request = { commandId, requestHash: commandId, actor: 'system', device: null, command };
  expect((await journal().submit(request)).status).toBe(200);
}

/** Lets minutes pass, with a look at what is due every minute. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    clock.advance(MINUTE_MS);
    await server.app.get(AdviceService).look();
  }
}
const answer = (route: typeof ROUTES.acceptAdvice | typeof ROUTES.declineAdvice, as = 'lead') =>
  server.call(route, {
    as,
    params: { adviceId: A1 },
    ...(route === ROUTES.declineAdvice && { body: { reason: 'eases-soon' } }),
  });
const notFollowed = async () => {
  const day = journal().current.lobby.businessDay!;
  const query = { from: day, to: day };
  await server.call(ROUTES.listAdvice, { query: { businessDay: day } });
  return BranchAdviceList.parse((await server.call(ROUTES.openAdvice, { as: 'hq', query })).body);
};

describe('an advice', () => {
  it('that is accepted stands in the journal with who said so, and calls the second line', async () => {
    await offer();

    const accepted = AdviceAnswer.parse((await answer(ROUTES.acceptAdvice)).body);

    expect(accepted.advice).toMatchObject({ state: 'accepted', answeredAt: expect.any(String) });
    expect(journal().current.lobby.secondLine.get(LI)).toMatchObject({ state: 'called' });
    const { body } = await server.call(ROUTES.journal, { as: 'auditor', query: { since: '0' } });
    const types = JournalPage.parse(body).commits.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['offer-advice', 'accept-advice']));
    expect(JSON.stringify(body)).not.toContain('李');
  });

  it('is answered once: the second answer is told so, and the same command gets the same bytes', async () => {
    await offer();
    const commandId = randomUUID();
    const tap = () => server.call(ROUTES.acceptAdvice, { params: { adviceId: A1 }, commandId });
    const first = await tap();

    const again = await tap();
    const late = await answer(ROUTES.declineAdvice);

    expect(again.text).toBe(first.text);
    expect([late.status, Problem.parse(late.body).code]).toEqual([409, 'advice-over']);
  });

  it('that nobody answers asks the branch manager, then the head office, and is then left to itself', async () => {
    await offer();
    const levels: string[] = [];
    for (let minute = 0; minute < 10; minute += 1) {
      await pass(1);
      levels.push(`${advice()!.state} ${advice()!.level}`);
    }

    expect(levels).toEqual([
      ...['offered lobby', 'offered lobby', 'offered branch', 'offered branch', 'offered branch'],
      ...['offered head-office', 'offered head-office', 'offered head-office'],
      ...['lapsed head-office', 'lapsed head-office'],
    ]);
    expect((await notFollowed()).items).toMatchObject([
      { branchId: 'demo', counterId: '7', state: 'lapsed', lapseCause: 'unanswered' },
    ]);
  });

  it('is on the head office’s list as soon as the lobby has not answered, and can be answered there', async () => {
    await offer();
    expect((await notFollowed()).items).toEqual([]);
    await pass(3);

    const [open] = (await notFollowed()).items;
    const { status } = await answer(ROUTES.acceptAdvice, 'hq');

    expect(open).toMatchObject({ state: 'offered', level: 'branch', branchName: 'Demo 示范网点' });
    expect(status).toBe(200);
    expect((await notFollowed()).items).toEqual([]);
  });

  it('that is declined keeps its reason, for the branch and for the head office', async () => {
    await offer();

    await answer(ROUTES.declineAdvice);

    const declined = { state: 'declined', declineReason: 'eases-soon' };
    expect((await notFollowed()).items).toMatchObject([declined]);
    const query = { businessDay: journal().current.lobby.businessDay! };
    const { body } = await server.call(ROUTES.listAdvice, { query });
    expect(AdviceList.parse(body).items).toMatchObject([declined]);
  });

  it('that is agreed but not done in time is told to the head office too', async () => {
    await offer();
    await answer(ROUTES.acceptAdvice);

    await pass(19);

    expect(advice()).toMatchObject({ state: 'lapsed', lapseCause: 'not-done' });
    expect((await notFollowed()).items).toMatchObject([{ lapseCause: 'not-done' }]);
  });

  it('asks somebody else when the first cannot come, and lapses when nobody can', async () => {
    await offer();
    await answer(ROUTES.acceptAdvice);
    const decline = (personId: string) => server.call(ROUTES.declineCall, { params: { personId } });

    await decline(LI);
    await pass(1);
    expect(advice()).toMatchObject({ state: 'accepted', helper: { id: 'second-line-2' } });
    await decline('second-line-2');
    await pass(1);

    expect(advice()).toMatchObject({ state: 'lapsed', lapseCause: 'nobody-free' });
  });

  it('is done when the session of its counter begins, and is measured at the end of its hour', async () => {
    await offer();
    await answer(ROUTES.acceptAdvice);
    await pass(4);
    await atCounter(server, '7', 'teller7').told(ROUTES.openCounter);
    expect(advice()).toMatchObject({ state: 'done' });

    await pass(60);

    expect(advice()!.effect).toEqual({ customers: 0, late: 0, waitMs: 0 });
  });

  it('is on the screens of staff with the name of whom it names, and on no other screen', async () => {
    await offer();
    await server.app.get(AdviceService).look();
    const [staff, board] = [await screens.openAs('lead'), await screens.openAs('display')];
    await joined(staff, 'staff');
    await joined(board, 'board');
    const heard: unknown[] = [];
    board.on('hint', (hint: unknown) => heard.push(hint));
    const told = new Promise((resolve) => staff.once('hint', resolve));

    server.app.get(LiveHints).tick();

    expect(await told).toMatchObject({
      rows: {
        advice: {
          [A1]: {
            counterId: '7',
            state: 'offered',
            without: { late: 9 },
            with: { late: 2 },
            helper: { name: '李 Li', awayMs: 3 * MINUTE_MS },
          },
        },
        secondLine: { [LI]: { name: '李 Li', state: 'free', travelMs: 3 * MINUTE_MS } },
      },
    });
    expect(JSON.stringify(heard)).not.toContain('advice');
  });
});
