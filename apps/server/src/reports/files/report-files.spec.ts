import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FileFormat, pathOf, type RouteSpec, ROUTES } from '@lobbyflow/contract';
import { type FakeClock, MINUTE_MS } from '@lobbyflow/testing';
import { parse } from 'csv-parse/sync';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { aMorning, aServer, DEMO, type TestServer } from '../../../test/a-server.js';
import { accountOf, atCounter, takeTicket } from '../../../test/at-work.js';
import { Recount } from '../../../test/recount.js';
import { recountedDay } from '../../../test/recounted-day.js';
import { CommitsRepository } from '../../journal/commits.repository.js';
import { SYSTEM_BRANCH } from '../../journal/system-journal.repository.js';
import { durationOf } from './durations.js';

const DAY = '2026-01-05';
/** Spreadsheets count from here; a span comes back as the instant so long after it. */
const SPREADSHEET_ZERO = Date.parse('1899-12-30T00:00:00Z');

let clock: FakeClock;
let server: TestServer;
let counted: ReturnType<typeof recountedDay>;

beforeAll(async () => {
  clock = aMorning();
  server = await aServer({ clock, hasLimits: false });
  await aBusyMorning();
  const commits = await server.app.get(CommitsRepository).after(DEMO, 0, 10_000);
  counted = recountedDay(new Recount(commits), DAY, clock.now());
}, 60_000);
afterAll(() => server.close());

/** Eight customers at one window: six are served, one is taken out of turn, one does not come, one waits. */
async function aBusyMorning(): Promise<void> {
  const { told } = atCounter(server, '1');
  await told(ROUTES.openCounter);
  for (let taken = 0; taken < 8; taken += 1) {
    await takeTicket(server);
    clock.advance(MINUTE_MS + 7_000);
  }
  const serve = async (minutes: number) => {
    await told(ROUTES.start);
    clock.advance(minutes * MINUTE_MS + 1_234);
    await told(ROUTES.finish);
    clock.advance(20_000);
  };
  for (const minutes of [3, 5, 4, 11, 6]) {
    await told(ROUTES.callNext);
    await serve(minutes);
  }
  const last = await takeTicket(server);
  clock.advance(MINUTE_MS);
  await told(ROUTES.callTicket, { body: { ticketId: last.id, reason: 'complaint' } });
  await serve(2);
  await told(ROUTES.callNext);
  clock.advance(2 * MINUTE_MS);
  await told(ROUTES.noShow);
}

