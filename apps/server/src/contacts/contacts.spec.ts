import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ContactAnswer, Problem, type RouteSpec, ROUTES, ViewName } from '@lobbyflow/contract';
import { type FakeClock, MINUTE_MS } from '@lobbyflow/testing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, openPad, takeTicket, tokenIn } from '../../test/at-work.js';
import { IS_ON_POSTGRES } from '../../test/databases.js';
import { joined, LiveSockets } from '../../test/live-sockets.js';
import { operate } from '../../test/an-operator.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { SYSTEM_BRANCH } from '../journal/system-journal.repository.js';
import { ContactSeal, masked } from './contact-seal.js';
import { ContactsService } from './contacts.service.js';

let server: TestServer;
let clock: FakeClock;
let log: string[];
const screens = new LiveSockets(() => server);

beforeEach(async () => {
  clock = aMorning();
  log = [];
  const logTo = { write: (line: string) => void log.push(line) };
  server = await aServer({ clock, takesContacts: true, log: 'debug', logTo });
});
afterEach(async () => {
  screens.close();
  await server.close();
});

const CONSENT = { purpose: 'tell-when-called', consentVersion: '2026-1' } as const;
const PHONE = '13812345678';

const keep = (ticketId: string, phone: string, as = 'kiosk') =>
  server.call(ROUTES.keepContact, { as, params: { ticketId }, body: { phone, ...CONSENT } });
const get = (ticketId: string, as: string) =>
  server.call(ROUTES.getContact, { as, params: { ticketId } });

describe('a phone number', () => {
  it('is kept with its purpose and the text that was agreed to, and told masked', async () => {
    const ticket = await takeTicket(server);

    const kept = await keep(ticket.id, PHONE, tokenIn(ticket));

    expect(ContactAnswer.parse(kept.body)).toEqual({
      phone: '138****5678',
      ...CONSENT,
      keptUntil: '2026-01-06T01:00:00.000Z',
    });
    for (const as of ['lead', 'teller1', tokenIn(ticket)]) {
      const { body, text } = await get(ticket.id, as);
      expect((body as ContactAnswer).phone).toBe('138****5678');
      expect(text).not.toContain(PHONE);
    }
  });

  it.each([
    ['without a purpose', { phone: PHONE, consentVersion: '1' }],
    ['without the text that was agreed to', { phone: PHONE, purpose: 'tell-when-called' }],
    [
      'for a purpose nobody agreed to',
      { phone: PHONE, purpose: 'advertising', consentVersion: '1' },
    ],
    ['that is none', { ...CONSENT, phone: 'call me' }],
  ])('is not kept %s, and is not told back', async (_, body) => {
    const ticket = await takeTicket(server);

    const refused = await server.call(ROUTES.keepContact, {
      as: 'kiosk',
      params: { ticketId: ticket.id },
      body,
    });

    expect(refused.status).toBe(400);
    expect(refused.text).not.toContain(PHONE);
    expect((await get(ticket.id, 'lead')).status).toBe(404);
  });

  it('is told in clear to the program that sends messages alone, and each time stands in the journal', async () => {
    const ticket = await takeTicket(server);
    await keep(ticket.id, PHONE);

    const { body } = await get(ticket.id, 'integrator');

    expect(body).toMatchObject({ phoneInClear: PHONE, phone: '138****5678' });
    const acts = await server.app.get(CommitsRepository).after(SYSTEM_BRANCH, 0, 500);
    expect(acts.at(-1)).toMatchObject({ type: 'contact.told' });
  });

  it('is forgotten when its customer says so, when anybody asks for the number, and after a day', async () => {
    const [one, two, three] = [
      await takeTicket(server),
      await takeTicket(server),
      await takeTicket(server),
    ];
    for (const { id } of [one, two, three]) await keep(id, PHONE);

    const params = { ticketId: one.id };
    await server.call(ROUTES.dropContact, { as: tokenIn(one), params });
    const forgotten = await server.call(ROUTES.forgetPhone, {
      as: 'manager',
      body: { phone: PHONE },
    });
    await keep(three.id, PHONE);
    clock.advance(24 * 60 * MINUTE_MS);
    const late = await get(three.id, 'lead');
    await server.app.get(ContactsService).eraseOld();

    expect(forgotten.body).toEqual({ forgotten: 2 });
    expect([(await get(one.id, 'lead')).status, late.status]).toEqual([404, 404]);
  });

  it('is taken nowhere unless the installation was set to take any', async () => {
    const plain = await aServer();
    const ticket = await takeTicket(plain);
    const params = { ticketId: ticket.id };
    const body = { phone: PHONE, ...CONSENT };

    const { status, body: told } = await plain.call(ROUTES.keepContact, {
      as: 'kiosk',
      params,
      body,
    });
    await plain.close();

    expect([status, Problem.parse(told).code]).toEqual([403, 'forbidden']);
  });
});

