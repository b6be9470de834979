import type { z } from 'zod';
import { AdviceIdSchema } from './advice.js';
import { AlarmIdSchema } from './alarms.js';
import { AppointmentCodeSchema } from './appointments.js';
import { ConfigVersionSchema } from './config-versions.js';
import { PairingCodeSchema } from './devices.js';
import {
  BranchIdSchema,
  BusinessDaySchema,
  CounterIdSchema,
  DeviceIdSchema,
  StaffIdSchema,
  TicketIdSchema,
} from './ids.js';
import { IncidentIdSchema } from './incidents.js';
import { NoticeIdSchema } from './notices.js';
import { PackIdSchema } from './packs.js';
import { PersonIdSchema } from './second-line.js';
import { CustomerHashSchema } from './segments.js';
import type { Role } from './staff.js';
import { DeliveryIdSchema, WebhookIdSchema } from './webhooks.js';

/** Every path below stands under this. */
export const API_BASE = '/api/v1';

/** Which page asks: picks the cookie that counts, and no other site can send it. */
export const SCREEN_HEADER = 'x-lobbyflow-screen';
/** The pages that ask. */
export const SCREENS = ['kiosk', 'display', 'teller', 'manager', 'start'] as const;
export type ScreenName = (typeof SCREENS)[number];

/** What a name in a path must look like. */
export const PATH_PARAMETERS = {
  branchId: BranchIdSchema,
  adviceId: AdviceIdSchema,
  alarmId: AlarmIdSchema,
  appointmentCode: AppointmentCodeSchema,
  customer: CustomerHashSchema,
  counterId: CounterIdSchema,
  incidentId: IncidentIdSchema,
  webhookId: WebhookIdSchema,
  deliveryId: DeliveryIdSchema,
  noticeId: NoticeIdSchema,
  personId: PersonIdSchema,
  ticketId: TicketIdSchema,
  staffId: StaffIdSchema,
  deviceId: DeviceIdSchema,
  businessDay: BusinessDaySchema,
  pairingCode: PairingCodeSchema,
  packId: PackIdSchema,
  configVersion: ConfigVersionSchema,
} as const;
/** A name that may stand in a path. */
export type PathParameter = keyof typeof PATH_PARAMETERS;

/** One door of the API. */
export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below {@link API_BASE}, with `:name` for each {@link PathParameter}. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it, at the branch they belong to. */
  readonly roles: readonly Role[] | 'public';
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /** `null`: an answer without a body. */
  readonly answer: z.ZodType | null;
  /** The answer is a file: bytes with a name, of the type that was asked for. */
  readonly isFile?: boolean;
  /** 200 unless told. */
  readonly status?: number;
  /** A command of a lobby: takes `Idempotency-Key`, and is answered from the journal. */
  readonly isCommand?: boolean;
}

/** Keeps the exact type of a route, so that its body and answer can be inferred. */
export function route<const Spec extends RouteSpec>(spec: Spec): Spec {
  return spec;
}

type OrNull<Schema> = Schema extends z.ZodType ? z.output<Schema> : null;
/** What a route answers; `null` where the answer has no body. */
export type AnswerOf<Spec extends RouteSpec> = OrNull<Spec['answer']>;
/** What a route takes. */
export type BodyOf<Spec extends RouteSpec> = Spec['body'] extends z.ZodType
  ? z.input<Spec['body']>
  : undefined;

/** Fills a route's path. */
export function pathOf(
  spec: Pick<RouteSpec, 'path'>,
  parameters: Partial<Record<PathParameter, string>> = {},
): string {
  const path = spec.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(parameters[name as PathParameter] ?? ''),
  );
  return API_BASE + path;
}
