import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CreatedWebhook,
  Deliveries,
  Problem,
  ROUTES,
  type RouteSpec,
  Webhook,
  Webhooks,
} from '@lobbyflow/contract';
import type { FakeClock } from '@lobbyflow/testing';
import { createHmac, randomUUID } from 'node:crypto';
import { aReceiver, type TestReceiver } from '../../test/a-receiver.js';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ServerSettings } from '../settings.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { GIVE_UP_MS, WebhookSender } from './webhook-sender.js';
import { WebhooksRepository } from './webhooks.repository.js';

interface Body {
  readonly deliveryId: string;
  readonly branchId: string;
  readonly since: number;
  readonly revision: number;
  readonly commits: readonly {
    readonly revision: number;
    readonly events: readonly { readonly type: string }[];
  }[];
}

let server: TestServer;
let receiver: TestReceiver;
let clock: FakeClock;
beforeEach(async () => {
  clock = aMorning();
  server = await aServer({ clock, webhookNetworks: ['127.0.0.1'] });
  receiver = await aReceiver();
});
afterEach(async () => {
  await server.close();
  await receiver.close();
});

const call = (route: RouteSpec, webhookId?: string, body?: object, deliveryId?: string) =>
  server.call(route, {
    as: 'admin',
    params: { ...(webhookId && { webhookId }), ...(deliveryId && { deliveryId }) },
    ...(body && { body }),
  });
