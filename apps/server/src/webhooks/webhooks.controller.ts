import {
  type CreatedWebhook,
  type Deliveries,
  type Delivery,
  ROUTES,
  type Webhook,
  type Webhooks,
} from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { WebhooksService } from './webhooks.service.js';

@Controller()
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Route(ROUTES.listWebhooks)
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- reading it is what refuses an unknown field
  list(@Asked() _asked: AskedOf<typeof ROUTES.listWebhooks>): Promise<Webhooks> {
    return this.webhooks.list();
  }

  @Route(ROUTES.createWebhook)
  create(@Asked() asked: AskedOf<typeof ROUTES.createWebhook>): Promise<CreatedWebhook> {
    return this.webhooks.create(asked);
  }

  @Route(ROUTES.changeWebhook)
  change(@Asked() asked: AskedOf<typeof ROUTES.changeWebhook>): Promise<Webhook> {
    return this.webhooks.change(asked);
  }

  @Route(ROUTES.removeWebhook)
  remove(@Asked() asked: AskedOf<typeof ROUTES.removeWebhook>): Promise<void> {
    return this.webhooks.remove(asked);
  }

  @Route(ROUTES.replayWebhook)
  replay(@Asked() asked: AskedOf<typeof ROUTES.replayWebhook>): Promise<Webhook> {
    return this.webhooks.replay(asked);
  }

  @Route(ROUTES.listDeliveries)
  deliveries(@Asked() { webhookId }: AskedOf<typeof ROUTES.listDeliveries>): Promise<Deliveries> {
    return this.webhooks.deliveries(webhookId);
  }

  @Route(ROUTES.redeliver)
  redeliver(@Asked() asked: AskedOf<typeof ROUTES.redeliver>): Promise<Delivery> {
    return this.webhooks.redeliver(asked);
  }
}
