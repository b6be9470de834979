import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Advice, AdviceAnswer, AdviceList, ROUTES } from '@lobbyflow/contract';
import { type AdviceId, type CounterId, latestAdvice, type Lobby } from '@lobbyflow/engine';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { SimulationService } from '../demo/simulation.service.js';
import { Journals } from '../journal/journals.js';
import { AdviceService } from './advice.service.js';

const SEVEN = '7' as CounterId;
const STEP_MS = 5_000;
const MINUTE_MS = 60_000;

let server: TestServer;
const clock = aMorning();

beforeAll(async () => {
  server = await aServer({ clock });
  const body = { profile: 'pension-day', speed: 1 };
  await server.call(ROUTES.startSimulation, { as: null, body });
});
afterAll(() => server.close());

const lobby = (): Lobby => server.app.get(Journals).of(DEMO).current.lobby;
const isOpen = (counterId: CounterId) => lobby().counters.get(counterId)?.session === 'open';

/** Lets the day go on until something is so, but not for ever. */
async function passUntil(isSo: () => boolean, minutes: number): Promise<void> {
  const until = clock.now() + minutes * MINUTE_MS;
  while (!isSo() && clock.now() < until) {
    clock.advance(STEP_MS);
    await server.app.get(SimulationService).step();
    await server.app.get(AdviceService).look();
  }
}

/** The longest that anybody has waited, up to the call or until now. */
function longestWaitMs(): number {
  const waits = lobby()
    .tickets.values()
    .map(({ arrivedAt, calledAt, endedAt }) => (calledAt ?? endedAt ?? clock.now()) - arrivedAt);
  return Math.max(0, ...waits);
}

async function adviceOfToday(): Promise<readonly Advice[]> {
  const query = { businessDay: lobby().businessDay! };
  const { body } = await server.call(ROUTES.listAdvice, { query });
  return AdviceList.parse(body).items;
}

describe('a pension day on the demo', () => {
  it('is met by an advice before anybody has waited past the limit, and says why and who', async () => {
    await passUntil(() => latestAdvice(lobby(), SEVEN) !== undefined, 30);

    const [advice] = await adviceOfToday();
    expect(advice).toMatchObject({
      counterId: '7',
      action: 'open',
      state: 'offered',
      helper: { kind: 'second-line', id: 'second-line-1' },
    });
    expect(advice!.with.late).toBeLessThan(advice!.without.late);
    expect(Date.parse(advice!.until) - clock.now()).toBeGreaterThan(50 * MINUTE_MS);
    expect(longestWaitMs()).toBeLessThan(advice!.limitMs);
    expect(isOpen(SEVEN)).toBe(false);
  }, 60_000);

  it('one tap calls whom it names, and the window opens when the person is there', async () => {
    const [{ id } = { id: '' }] = await adviceOfToday();
    const tappedAt = clock.now();

    const { status, body } = await server.call(ROUTES.acceptAdvice, { params: { adviceId: id } });
    await passUntil(() => isOpen(SEVEN), 10);

    expect(status).toBe(200);
    expect(AdviceAnswer.parse(body).advice.state).toBe('accepted');
    expect(isOpen(SEVEN)).toBe(true);
    expect((clock.now() - tappedAt) / MINUTE_MS).toBeCloseTo(3, 0);
    expect(latestAdvice(lobby(), SEVEN)).toMatchObject({ state: 'done' });
    expect([...lobby().secondLine.values()]).toMatchObject([{ state: 'there', counterId: '7' }]);
  }, 60_000);

  it('shows the effect an hour after the advice: customers, who was late, and what was expected', async () => {
    const [{ id } = { id: '' }] = (await adviceOfToday()).toReversed();
    await passUntil(() => lobby().advice.get(id as AdviceId)?.effect != null, 75);

    const advice = (await adviceOfToday()).find((one) => one.id === id);
    expect(advice).toMatchObject({ state: 'done', effect: { customers: expect.any(Number) } });
    const { customers, late, waitMs } = advice!.effect!;
    expect(customers).toBeGreaterThan(40);
    expect(late).toBeLessThan(customers / 2);
    expect(waitMs).toBeGreaterThan(0);
    expect(Date.parse(advice!.doneAt!)).toBeLessThan(Date.parse(advice!.until));
  }, 120_000);
});
