import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  type BranchConfig,
  Problem,
  PrintAnswer,
  ROUTES,
  type Slip,
  TicketPrints,
} from '@lobbyflow/contract';
import { layOut, pictureOf } from '@lobbyflow/paper';
import { randomUUID } from 'node:crypto';
import { aPrinter, type TestPrinter } from '../../test/a-printer.js';
import { aServer, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';

let server: TestServer;
let printer: TestPrinter;
const slip: Slip = {
  lines: [
    { is: 'text', text: '滨河路支行', size: 2, isBold: true },
    { is: 'number', text: 'A014' },
    { is: 'code', text: 'https://bank.example/t/secret' },
  ],
};

beforeAll(async () => {
  server = await aServer();
  printer = await aPrinter(576);
  const { body } = await server.call(ROUTES.getConfig, { as: 'manager' });
  const printers: BranchConfig['printers'] = [
    {
      id: 'front',
      name: 'Front',
      widthMm: 80,
      connection: { by: 'network', host: '127.0.0.1', port: printer.port },
    },
  ];
  const config = { ...(body as BranchConfig), printers };
  expect((await server.call(ROUTES.putConfig, { as: 'manager', body: config })).status).toBe(200);
});
beforeEach(() => {
  printer.behave = 'well';
});
afterAll(async () => {
  await printer.close();
  await server.close();
});

const print = async (ticketId: string, printId: string = randomUUID()) => {
  const body = { printId, slip };
  const answer = await server.call(ROUTES.printTicket, { as: 'kiosk', params: { ticketId }, body });
  return PrintAnswer.parse(answer.body);
};
const printsOf = async (ticketId: string) => {
  const { body, text } = await server.call(ROUTES.ticketPrints, { params: { ticketId } });
  return { items: TicketPrints.parse(body).items, text };
};

it('prints a ticket as the preview shows it, and keeps that it was printed, and printed again', async () => {
  const { id } = await takeTicket(server);

  expect(await print(id)).toMatchObject({ outcome: 'printed', isPaperLow: false });
  expect(printer.papers.at(-1)?.unknown).toEqual([]);
  expect(printer.papers.at(-1)?.picture).toEqual(pictureOf(layOut(slip, 80)));
  await print(id);

  const { items, text } = await printsOf(id);
  expect(items).toMatchObject([
    { printerId: 'front', isReprint: false, outcome: 'printed' },
    { printerId: 'front', isReprint: true, outcome: 'printed' },
  ]);
  expect(text).not.toContain('滨河路');
  expect(text).not.toContain('secret');
});

it('prints one wish once, however often it comes', async () => {
  const { id } = await takeTicket(server);
  const printId = randomUUID();
  const before = printer.papers.length;

  const answers = await Promise.all([print(id, printId), print(id, printId)]);

  expect(answers[0]).toEqual(answers[1]);
  expect(printer.papers.length - before).toBe(1);
});

it.each([
  ['has no paper', 'no-paper', { outcome: 'no-paper', isPaperLow: true }],
  ['dies over the ticket', 'dies', { outcome: 'broken-off', isPaperLow: false }],
  ['has little paper left', 'paper-low', { outcome: 'printed', isPaperLow: true }],
  ['tells nothing of itself', 'silent', { outcome: 'unknown', isPaperLow: false }],
] as const)('says of a printer that %s what became of the ticket', async (_, behave, told) => {
  const { id } = await takeTicket(server);
  printer.behave = behave;

  expect(await print(id)).toMatchObject(told);

  expect((await printsOf(id)).items).toMatchObject([{ outcome: told.outcome, isReprint: false }]);
});

it('of a ticket that is not there prints nothing', async () => {
  const body = { printId: randomUUID(), slip };
  const params = { ticketId: 'nobody' };

  const { body: told } = await server.call(ROUTES.printTicket, { as: 'kiosk', params, body });

  expect(Problem.parse(told).code).toBe('not-found');
});
