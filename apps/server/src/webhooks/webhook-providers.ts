import { DeliveriesRepository } from './deliveries.repository.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhooksRepository } from './webhooks.repository.js';
import { WebhooksService } from './webhooks.service.js';

/** What tells other programs; needs the journals beside it. */
export const WEBHOOK_PROVIDERS = [
  DeliveriesRepository,
  WebhookSender,
  WebhooksRepository,
  WebhooksService,
];
