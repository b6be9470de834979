import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Appointment,
  AppointmentList,
  type IssueTicket,
  JournalPage,
  Problem,
  ROUTES,
  TicketCommandAnswer,
} from '@lobbyflow/contract';
import type { FakeClock } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';

const MINUTE_MS = 60_000;
let server: TestServer;
let clock: FakeClock;
let booked = 0;
let code: string;

beforeAll(async () => {
  clock = aMorning();
  server = await aServer({ clock });
});
beforeEach(() => {
  booked += 1;
  code = `BOOK${booked}`;
});
afterAll(() => server.close());

const inMinutes = (minutes: number) => new Date(clock.now() + minutes * MINUTE_MS).toISOString();
/** For loans, from now on for half an hour. */
const book = (over: object = {}, as = 'integrator') =>
  server.call(ROUTES.bookAppointment, {
    as,
    params: { appointmentCode: code },
    body: { serviceId: 'loans', startsAt: inMinutes(0), endsAt: inMinutes(30), ...over },
  });
const get = () =>
  server.call(ROUTES.getAppointment, { as: 'kiosk', params: { appointmentCode: code } });
const come = (over: Partial<IssueTicket> = {}, commandId: string = randomUUID()) =>
  server.call(ROUTES.issue, {
    as: 'kiosk',
    body: { serviceId: 'loans', appointmentCode: code, ...over },
    commandId,
  });
const problemIn = ({ status, body }: { status: number; body: unknown }) => {
  const { code: what, errors } = Problem.parse(body);
  return [status, what, errors?.[0]?.path];
};

describe('an appointment', () => {
  it('is booked by a program, and once however often it is sent', async () => {
    const body = { startsAt: inMinutes(0), endsAt: inMinutes(30) };
    const first = await book(body);
    const again = await book(body);

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.text).toBe(first.text);
    expect(Appointment.parse(first.body)).toMatchObject({ code, state: 'booked', ticketId: null });
  });

  it('does not take the code of another', async () => {
    await book();

    expect((await book({ serviceId: 'cash' })).status).toBe(409);
  });

  it('is for what the branch has, in a window that has a length', async () => {
    const unknown = await book({ serviceId: 'nails', laneId: 'gold' });
    const backwards = await book({ endsAt: inMinutes(-5) });

    expect(Problem.parse(unknown.body).errors?.map(({ path }) => path)).toEqual([
      'serviceId',
      'laneId',
    ]);
    expect(problemIn(backwards)).toEqual([400, 'invalid-request', 'endsAt']);
  });

  it('gives its lane to whoever comes in time, and is kept from then on', async () => {
    await book();

    const { status, body } = await come({ appointmentCode: code.toLowerCase() });

    const { ticket } = TicketCommandAnswer.parse(body);
    expect([status, ticket.laneId]).toEqual([201, 'appointment']);
    expect((await get()).body).toMatchObject({ state: 'kept', ticketId: ticket.id });
  });

  it('is good for one number, also when two come at once', async () => {
    await book();

    const [one, other] = await Promise.all([come(), come()]);
    const later = await come();

    expect([one.status, other.status].toSorted()).toEqual([201, 409]);
    expect(problemIn(later)).toEqual([409, 'appointment-used', 'appointmentCode']);
  });

  it('is told the same again under the same key, though it was kept by then', async () => {
    await book();
    const commandId = randomUUID();

    const first = await come({}, commandId);
    const again = await come({}, commandId);

    expect(first.status).toBe(201);
    expect(again.text).toBe(first.text);
  });

  it('that is still far off is too early, and may be kept later', async () => {
    await book({ startsAt: inMinutes(40), endsAt: inMinutes(60) });

    const early = await come();
    clock.advance(25 * MINUTE_MS);
    const inTime = await come();

    expect(problemIn(early)).toEqual([409, 'appointment-early', 'appointmentCode']);
    expect(inTime.status).toBe(201);
  });

  it('that is long over is kept all the same, and waits like everybody', async () => {
    await book({ startsAt: inMinutes(-90), endsAt: inMinutes(-60) });

    const { body } = await come();

    expect(TicketCommandAnswer.parse(body).ticket.laneId).toBe('general');
  });

  it('is cancelled, again and again, until it was kept', async () => {
    await book();
    const cancel = () =>
      server.call(ROUTES.cancelAppointment, { as: 'lead', params: { appointmentCode: code } });

    const first = await cancel();
    const again = await cancel();

    expect(Appointment.parse(first.body).state).toBe('cancelled');
    expect(again.text).toBe(first.text);
    expect(problemIn(await come())).toEqual([409, 'appointment-cancelled', 'appointmentCode']);
  });

  it('that nobody booked is named as the fault', async () => {
    expect(problemIn(await come())).toEqual([409, 'appointment-unknown', 'appointmentCode']);
    expect((await get()).status).toBe(404);
  });

  it('is for its own service', async () => {
    await book();

    expect(problemIn(await come({ serviceId: 'cash' }))).toEqual([
      400,
      'invalid-request',
      'serviceId',
    ]);
    expect((await get()).body).toMatchObject({ state: 'booked' });
  });

  it('is listed by the beginning of its window, page after page', async () => {
    const day = { from: '2030-01-01T00:00:00.000Z', to: '2030-01-02T00:00:00.000Z' };
    for (const hour of ['09', '08', '10']) {
      code = `LIST${hour}`;
      await book({
        startsAt: `2030-01-01T${hour}:00:00.000Z`,
        endsAt: `2030-01-01T${hour}:30:00.000Z`,
      });
    }
    const page = async (query: Record<string, string>) =>
      AppointmentList.parse(
        (await server.call(ROUTES.listAppointments, { as: 'lead', query: { ...day, ...query } }))
          .body,
      );

    const first = await page({ limit: '2' });
    const second = await page({ limit: '2', after: first.next! });

    expect(first.items.map((one) => one.code)).toEqual(['LIST08', 'LIST09']);
    expect(second).toMatchObject({ items: [{ code: 'LIST10' }], next: null });
  });
});

