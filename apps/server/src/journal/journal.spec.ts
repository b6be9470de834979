import { describe, expect, it } from '@jest/globals';
import { ticketOf, type TicketId } from '@lobbyflow/engine';
import { anInstant, BRANCH, ofTicket, openDay, press } from '@lobbyflow/testing';
import { aRequest, pictureOf, take, told } from '../../test/a-process.js';
import { processes } from '../../test/processes.js';
import { sha256 } from './chain.js';

const server = processes();

describe('Journal', () => {
  it('gives two counters that press at once two tickets, in one transaction', async () => {
    const { submit, heard } = await server.morning();

    const answers = await Promise.all([
      submit(press('call-next', 1)),
      submit(press('call-next', 2)),
    ]);

    expect(answers.map(told)).toMatchObject([
      { revision: 7, ticket: { id: 'ticket-1', state: 'called', counterId: '1' } },
      { revision: 8, ticket: { id: 'ticket-2', state: 'called', counterId: '2' } },
    ]);
    expect(heard.at(-1)?.commits.map(({ revision }) => revision)).toEqual([7, 8]);
    expect(heard.at(-1)?.events.map(({ type }) => type)).toEqual([
      'ticket.called',
      'ticket.called',
    ]);
  });

  it('answers an issue with the ticket and its page, and keeps the page’s key only as a hash', async () => {
    const { journal, databases } = await server.morning();

    const answer = await journal.submit({ ...aRequest(take(4)), ticketToken: 'secret' });

    expect(answer.status).toBe(201);
    expect(told(answer)).toMatchObject({
      revision: 7,
      ticket: { number: 'A004', ahead: 3, wait: null, url: '/t/secret', revision: 7 },
    });
    const { read } = databases;
    const tokens = await read.all({ sql: 'SELECT * FROM ticket_tokens', parameters: [] });
    expect(tokens).toEqual([
      {
        tokenHash: sha256('secret'),
        branchId: BRANCH,
        ticketId: 'ticket-4',
        createdAt: anInstant(0),
      },
    ]);
    const commits = await read.all({ sql: 'SELECT * FROM commits', parameters: [] });
    expect(JSON.stringify(commits)).not.toContain('secret');
    const numbers = await read.all({ sql: 'SELECT running FROM numbers', parameters: [] });
    expect(numbers.map(({ running }) => running)).toEqual([1, 2, 3, 4]);
  });

  it('answers a counter’s command with the counter, its ticket and the reason of a call', async () => {
    const { submit } = await server.morning();

    const answer = told(await submit(press('call-next', 1)));

    expect(answer).toMatchObject({
      counter: { id: '1', session: 'open', tellerId: 'teller1', ticketId: 'ticket-1' },
      ticket: { id: 'ticket-1', ahead: null, url: null, calledAt: '2026-01-05T09:00:00.000Z' },
      reason: { rule: 'head-start', overtook: { count: 0, ids: [] } },
    });
    expect(answer.counter.undoUntil).toBe('2026-01-05T09:00:05.000Z');
  });

  it('answers the same id with the same bytes: five times at once, later, and after a restart', async () => {
    const { journal, submit } = await server.morning();
    const request = aRequest(press('call-next', 1));

    const five = await Promise.all(Array.from({ length: 5 }, () => journal.submit(request)));
    await submit(press('call-next', 2));
    const later = await journal.submit(request);
    const restarted = await server.start();
    const afterwards = await restarted.journal.submit(request);

    expect(new Set([...five, later, afterwards].map(({ body }) => body)).size).toBe(1);
    expect(journal.current.revision).toBe(8);
    expect(pictureOf(restarted.journal.current)).toEqual(pictureOf(journal.current));
  });

  it('answers an id of before beside a new one that comes with it, and does each once', async () => {
    const { journal, submit } = await server.morning();
    const before = aRequest(press('call-next', 1));
    const first = await journal.submit(before);

    const [repeated, fresh] = await Promise.all([
      journal.submit(before),
      submit(press('call-next', 2)),
    ]);

    expect(repeated).toEqual(first);
    expect(told(fresh)).toMatchObject({ counter: { id: '2', ticketId: 'ticket-2' } });
    expect(journal.current.revision).toBe(8);
  });

  it('keeps a refusal too, beside the journal: no revision, and the same answer later', async () => {
    const { journal, submit } = await server.morning();
    await submit(press('call-next', 1));
    const again = aRequest(press('call-next', 1));

    const refused = await journal.submit(again);
    await submit(press('no-show', 1));
    const restarted = await server.start();

    expect(refused.status).toBe(409);
    expect(told(refused)).toMatchObject({ code: 'counter-busy', status: 409 });
    expect(journal.current.revision).toBe(8);
    expect(await restarted.journal.submit(again)).toEqual(refused);
  });

  it('refuses an id that comes back with another request', async () => {
    const { journal, submit } = await server.morning();
    const first = aRequest(press('call-next', 1));
    await journal.submit(first);

    const reused = submit(press('call-next', 2), first.commandId);

    await expect(reused).rejects.toMatchObject({ code: 'command-id-reused' });
    expect(journal.current.revision).toBe(7);
  });

  it('refuses a sender who has seen another revision of the ticket', async () => {
    const { journal } = await server.morning();
    const { revision } = ticketOf(journal.current.lobby, 'ticket-2' as TicketId)!;

    const stale = await journal.submit({
      ...aRequest(ofTicket('abandon', 'ticket-2')),
      ifMatch: revision - 1,
    });
    const fresh = await journal.submit({
      ...aRequest(ofTicket('abandon', 'ticket-2')),
      ifMatch: revision,
    });

    expect(told(stale)).toMatchObject({ code: 'stale', status: 409 });
    expect(told(fresh)).toMatchObject({ ticket: { state: 'abandoned' } });
  });

  it('opens a business day once, so that no number is given out twice', async () => {
    const { submit } = await server.morning();
    await submit({ type: 'close-day', isRoll: false });

    const again = await submit(openDay());

    expect(told(again)).toMatchObject({ code: 'day-already-open' });
  });

  it('lets no time run backwards', async () => {
    const { submit, journal, clock } = await server.morning();
    await submit(press('call-next', 1));
    const { at } = journal.current;
    clock.advance(-60 * 60_000);

    await submit(press('call-next', 2));

    expect(journal.current.at).toBe(at);
  });

  it('answers busy beyond its bounds, and everybody who got in', async () => {
    const { submit } = await server.morning();

    const presses = Array.from({ length: 501 }, () => submit(press('recall', 1)));
    const settled = await Promise.allSettled(presses);

    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(settled.at(-1)).toMatchObject({ reason: { code: 'busy', retryAfter: 1 } });
  });

  it('lets a listener that fails undo nothing, and keep nobody else from hearing', async () => {
    const { feed, submit } = await server.morning();
    const heard: string[] = [];
    feed.subscribe(() => {
      throw new Error('this listener is broken');
    });
    feed.subscribe(({ events }) => heard.push(...events.map(({ type }) => type)));

    const answer = await submit(press('call-next', 1));

    expect(answer.status).toBe(200);
    expect(heard).toEqual(['ticket.called']);
  });
});
