import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Incident, Incidents, Problem, ROUTES } from '@lobbyflow/contract';
import type { FakeClock } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, type Sent, type TestServer } from '../../test/a-server.js';
import { accountOf } from '../../test/at-work.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { SYSTEM_BRANCH } from '../journal/system-journal.repository.js';

let server: TestServer;
let clock: FakeClock;
beforeAll(async () => {
  clock = aMorning();
  server = await aServer({ clock });
  const made = { id: 'south', name: 'South', timeZone: 'Asia/Shanghai' };
  await server.call(ROUTES.createBranch, { as: 'admin', body: made });
});
afterAll(() => server.close());

const open = (body: object = {}, more: Sent = {}) =>
  server.call(ROUTES.openIncident, {
    body: { id: randomUUID(), scenario: 'medical', ...body },
    ...more,
  });
const opened = async (body: object = {}) => Incident.parse((await open(body)).body);
const note = (incidentId: string, text: string, noteId: string = randomUUID(), more: Sent = {}) =>
  server.call(ROUTES.noteIncident, { params: { incidentId }, body: { noteId, text }, ...more });
const close = (incidentId: string, body: object = {}) =>
  server.call(ROUTES.closeIncident, { params: { incidentId }, body });
const listed = async (query: Record<string, string> = {}) =>
  Incidents.parse((await server.call(ROUTES.listIncidents, { as: 'auditor', query })).body).items;

it('is opened, written about and closed, each with its time and who it was', async () => {
  const { id } = await opened({ note: 'Somebody fell near the door.' });
  clock.advance(60_000);
  await note(id, 'Ambulance called.');
  clock.advance(60_000);
  const { body } = await close(id, { note: 'Taken to hospital.' });

  const by = await accountOf(server, 'lead');
  expect(Incident.parse(body)).toMatchObject({
    ...{ businessDay: '2026-01-05', scenario: 'medical', by, byName: 'lead' },
    ...{ openedAt: '2026-01-05T01:00:00.000Z', closedAt: '2026-01-05T01:02:00.000Z' },
    notes: [
      { at: '2026-01-05T01:00:00.000Z', by, text: 'Somebody fell near the door.' },
      { at: '2026-01-05T01:01:00.000Z', by, text: 'Ambulance called.' },
      { at: '2026-01-05T01:02:00.000Z', by, text: 'Taken to hospital.' },
    ],
  });
});

it('is one incident and one line, however often they are sent', async () => {
  const id = randomUUID();
  const noteId = randomUUID();

  await Promise.all([open({ id }), open({ id })]);
  await note(id, 'Once.', noteId);
  await note(id, 'Once.', noteId);
  clock.advance(1_000);
  await close(id, { note: 'Over.' });
  await close(id, { note: 'Over again.' });

  const found = (await listed()).filter((one) => one.id === id);
  expect(found.map(({ notes }) => notes.map(({ text }) => text))).toEqual([['Once.', 'Over.']]);
});

it('stands in the journal by id and scenario, and its words do not', async () => {
  const { id } = await opened({ scenario: 'dispute', note: 'Zhang San shouted.' });

  const commits = await server.app.get(CommitsRepository).after(SYSTEM_BRANCH, 0, 5_000);

  const last = commits.at(-1);
  expect(JSON.parse(last!.command)).toMatchObject({
    type: 'incident.opened',
    incidentId: id,
    scenario: 'dispute',
  });
  expect(JSON.stringify(commits)).not.toContain('Zhang');
});

it('is listed with its day, and as long as it is not over', async () => {
  const still = await opened({ scenario: 'power' });

  const of = await listed({ businessDay: '2026-01-04' });

  expect(of.map(({ id }) => id)).toContain(still.id);
  expect(of.every(({ closedAt }) => closedAt === null)).toBe(true);
});

it('of another branch is not there', async () => {
  const { id } = await opened();
  const there = { params: { branchId: 'south', incidentId: id }, as: 'admin' };

  const answers = [
    await note(id, 'x', randomUUID(), there),
    await server.call(ROUTES.closeIncident, { ...there, body: {} }),
    await open({ id }, { params: { branchId: 'south' }, as: 'admin' }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

it.each([
  ['no scenario that there is', { scenario: 'alien' }],
  ['a note of nothing', { note: '  ' }],
  ['a note that turns the line about', { note: 'evil \u202e' }],
])('with %s is not written down', async (_, fault) => {
  const { status, body } = await open(fault);

  expect([status, Problem.parse(body).code]).toEqual([400, 'invalid-request']);
});

it('is no matter of tellers', async () => {
  expect((await open({}, { as: 'teller1' })).status).toBe(403);
});
