import type {
  CreatedWebhook,
  Deliveries,
  Delivery,
  ROUTES,
  Webhook,
  Webhooks,
} from '@lobbyflow/contract';
import type { Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { AskedOf } from '../routes/asked.js';
import {
  type StoredDelivery,
  type StoredWebhook,
  WebhooksRepository,
} from './webhooks.repository.js';

/** More than anybody looks back at. */
const LISTED = 200;

/** Which programs are told what happens. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly journals: Journals,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(): Promise<Webhooks> {
    return { items: (await this.webhooks.all()).map(onWire) };
  }

  /** Told from now on, what was before is had by a replay. @throws ProblemError `not-found` for a branch that is not there */
  async create({ caller, body }: AskedOf<typeof ROUTES.createWebhook>): Promise<CreatedWebhook> {
    const { name, url, branchId = null, events = [] } = body;
    const journals = branchId === null ? this.journals.all() : [this.journals.of(branchId)];
    const cursors = journals.map(({ branchId: id, current: { revision } }) => {
      return { branchId: id, revision };
    });
    const secret = `whsec_${this.ids.token()}${this.ids.token()}`;
    const webhook: StoredWebhook = {
      ...{ id: this.ids.uuid(), branchId, name, url, secret, events, isActive: true },
      ...{ createdAt: this.clock.now(), failingSince: null, disabledAt: null },
    };
    await this.webhooks.insert(webhook, cursors, caller.actor);
    return { webhook: onWire(webhook), secret };
  }

  /** @throws ProblemError `not-found` */
  async change({
    webhookId,
    caller,
    body,
  }: AskedOf<typeof ROUTES.changeWebhook>): Promise<Webhook> {
    const at = this.clock.now();
    mustBe(await this.webhooks.switch(webhookId, body.isActive, at, caller.actor));
    return this.told(webhookId);
  }

  /** @throws ProblemError `not-found` */
  async remove({ webhookId, caller }: AskedOf<typeof ROUTES.removeWebhook>): Promise<void> {
    mustBe(await this.webhooks.remove(webhookId, caller.actor));
  }

  /** @throws ProblemError `not-found` also for a branch that it is not told of */
  async replay({
    webhookId,
    caller,
    body,
  }: AskedOf<typeof ROUTES.replayWebhook>): Promise<Webhook> {
    const { branchId, since } = body;
    const { current } = this.journals.of(branchId);
    const webhook = await this.told(webhookId);
    mustBe(webhook.branchId === null || webhook.branchId === branchId);
    const revision = Math.min(since, current.revision);
    await this.webhooks.replay(webhookId, { branchId, revision }, caller.actor);
    return webhook;
  }

  /** @throws ProblemError `not-found` */
  async deliveries(webhookId: string): Promise<Deliveries> {
    await this.told(webhookId);
    return { items: (await this.webhooks.deliveries(webhookId, LISTED)).map(deliveryOnWire) };
  }

  /** @throws ProblemError `not-found` */
  async redeliver({ webhookId, deliveryId }: AskedOf<typeof ROUTES.redeliver>): Promise<Delivery> {
    const delivery = await this.webhooks.redeliver(webhookId, deliveryId, this.clock.now());
    if (delivery === null) throw new ProblemError('not-found');
    return deliveryOnWire(delivery);
  }

  private async told(webhookId: string): Promise<Webhook> {
    const webhook = await this.webhooks.one(webhookId);
    if (webhook === null) throw new ProblemError('not-found');
    return onWire(webhook);
  }
}

function mustBe(isThere: boolean): void {
  if (!isThere) throw new ProblemError('not-found');
}

function onWire(webhook: StoredWebhook): Webhook {
  const { id, name, url, branchId, events, isActive } = webhook;
  const { createdAt, failingSince, disabledAt } = webhook;
  return {
    ...{ id, name, url, branchId, events: [...events], isActive },
    createdAt: instant(createdAt),
    failingSince: instantOrNull(failingSince),
    disabledAt: instantOrNull(disabledAt),
  };
}

function deliveryOnWire(delivery: StoredDelivery): Delivery {
  const { id, branchId, since, revision, state, attempts, httpStatus, fault } = delivery;
  return {
    ...{ id, branchId, since, revision, state, attempts, httpStatus, fault },
    createdAt: instant(delivery.createdAt),
    lastAt: instantOrNull(delivery.lastAt),
    nextAt: instantOrNull(delivery.nextAt),
  };
}

function instant(at: Instant): string {
  return new Date(at).toISOString();
}

function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : instant(at);
}
