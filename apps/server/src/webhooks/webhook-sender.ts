import type { BranchId, Instant } from '@lobbyflow/engine';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { CommitsRepository } from '../journal/commits.repository.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { idOfFacts, Ids } from '../ports/ids.js';
import { ServerSettings } from '../settings.js';
import { type MayReach, mayReach } from './allowed-address.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { postOut } from './post-out.js';
import { signatureOf } from './sign.js';
import { bodyOf, toldCommits } from './told-events.js';
import {
  type StoredDelivery,
  type StoredWebhook,
  WebhooksRepository,
} from './webhooks.repository.js';

/** How often it is looked for something to tell. */
const LOOK_MS = 2_000;
/** Commits in a delivery, at most. */
const BATCH = 100;
/** Branches that a webhook is told of side by side. */
const SIDE_BY_SIDE = 8;
/** A process that died leaves its webhooks to the others after this; one attempt takes ten seconds. */
const LEASE_MS = 60_000;
/** The first pause after a failure; four times as long after each further one … */
const FIRST_PAUSE_MS = 5_000;
/** … up to an hour. */
const LONGEST_PAUSE_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Who has not taken anything for so long is told nothing more until somebody switches it on. */
export const GIVE_UP_MS = 3 * DAY_MS;
/** So long it can be seen what was delivered. */
const KEPT_MS = 3 * DAY_MS;

/**
 * Tells webhooks what happens: each branch in the order of its journal, at least once, from a cursor that
 * moves when the receiver has answered 2xx. What fails is tried again, later each time; a branch that waits
 * keeps no other waiting.
 */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Webhooks');
  private readonly holder: string;
  private readonly reach: MayReach;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private isClosing = false;

  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly journals: Journals,
    private readonly commits: CommitsRepository,
    private readonly clock: Clock,
    settings: ServerSettings,
    ids: Ids,
  ) {
    this.holder = ids.uuid();
    this.reach = mayReach(settings.webhookNetworks);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.isClosing = true;
    await this.looking;
  }

  /** Delivers what is due; one look at a time. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    try {
      const active = (await this.webhooks.all()).filter(({ isActive }) => isActive);
      await Promise.all(active.map((webhook) => this.serve(webhook)));
    } catch (error) {
      if (!this.isClosing) this.logger.error(error);
    }
  }

  private async serve(webhook: StoredWebhook): Promise<void> {
    const due = await this.due(webhook);
    if (due.length === 0 || this.isClosing) return;
    const now = this.clock.now();
    const until = (now + LEASE_MS) as Instant;
    if (!(await this.deliveries.take(webhook.id, this.holder, now, until))) return;
    try {
      // Another process may have delivered since: what is due is read again, with the webhook in hand.
      const still = (await this.due(webhook)).slice(0, SIDE_BY_SIDE);
      await Promise.all(still.map((branchId) => this.tell(webhook, branchId)));
    } finally {
      await this.deliveries.release(webhook.id, this.holder);
    }
  }

  /** The branches of which there is something to tell now. */
  private async due({ id, branchId }: StoredWebhook): Promise<readonly BranchId[]> {
    const now = this.clock.now();
    const waiting = await this.deliveries.waiting(id);
    const cursors = await this.deliveries.cursors(id);
    const wanted = branchId === null ? this.journals.all().map((one) => one.branchId) : [branchId];
    const known = new Set(cursors.map((cursor) => cursor.branchId));
    const fresh = wanted.filter((one) => !known.has(one));
    if (fresh.length > 0) await this.deliveries.begin(id, fresh);
    const busy = new Set(waiting.map((one) => one.branchId));
    const ready = waiting.filter(({ nextAt }) => nextAt === null || nextAt <= now);
    const behind = await this.commits.behind(cursors.filter((one) => !busy.has(one.branchId)));
    return [...new Set([...ready.map((one) => one.branchId), ...behind])];
  }

  /** One batch of one branch: the one that waits, else the next. */
  private async tell(webhook: StoredWebhook, branchId: BranchId): Promise<void> {
    const waiting = await this.deliveries.waiting(webhook.id);
    const delivery =
      waiting.find((one) => one.branchId === branchId) ?? (await this.next(webhook, branchId));
    if (delivery === null) return;
    const body = await this.bodyOf(webhook, delivery);
    const at = this.clock.now();
    const timestamp = String(Math.floor(at / 1_000));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Lobbyflow',
      'lobbyflow-delivery': delivery.id,
      'lobbyflow-timestamp': timestamp,
      'lobbyflow-signature': signatureOf(webhook.secret, { timestamp, body }),
    };
    const posted = await postOut({ url: webhook.url, headers, body }, { mayReach: this.reach });
    if (posted.fault === null) {
      const keptSince = (at - KEPT_MS) as Instant;
      await this.deliveries.delivered(delivery, posted, { at, keptSince });
      return;
    }
    const { id, branchId: branch } = delivery;
    this.logger.warn({ webhookId: webhook.id, deliveryId: id, branchId: branch, ...posted });
    const pause = Math.min(FIRST_PAUSE_MS * 4 ** delivery.attempts, LONGEST_PAUSE_MS);
    await this.deliveries.failed(delivery, posted, { at, nextAt: (at + pause) as Instant });
    const since = webhook.failingSince ?? at;
    if (at - since >= GIVE_UP_MS) await this.deliveries.giveUp(webhook.id, at);
  }

  /** The next batch after the cursor, which is moved on where nothing of it is wanted. */
  private async next(webhook: StoredWebhook, branchId: BranchId): Promise<StoredDelivery | null> {
    const { id: webhookId, events } = webhook;
    const cursors = await this.deliveries.cursors(webhookId);
    const since = cursors.find((one) => one.branchId === branchId)?.revision ?? 0;
    const commits = await this.commits.after(branchId, since, BATCH);
    const revision = commits.at(-1)?.revision;
    if (revision === undefined) return null;
    if (toldCommits(commits, events).length === 0) {
      await this.deliveries.pass(webhookId, { branchId, revision });
      return null;
    }
    const createdAt = this.clock.now();
    const delivery: StoredDelivery = {
      id: idOfFacts(webhookId, branchId, since, revision),
      ...{ webhookId, branchId, since, revision, state: 'waiting', attempts: 0 },
      ...{ httpStatus: null, fault: null, createdAt, lastAt: null, nextAt: createdAt },
    };
    await this.deliveries.add(delivery);
    return delivery;
  }

  private async bodyOf({ events }: StoredWebhook, delivery: StoredDelivery): Promise<string> {
    const { branchId, since, revision } = delivery;
    const commits = await this.commits.after(branchId, since, revision - since);
    return bodyOf(delivery, toldCommits(commits, events));
  }
}
