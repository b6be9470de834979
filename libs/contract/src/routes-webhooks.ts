import { route } from './route.js';
import { NoBody } from './tickets.js';
import {
  ChangeWebhook,
  CreatedWebhook,
  CreateWebhook,
  Deliveries,
  Delivery,
  ReplayWebhook,
  Webhook,
  Webhooks,
} from './webhooks.js';

const ONE = '/webhooks/:webhookId';
const ADMIN = ['admin'] as const;

/** Telling other programs what happens. */
export const WEBHOOK_ROUTES = {
  listWebhooks: route({
    method: 'GET',
    path: '/webhooks',
    summary: 'All webhooks',
    roles: ADMIN,
    answer: Webhooks,
  }),
  createWebhook: route({
    method: 'POST',
    path: '/webhooks',
    summary: 'Tell a program what happens from now on; the answer holds its secret, this once',
    roles: ADMIN,
    body: CreateWebhook,
    answer: CreatedWebhook,
    status: 201,
  }),
  changeWebhook: route({
    method: 'PATCH',
    path: ONE,
    summary: 'Switch it on or off',
    roles: ADMIN,
    body: ChangeWebhook,
    answer: Webhook,
  }),
  removeWebhook: route({
    method: 'DELETE',
    path: ONE,
    summary: 'Tell it nothing more',
    roles: ADMIN,
    answer: null,
    status: 204,
  }),
  replayWebhook: route({
    method: 'POST',
    path: `${ONE}/replay`,
    summary: 'Deliver anew what came after a revision of a branch',
    roles: ADMIN,
    body: ReplayWebhook,
    answer: Webhook,
  }),
  listDeliveries: route({
    method: 'GET',
    path: `${ONE}/deliveries`,
    summary: 'The latest deliveries of a webhook, and what became of them',
    roles: ADMIN,
    answer: Deliveries,
  }),
  redeliver: route({
    method: 'POST',
    path: `${ONE}/deliveries/:deliveryId/redeliver`,
    summary: 'Deliver this once more, now',
    roles: ADMIN,
    body: NoBody,
    answer: Delivery,
  }),
} as const;