async function fileOf(route: RouteSpec, query: Record<string, string>, as = 'lead') {
  const path = pathOf(route, { branchId: DEMO, businessDay: DAY });
  const answer = await fetch(`${server.url}${path}?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
  });
  expect(answer.status).toBe(200);
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const dayFile = async (format: FileFormat, language = 'en') =>
  (await fileOf(ROUTES.dayReportFile, { format, language })).bytes;

/** The tables of a file of comma separated values, by their titles. */
function tablesOf(bytes: Buffer): ReadonlyMap<string, readonly string[][]> {
  const lines = parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: false });
  const tables = new Map<string, string[][]>();
  let table: string[][] = [];
  for (const line of lines) {
    if (line.length === 1 && line[0] !== '') tables.set(line[0]!, (table = []));
    else if (line.some((cell) => cell !== '')) table.push(line);
  }
  return tables;
}

/** What the figures of the day are, by name, as the journal has them. */
function shownFigures(): Readonly<Record<string, number>> {
  const { figures, kpis } = counted;
  return {
    Visits: figures.visits,
    Served: figures.served,
    'Missed the call': figures.missed,
    'Not over yet': figures.open,
    Overdue: figures.overdue,
    Calls: kpis.calls,
  };
}

describe('The day report as comma separated values', () => {
  it('has in every sum what the journal has', async () => {
    const figures = tablesOf(await dayFile('csv')).get('Figures of the day')!;
    const valueOf = (name: string) => figures.find(([first]) => first === name)?.[1];

    for (const [name, value] of Object.entries(shownFigures())) {
      expect([name, valueOf(name)]).toEqual([name, String(value)]);
    }
    expect(valueOf('Mean wait')).toBe(durationOf(counted.figures.waitMeanMs!));
    expect(valueOf('Longest wait')).toBe(durationOf(counted.figures.waitMaxMs!));
    expect(valueOf('Mean handling')).toBe(durationOf(counted.figures.handlingMeanMs!));
    expect(Number(valueOf('Called in time'))).toBeCloseTo(counted.figures.serviceLevel!, 4);
  });

  it('adds up over half-hours and services to the visits of the day', async () => {
    const tables = tablesOf(await dayFile('csv'));
    const sum = (title: string, column: string) => {
      const [heading, ...rows] = tables.get(title)!;
      return rows.reduce((all, row) => all + Number(row[heading!.indexOf(column)]), 0);
    };

    expect(sum('Half-hours', 'Came')).toBe(counted.figures.visits);
    expect(sum('What people came for', 'Number')).toBe(counted.figures.visits);
  });

  it('begins with a byte order mark, and speaks Chinese where that is asked for, or nothing is said', async () => {
    const chinese = await dayFile('csv', 'zh');
    const { bytes: unsaid } = await fileOf(ROUTES.dayReportFile, { format: 'csv' });

    expect(chinese.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(tablesOf(chinese).get('人工指定')?.at(-1)).toContain('投诉处理');
    expect(unsaid).toEqual(chinese);
  });
});

describe('The day report as a workbook', () => {
  const spanOf = (value: unknown) => Number(value) - SPREADSHEET_ZERO;
  const sheetOf = async (title: string) => readSheet(await dayFile('xlsx'), title);

  it('has in every sum what the journal has, as numbers that can be reckoned with', async () => {
    const rows = await sheetOf('Figures of the day');
    const valueOf = (name: string) => rows.find(([first]) => first === name)?.[1];

    for (const [name, value] of Object.entries(shownFigures())) {
      expect([name, valueOf(name)]).toEqual([name, value]);
    }
    expect(spanOf(valueOf('Mean wait'))).toBe(counted.figures.waitMeanMs);
    expect(spanOf(valueOf('Longest wait'))).toBe(counted.figures.waitMaxMs);
  });

  it('has the time at windows of everybody who sat there, to the second', async () => {
    const [heading, ...rows] = await sheetOf('Staff at windows');
    const inMs = (column: string) => rows.map((row) => spanOf(row[heading!.indexOf(column)]));

    expect(inMs('At the window')).toEqual(counted.staff.map(({ openMs }) => openMs));
    expect(inMs('Serving')).toEqual(counted.staff.map(({ servingMs }) => servingMs));
  });

  it('shows instants by the clock on the wall of the branch', async () => {
    const [heading, first] = await sheetOf('Half-hours');

    expect(first![heading!.indexOf('From')]).toEqual(new Date(`${DAY}T09:00:00.000Z`));
  });

  it('has a sheet for each table of the page', async () => {
    const sheets = await readXlsxFile(await dayFile('xlsx'));

    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Figures of the day',
      'Half-hours',
      'Who waited longest, and why',
      'Green channel and others',
      'What people came for',
      'Advice about windows',
      'Staff at windows',
      'Chosen against the order',
    ]);
  });
});

describe('The day report on paper', () => {
  it('says the same figures, in letters that it carries along', async () => {
    const bytes = await dayFile('pdf', 'zh');
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text, totalPages } = await extractText(pdf, { mergePages: true });
    const said = text.replaceAll(/\s/g, '');

    expect(totalPages).toBe(1);
    expect(said).toContain(`到访${counted.figures.visits}`);
    expect(said).toContain(`平均等候${durationOf(counted.figures.waitMeanMs!)}`);
    expect(said).toContain('投诉处理');
    // Two whole fonts would be sixteen megabytes.
    expect(bytes.length).toBeLessThan(400_000);
  });
});

describe('The visits of a day as a file', () => {
  it('are all of them, with the waits that the journal has', async () => {
    const { bytes } = await fileOf(ROUTES.visitsFile, { format: 'csv', language: 'en' });
    const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
    const { bytes: workbook } = await fileOf(ROUTES.visitsFile, { format: 'xlsx' });

    expect(rows).toHaveLength(counted.figures.visits);
    expect(rows[0]).toMatchObject({ Number: 'A001', State: 'Served', Arrived: `${DAY} 09:00:00` });
    expect(await readSheet(workbook)).toHaveLength(counted.figures.visits + 1);
  });
});

describe('Trends as a file', () => {
  it('are the sums of the days', async () => {
    const query = { from: DAY, to: DAY, language: 'en' };
    const { bytes, headers } = await fileOf(ROUTES.trendsFile, { ...query, format: 'csv' });
    const [heading, row] = tablesOf(bytes).get('Months')!;

    expect(row![heading!.indexOf('Visits')]).toBe(String(counted.figures.visits));
    expect(headers.get('content-disposition')).toContain('lobbyflow-demo-2026-01-05-2026-01-05');
    const pdf = await fileOf(ROUTES.trendsFile, { ...query, format: 'pdf' });
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('Taking a report away', () => {
  const lastAct = async () =>
    (await server.app.get(CommitsRepository).after(SYSTEM_BRANCH, 0, 10_000)).at(-1)!;

  it('is recorded with who did it where it names staff or follows customers, and not for sums', async () => {
    for (const route of [ROUTES.dayReportFile, ROUTES.visitsFile]) {
      const before = await lastAct();
      await fileOf(route, { format: 'csv' }, 'auditor');
      const act = await lastAct();

      expect(act.revision).toBe(before.revision + 1);
      expect(act).toMatchObject({
        type: 'report.taken',
        actor: await accountOf(server, 'auditor'),
      });
      expect(JSON.parse(act.command)).toEqual({
        type: 'report.taken',
        branchId: DEMO,
        businessDay: DAY,
      });
    }
    const before = await lastAct();
    await fileOf(ROUTES.trendsFile, { format: 'csv', from: DAY, to: DAY });
    expect((await lastAct()).revision).toBe(before.revision);
  });

  it('is not for whoever may not read it, and asks for a format that there is', async () => {
    const asTeller = await server.call(ROUTES.dayReportFile, {
      as: 'teller1',
      params: { businessDay: DAY },
      query: { format: 'csv' },
    });
    const asWord = await server.call(ROUTES.dayReportFile, {
      params: { businessDay: DAY },
      query: { format: 'docx' },
    });

    expect([asTeller.status, asWord.status]).toEqual([403, 400]);
  });
});