describe('a sealed number', () => {
  const seal = new ContactSeal(Buffer.alloc(32, 1));
  const row = { branchId: 'north', ticketId: 't1' };

  it('opens for its own ticket with its own key, and looks different each time', () => {
    const sealed = seal.seal(PHONE, row);

    expect(seal.open(sealed, row)).toBe(PHONE);
    expect(seal.seal(PHONE, row)).not.toBe(sealed);
    expect(seal.open(sealed, { ...row, ticketId: 't2' })).toBeNull();
    expect(new ContactSeal(Buffer.alloc(32, 2)).open(sealed, row)).toBeNull();
    expect(seal.open(`${sealed.slice(0, -4)}AAAA`, row)).toBeNull();
  });

  it('is found by its number at its branch only', () => {
    expect(seal.indexOf(PHONE, 'north')).toBe(seal.indexOf(PHONE, 'north'));
    expect(seal.indexOf(PHONE, 'north')).not.toBe(seal.indexOf(PHONE, 'south'));
  });

  it.each([
    ['13812345678', '138****5678'],
    ['+4930123456', '+49****3456'],
    ['12345', '****45'],
  ])('%s is shown as %s', (phone, shown) => {
    expect(masked(phone)).toBe(shown);
  });
});

/** Numbers that stand nowhere else, so that each finding is one; fewer where there is no file to search. */
const SEEDED = Array.from(
  { length: IS_ON_POSTGRES ? 100 : 1_000 },
  (_, at) => `139${String(10_000_019 + at * 7_919)}`,
);

/** A number in the forms in which a file or a line could hold it. */
const formsOf = (phone: string) => [
  phone,
  Buffer.from(phone).toString('base64').replace(/=+$/, ''),
  Buffer.from(phone).toString('hex'),
];

/** Which of the numbers stand in a text. */
function foundIn(text: string): readonly string[] {
  return SEEDED.filter((phone) => formsOf(phone).some((form) => text.includes(form)));
}

describe(`${SEEDED.length} numbers that were left`, () => {
  it('stand in clear in no file, backup, log, figure, view or answer', async () => {
    const ticket = await takeTicket(server);
    const other = await takeTicket(server);
    for (const [at, phone] of SEEDED.entries()) {
      // Most replace the one before on the same ticket: what was replaced must not be left anywhere either.
      const { status } = await keep(at % 2 === 0 ? ticket.id : other.id, phone);
      expect(status).toBe(200);
    }
    await keep(ticket.id, `${SEEDED[0]!}x`);

    await atCounter(server, '1').told(ROUTES.openCounter);
    const pad = await openPad(server, '1');
    const texts: string[] = [log.join('\n'), (await server.http('get', '/metrics')).text];
    for (const view of ViewName.options) {
      if (view === 'ticket') continue;
      const socket = view === 'pad' ? screens.open({ token: pad }) : await screens.openAs('lead');
      texts.push(JSON.stringify(await joined(socket, view)));
    }
    for (const route of Object.values<RouteSpec>(ROUTES).filter(({ method }) => method === 'GET')) {
      const params = { ticketId: ticket.id, businessDay: '2026-01-05' };
      texts.push((await server.call(route, { as: 'admin', params })).text);
    }
    await server.stop();
    const backup = join(server.folder, 'backup.db');
    if (!IS_ON_POSTGRES) await operate(['backup', '--data', server.folder, '--to', backup]);
    const files = readdirSync(server.folder).map((name) => join(server.folder, name));
    for (const file of files) texts.push(readFileSync(file, 'latin1'));

    expect(texts.map(foundIn)).toEqual(texts.map(() => []));
    // The search does find what is there.
    expect(foundIn(`…${SEEDED[7]!}…`)).toEqual([SEEDED[7]]);
    if (!IS_ON_POSTGRES) expect(texts.slice(-files.length).join('')).toContain(ticket.id);
    if (!IS_ON_POSTGRES) expect(files).toContain(backup);
  });
});
