import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  type BranchConfig,
  PrinterFault,
  ROUTES,
  type RouteSpec,
  type StaffPrinterFault,
} from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { aPrinter, type TestPrinter } from '../../test/a-printer.js';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { accountOf, takeTicket } from '../../test/at-work.js';
import type { ViewTarget } from '../live/view-target.js';
import { PrinterFaultsService } from './printer-faults.service.js';

let server: TestServer;
let printer: TestPrinter;

beforeAll(async () => {
  server = await aServer();
  printer = await aPrinter(576);
  const { body } = await server.call(ROUTES.getConfig, { as: 'manager' });
  const connection = { by: 'network', host: '127.0.0.1', port: printer.port } as const;
  const printers = [{ id: 'front', name: 'Front', widthMm: 80 as const, connection }];
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

async function print(behave: TestPrinter['behave'] = 'well'): Promise<void> {
  printer.behave = behave;
  const { id: ticketId } = await takeTicket(server);
  const body = { printId: randomUUID(), slip: { lines: [{ is: 'number', text: 'A014' }] } };
  const answer = await server.call(ROUTES.printTicket, { as: 'kiosk', params: { ticketId }, body });
  expect(answer.status).toBe(201);
}
function faults(view: ViewTarget['view'] = 'staff'): [string, StaffPrinterFault][] {
  const target = { branchId: DEMO, view, ticketId: null } as ViewTarget;
  const rows = server.app.get(PrinterFaultsService).rowsFor(target)['printerFaults'];
  return Object.entries((rows ?? {}) as Record<string, StaffPrinterFault>);
}

it('tells staff at once of a printer without paper, counts, and ends it with a good print', async () => {
  await print('no-paper');
  await print('no-paper');

  expect(faults()).toMatchObject([
    [
      expect.any(String),
      { printerName: 'Front', kind: 'no-paper', times: 2, acknowledgedAt: null },
    ],
  ]);
  expect(faults('kiosk')).toEqual([]);

  await print();

  expect(faults()).toEqual([]);
});

it('tells of paper that ends soon, and anew when it has ended', async () => {
  await print('paper-low');
  const [[low]] = faults() as [[string, StaffPrinterFault]];
  await print('no-paper');

  const [[out, fault]] = faults() as [[string, StaffPrinterFault]];
  expect(out).not.toBe(low);
  expect(fault).toMatchObject({ kind: 'no-paper', times: 1 });
  await print();
});

it('keeps who said first that he sees to it, and ends when somebody has', async () => {
  await print('dies');
  const [[faultId]] = faults() as [[string, StaffPrinterFault]];
  const say = (route: RouteSpec, as: string) => server.call(route, { as, body: { faultId } });

  const first = await say(ROUTES.acknowledgePrinterFault, 'lead');
  await say(ROUTES.acknowledgePrinterFault, 'teller1');

  expect(PrinterFault.parse(first.body).acknowledgedAt).not.toBeNull();
  expect(faults()[0]?.[1].acknowledgedBy).toBe(await accountOf(server, 'lead'));

  const ended = await say(ROUTES.endPrinterFault, 'lead');

  expect(PrinterFault.parse(ended.body).endedAt).not.toBeNull();
  expect(faults()).toEqual([]);
});

it('of nobody is not there', async () => {
  const body = { faultId: randomUUID() };

  const { status } = await server.call(ROUTES.endPrinterFault, { body });

  expect(status).toBe(404);
});