async function created(more: object = {}) {
  const answer = await call(ROUTES.createWebhook, undefined, {
    // What the system does by itself comes whenever it likes.
    ...{ name: 'Bank app', url: receiver.url, events: ['ticket.issued'] },
    ...more,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return CreatedWebhook.parse(answer.body);
}
const look = () => server.app.get(WebhookSender).look();
const bodies = () => receiver.received.map(({ text }) => JSON.parse(text) as Body);
const typesTold = () =>
  bodies().flatMap(({ commits }) =>
    commits.flatMap(({ events }) => events.map(({ type }) => type)),
  );
const deliveriesOf = async (id: string) =>
  Deliveries.parse((await call(ROUTES.listDeliveries, id)).body).items;
const one = async (id: string) =>
  Webhooks.parse((await call(ROUTES.listWebhooks)).body).items.find((hook) => hook.id === id);

describe('a webhook', () => {
  it('is told what happens from then on, by ids and codes, signed', async () => {
    await takeTicket(server);
    const { webhook, secret } = await created();
    const ticket = await takeTicket(server);

    await look();

    const { headers, text } = receiver.received[0]!;
    const timestamp = String(headers['lobbyflow-timestamp']);
    const hmac = createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex');
    expect(headers['lobbyflow-signature']).toBe(`v1=${hmac}`);
    expect(Number(timestamp)).toBe(clock.now() / 1_000);
    const [body] = bodies();
    expect(body).toMatchObject({ webhookId: webhook.id, branchId: DEMO });
    expect(headers['lobbyflow-delivery']).toBe(body?.deliveryId);
    expect(body?.commits).toMatchObject([
      { revision: ticket.revision, events: [{ type: 'ticket.issued', ticketId: ticket.id }] },
    ]);
    expect(text).not.toContain(String(ticket.url).split('/').at(-1));
    expect((await call(ROUTES.listWebhooks)).text).not.toContain(secret);
  });

  it('is told only what it asked for, and nothing where nothing of that happened', async () => {
    await created({ events: ['ticket.called'] });
    await takeTicket(server);
    await look();
    expect(receiver.received).toEqual([]);

    const at = { as: 'teller1', params: { counterId: '1' } };
    await server.call(ROUTES.openCounter, at);
    await server.call(ROUTES.callNext, at);
    await look();

    expect(typesTold()).toEqual(['ticket.called']);
  });

  it('is told of one branch, or of all, also of those that come later', async () => {
    await created({ branchId: DEMO });
    const { webhook } = await created({ events: [] });
    const made = { id: 'south', name: 'South', timeZone: 'Asia/Shanghai' };
    await server.call(ROUTES.createBranch, { as: 'admin', body: made });

    await look();
    await look();

    const south = bodies().filter(({ branchId }) => branchId === 'south');
    expect(south.length).toBeGreaterThan(0);
    expect(
      new Set(
        receiver.received.map(({ text }) => (JSON.parse(text) as { webhookId: string }).webhookId),
      ),
    ).toContain(webhook.id);
    const ofSouth = south.flatMap(({ commits }) => commits.flatMap(({ events }) => events));
    expect(JSON.stringify(ofSouth)).not.toContain('"config"');
  });

  it('is told again, later each time, with the same id, until it answers; then goes on', async () => {
    const { webhook } = await created();
    await takeTicket(server);
    receiver.status = 503;
    await look();
    await look();
    expect(receiver.received).toHaveLength(1);

    clock.advance(5_000);
    await look();
    clock.advance(5_000);
    await look();
    expect(receiver.received).toHaveLength(2);
    expect(await deliveriesOf(webhook.id)).toMatchObject([
      { state: 'waiting', attempts: 2, httpStatus: 503, fault: 'refused' },
    ]);
    await takeTicket(server);
    receiver.status = 200;
    clock.advance(15_000);
    await look();
    await look();

    const ids = bodies().map(({ deliveryId }) => deliveryId);
    expect([ids[1], ids[2]]).toEqual([ids[0], ids[0]]);
    expect(typesTold()).toEqual(Array.from({ length: 4 }, () => 'ticket.issued'));
    const spans = bodies().map(({ since, revision }) => [since, revision]);
    expect(spans[3]?.[0]).toBeGreaterThanOrEqual(spans[2]?.[1] ?? Infinity);
    expect((await one(webhook.id))?.failingSince).toBeNull();
  });

  it('is switched off when nobody has listened for days, and told the rest when it is on again', async () => {
    const { webhook } = await created();
    await takeTicket(server);
    receiver.status = 500;
    await look();
    clock.advance(GIVE_UP_MS);
    await look();
    expect(await one(webhook.id)).toMatchObject({ isActive: false });
    clock.advance(GIVE_UP_MS);
    await look();
    expect(receiver.received).toHaveLength(2);

    receiver.status = 204;
    const on = await call(ROUTES.changeWebhook, webhook.id, { isActive: true });
    await look();

    expect(Webhook.parse(on.body)).toMatchObject({ isActive: true, disabledAt: null });
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({ state: 'delivered', attempts: 3 });
  });

  it('is told anew what came after a revision, and one delivery once more', async () => {
    const first = await takeTicket(server);
    await takeTicket(server);
    const { webhook } = await created();

    const since = first.revision - 1;
    await call(ROUTES.replayWebhook, webhook.id, { branchId: DEMO, since });
    await look();
    const [told] = bodies();
    await call(ROUTES.redeliver, webhook.id, {}, told?.deliveryId);
    await look();

    expect(told?.since).toBe(since);
    expect(told?.commits.map(({ revision }) => revision)).toHaveLength(2);
    expect(told?.commits[0]?.revision).toBe(first.revision);
    expect(receiver.received[1]?.text).toBe(receiver.received[0]?.text);
  });

  it('is told by one process at a time, whichever comes first', async () => {
    const { app } = server;
    const elsewhere = new WebhookSender(
      app.get(WebhooksRepository),
      app.get(DeliveriesRepository),
      app.get(Journals),
      app.get(CommitsRepository),
      app.get(Clock),
      app.get(ServerSettings),
      app.get(Ids),
    );
    await created();

    for (let press = 0; press < 5; press += 1) {
      await takeTicket(server);
      await Promise.all([look(), elsewhere.look(), look(), elsewhere.look()]);
    }
    await look();

    const revisions = bodies().flatMap(({ commits }) => commits.map(({ revision }) => revision));
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
    expect(revisions).toHaveLength(5);
  });

  it('that is removed is told nothing more, and is not there', async () => {
    const { webhook } = await created();
    await call(ROUTES.removeWebhook, webhook.id);
    await takeTicket(server);
    await look();

    const answers = [
      await call(ROUTES.listDeliveries, webhook.id),
      await call(ROUTES.changeWebhook, webhook.id, { isActive: true }),
      await call(ROUTES.removeWebhook, webhook.id),
      await call(ROUTES.replayWebhook, webhook.id, { branchId: DEMO, since: 0 }),
      await call(ROUTES.redeliver, webhook.id, {}, randomUUID()),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(receiver.received).toEqual([]);
  });

  it.each([
    ['an address with a password', { url: 'https://a:b@bank.example/' }, 'url'],
    ['another kind of address', { url: 'ftp://bank.example/' }, 'url'],
    ['an event that is none', { events: ['ticket.eaten'] }, 'events.0'],
  ])('with %s is refused', async (_, fault, path) => {
    const body = { name: 'x', url: receiver.url, ...fault };
    const answer = await call(ROUTES.createWebhook, undefined, body);

    expect(answer.status).toBe(400);
    expect(Problem.parse(answer.body).errors?.[0]?.path).toBe(path);
  });
});

it('of a private address that is not listed is told nothing', async () => {
  const other = await aServer({ clock });
  const body = { name: 'x', url: receiver.url };
  const answer = await other.call(ROUTES.createWebhook, { as: 'admin', body });
  const { webhook } = CreatedWebhook.parse(answer.body);
  await takeTicket(other);

  await other.app.get(WebhookSender).look();

  const params = { webhookId: webhook.id };
  const told = await other.call(ROUTES.listDeliveries, { as: 'admin', params });
  expect(Deliveries.parse(told.body).items).toMatchObject([{ fault: 'address-not-allowed' }]);
  expect(receiver.received).toEqual([]);
  await other.close();
});
