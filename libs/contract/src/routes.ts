import type { RouteSpec } from './route.js';
import { ADVICE_ROUTES } from './routes-advice.js';
import { ALARM_ROUTES } from './routes-alarms.js';
import { APPOINTMENT_ROUTES } from './routes-appointments.js';
import { BRANCH_ROUTES } from './routes-branch.js';
import { CONFIG_ROUTES } from './routes-config.js';
import { HELP_ROUTES } from './routes-help.js';
import { LEASE_ROUTES } from './routes-leases.js';
import { INCIDENT_ROUTES } from './routes-incidents.js';
import { CONTACT_ROUTES } from './routes-contacts.js';
import { DEVICE_ROUTES } from './routes-devices.js';
import { LOBBY_ROUTES } from './routes-lobby.js';
import { NOTICE_ROUTES } from './routes-notices.js';
import { PAD_ROUTES } from './routes-pads.js';
import { PAPER_ROUTES } from './routes-paper.js';
import { PEOPLE_ROUTES } from './routes-people.js';
import { PLANNING_ROUTES } from './routes-planning.js';
import { REMOTE_ROUTES } from './routes-remote.js';
import { WEBHOOK_ROUTES } from './routes-webhooks.js';
import { REPORT_ROUTES } from './routes-reports.js';

/**
 * Every door of the API: who may come in, with what, and what he is told.
 * Controllers, the client, the API document and the tests all read this table.
 */
export const ROUTES = {
  ...PEOPLE_ROUTES,
  ...DEVICE_ROUTES,
  ...CONTACT_ROUTES,
  ...BRANCH_ROUTES,
  ...CONFIG_ROUTES,
  ...LOBBY_ROUTES,
  ...ADVICE_ROUTES,
  ...ALARM_ROUTES,
  ...APPOINTMENT_ROUTES,
  ...HELP_ROUTES,
  ...LEASE_ROUTES,
  ...INCIDENT_ROUTES,
  ...WEBHOOK_ROUTES,
  ...NOTICE_ROUTES,
  ...PAD_ROUTES,
  ...PAPER_ROUTES,
  ...PLANNING_ROUTES,
  ...REMOTE_ROUTES,
  ...REPORT_ROUTES,
} as const satisfies Record<string, RouteSpec>;

/** The name of a door. */
export type RouteName = keyof typeof ROUTES;