describe('the segment of a customer', () => {
  const customer = 'ab'.repeat(32);
  const tell = (laneId: string, until = inMinutes(600)) =>
    server.call(ROUTES.tellSegments, {
      as: 'integrator',
      body: { items: [{ customer, laneId, until }] },
    });
  const arrive = (over: object = {}) =>
    server.call(ROUTES.issue, { as: 'kiosk', body: { serviceId: 'cash', customer, ...over } });
  const laneIn = ({ body }: { body: unknown }) => TicketCommandAnswer.parse(body).ticket.laneId;

  it('gives its lane, unless another is worth more', async () => {
    expect(laneIn(await arrive())).toBe('general');
    await tell('vip');

    expect(laneIn(await arrive())).toBe('vip');
    expect(laneIn(await arrive({ laneId: 'protected' }))).toBe('protected');
  });

  it('stands in no journal', async () => {
    await tell('vip');
    await arrive();

    const { body } = await server.call(ROUTES.journal, { as: 'auditor', query: { limit: '200' } });

    expect(JSON.stringify(JournalPage.parse(body))).not.toContain(customer);
  });

  it('has its time, and is forgotten at a word', async () => {
    await tell('vip', inMinutes(10));
    clock.advance(11 * MINUTE_MS);
    expect(laneIn(await arrive())).toBe('general');

    await tell('vip');
    const forgotten = await server.call(ROUTES.forgetSegment, {
      as: 'integrator',
      params: { customer },
    });

    expect(forgotten.status).toBe(204);
    expect(laneIn(await arrive())).toBe('general');
  });

  it('is a lane that there is, told by a program and by nobody at a counter', async () => {
    const unknown = await tell('gold');
    const teller = await server.call(ROUTES.tellSegments, {
      as: 'teller1',
      body: { items: [{ customer, laneId: 'vip', until: inMinutes(1) }] },
    });

    expect(problemIn(unknown)).toEqual([400, 'invalid-request', 'items.0.laneId']);
    expect(teller.status).toBe(403);
  });
});
