import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HelpCall, ROUTES } from '@lobbyflow/contract';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import type { ViewTarget } from '../live/view-target.js';
import { HelpHints } from './help-hints.js';
import { HELP_CALL_LASTS_MS } from './help-hints.js';

let server: TestServer;
const clock = aMorning();
beforeAll(async () => {
  server = await aServer({ clock });
});
afterAll(() => server.close());

const call = async (as = 'kiosk') =>
  HelpCall.parse((await server.call(ROUTES.callForHelp, { as })).body);
const answer = (helpCallId: string, as = 'lead') =>
  server.call(ROUTES.answerHelpCall, { as, body: { helpCallId } });
const shown = (view: 'staff' | 'kiosk' | 'board') => {
  const target = { branchId: DEMO, view, ticketId: null } as ViewTarget;
  return server.app.get(HelpHints).rowsFor(target);
};

it('shows staff at once that somebody at a kiosk asks for a person, and the kiosk that he is coming', async () => {
  const { id, calledAt, answeredAt } = await call();
  expect(answeredAt).toBeNull();
  expect(shown('staff')).toEqual({ helpCalls: { [id]: { deviceName: 'Demo kiosk', calledAt } } });
  expect(shown('kiosk')).toEqual({ help: { [id]: { isAnswered: false } } });
  expect(shown('board')).toEqual({});

  const { status, body } = await answer(id);

  expect([status, HelpCall.parse(body).answeredAt]).toEqual([200, calledAt]);
  expect(shown('staff')).toEqual({ helpCalls: {} });
  expect(shown('kiosk')).toEqual({ help: { [id]: { isAnswered: true } } });
});

it('is one call however often the button is pressed, also when two presses come at once', async () => {
  const [one, other] = await Promise.all([call(), call()]);
  const again = await call();
  expect([other.id, again.id]).toEqual([one.id, one.id]);

  await answer(one.id);

  expect((await call()).id).not.toBe(one.id);
});

it('runs out when nobody has answered, and can be made anew', async () => {
  const first = await call();
  clock.advance(HELP_CALL_LASTS_MS + 1);

  const second = await call();

  expect(second.id).not.toBe(first.id);
  expect(Object.keys(shown('staff')['helpCalls'] ?? {})).toEqual([second.id]);
});

it('of nobody is not there', async () => {
  expect((await answer('00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

it('comes from a teller too, and says at which counter', async () => {
  await server.call(ROUTES.openCounter, { as: 'teller3', params: { counterId: '3' } });

  const { id } = await call('teller3');

  const told = { deviceName: 'teller3', counterId: '3' };
  expect(shown('staff')['helpCalls']?.[id]).toMatchObject(told);
  await answer(id);
  expect(shown('staff')['helpCalls']?.[id]).toBeUndefined();
});
