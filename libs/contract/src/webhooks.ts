import { z } from 'zod';
import { BranchIdSchema, InstantSchema } from './ids.js';
import { Label } from './label.js';

/** What can be told to another program: events of a branch’s journal, ids and codes alone. */
export const WEBHOOK_EVENTS = [
  'advice.accepted',
  'advice.assigned',
  'advice.declined',
  'advice.escalated',
  'advice.lapsed',
  'advice.measured',
  'advice.offered',
  'alarm.acknowledged',
  'alarm.cleared',
  'alarm.disposed',
  'alarm.moved',
  'alarm.raised',
  'alarm.repeated',
  'command.undone',
  'config.published',
  'counter.closed',
  'counter.opened',
  'counter.paused',
  'counter.resumed',
  'day.closed',
  'day.opened',
  'notice.posted',
  'notice.withdrawn',
  'numbers.leased',
  'numbers.voided',
  'second-line.moved',
  'ticket.abandoned',
  'ticket.called',
  'ticket.diverted',
  'ticket.ended',
  'ticket.held',
  'ticket.invited',
  'ticket.issued',
  'ticket.lane-changed',
  'ticket.missed',
  'ticket.postponed',
  'ticket.pulled-forward',
  'ticket.rated',
  'ticket.recalled',
  'ticket.resumed',
  'ticket.returned',
  'ticket.served',
  'ticket.started',
  'ticket.transferred',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Names a webhook. */
export const WebhookIdSchema = z.uuid().describe('A webhook');
/** Names a delivery of one. */
export const DeliveryIdSchema = z.uuid().describe('A delivery of a webhook');

const LONGEST_URL = 500;
/** With a name or a password before the host, it would stand in lists. */
const url = z
  .url({ protocol: /^https?$/, message: 'must be an address such as https://bank.example/hook' })
  .max(LONGEST_URL)
  .regex(/^https?:\/\/[^/?#@\\]*(?:[/?#]|$)/i, 'must hold no name and no password');

/** Where to tell what. */
export const CreateWebhook = z.strictObject({
  name: Label,
  url,
  branchId: BranchIdSchema.optional().describe('Of one branch; of all when left out'),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .max(WEBHOOK_EVENTS.length)
    .optional()
    .describe('All when left out'),
});
export type CreateWebhook = z.infer<typeof CreateWebhook>;

/** A webhook. */
export const Webhook = z.object({
  id: WebhookIdSchema,
  name: z.string(),
  url: z.string(),
  branchId: z.string().nullable().describe('`null`: every branch'),
  events: z.array(z.enum(WEBHOOK_EVENTS)).describe('Empty: all'),
  isActive: z.boolean(),
  createdAt: InstantSchema,
  failingSince: InstantSchema.nullable().describe('Since when nothing could be delivered'),
  disabledAt: InstantSchema.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;
/** All of them. */
export const Webhooks = z.object({ items: z.array(Webhook) });
export type Webhooks = z.infer<typeof Webhooks>;

/** A new one, and the secret that its deliveries are signed with: told this once. */
export const CreatedWebhook = z.object({ webhook: Webhook, secret: z.string() });
export type CreatedWebhook = z.infer<typeof CreatedWebhook>;

/** On again, with its waiting deliveries, or off. */
export const ChangeWebhook = z.strictObject({ isActive: z.boolean() });

/** Deliver anew what came after a revision of a branch. */
export const ReplayWebhook = z.strictObject({
  branchId: BranchIdSchema,
  since: z.int().min(0).describe('The last revision that is not to be delivered again'),
});

/** Why a delivery failed. */
export const DELIVERY_FAULTS = [
  'address-not-allowed',
  'not-found',
  'not-reached',
  'too-slow',
  'redirected',
  'refused',
] as const;
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];

/** A batch of commits of one branch, on its way or delivered. */
export const Delivery = z.object({
  id: DeliveryIdSchema,
  branchId: z.string(),
  since: z.int(),
  revision: z.int().describe('The last one in it'),
  state: z.enum(['waiting', 'delivered']),
  attempts: z.int(),
  httpStatus: z.int().nullable().describe('Of the last attempt'),
  fault: z.enum(DELIVERY_FAULTS).nullable().describe('Of the last attempt'),
  createdAt: InstantSchema,
  lastAt: InstantSchema.nullable(),
  nextAt: InstantSchema.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
/** The latest of a webhook, newest first. */
export const Deliveries = z.object({ items: z.array(Delivery) });
export type Deliveries = z.infer<typeof Deliveries>;
