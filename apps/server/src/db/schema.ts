import { ActEntity } from './entities/act.entity.js';
import { AdviceEntity } from './entities/advice.entity.js';
import { AnswerEntity } from './entities/answer.entity.js';
import { AppointmentEntity } from './entities/appointment.entity.js';
import { BadgeEntity } from './entities/badge.entity.js';
import { BranchEntity } from './entities/branch.entity.js';
import { CalendarDayEntity } from './entities/calendar-day.entity.js';
import { CallEntity } from './entities/call.entity.js';
import { CommitEntity } from './entities/commit.entity.js';
import { ContactEntity } from './entities/contact.entity.js';
import { CounterSessionEntity } from './entities/counter-session.entity.js';
import { DeviceEntity } from './entities/device.entity.js';
import { HelpCallEntity } from './entities/help-call.entity.js';
import { LearnedEntity } from './entities/learned.entity.js';
import { IncidentEntity } from './entities/incident.entity.js';
import { IncidentNoteEntity } from './entities/incident-note.entity.js';
import { LegEntity } from './entities/leg.entity.js';
import { NoticeEntity } from './entities/notice.entity.js';
import { NumberEntity } from './entities/number.entity.js';
import { PadEntity } from './entities/pad.entity.js';
import { PairingEntity } from './entities/pairing.entity.js';
import { PauseEntity } from './entities/pause.entity.js';
import { PlannedWindowsEntity } from './entities/planned-windows.entity.js';
import { PrintEntity } from './entities/print.entity.js';
import { PrinterFaultEntity } from './entities/printer-fault.entity.js';
import { ProjectionEntity } from './entities/projection.entity.js';
import { PromiseEntity } from './entities/promise.entity.js';
import { SecondLineEntity } from './entities/second-line.entity.js';
import { SegmentEntity } from './entities/segment.entity.js';
import { SessionEntity } from './entities/session.entity.js';
import { StaffEntity } from './entities/staff.entity.js';
import { TicketTokenEntity } from './entities/ticket-token.entity.js';
import { VisitEntity } from './entities/visit.entity.js';
import { WebhookEntity } from './entities/webhook.entity.js';
import { WebhookCursorEntity } from './entities/webhook-cursor.entity.js';
import { WebhookDeliveryEntity } from './entities/webhook-delivery.entity.js';
import { CreateJournal1767600000000 } from './migrations/1767600000000-create-journal.js';
import { CreatePeople1767600001000 } from './migrations/1767600001000-create-people.js';
import { CreateProjections1767600002000 } from './migrations/1767600002000-create-projections.js';
import { CreatePromises1767600003000 } from './migrations/1767600003000-create-promises.js';
import { CreateHelpCalls1796140800000 } from './migrations/1796140800000-create-help-calls.js';
import { CreateAdvice1796140900000 } from './migrations/1796140900000-create-advice.js';
import { CreatePairings1796140950000 } from './migrations/1796140950000-create-pairings.js';
import { CreateCalls1796141100000 } from './migrations/1796141100000-create-calls.js';
import { IndexPublishedConfigs1796141300000 } from './migrations/1796141300000-index-published-configs.js';
import { CreateContacts1796141950000 } from './migrations/1796141950000-create-contacts.js';
import { CreateAppointments1796142400000 } from './migrations/1796142400000-create-appointments.js';
import { CreateIncidents1796143300000 } from './migrations/1796143300000-create-incidents.js';
import { CreateWebhooks1796143400000 } from './migrations/1796143400000-create-webhooks.js';
import { CreateNotices1796143100000 } from './migrations/1796143100000-create-notices.js';
import { CreatePrinterFaults1796143200000 } from './migrations/1796143200000-create-printer-faults.js';
import { CreatePrints1796141500000 } from './migrations/1796141500000-create-prints.js';
import { CreatePads1796144000000 } from './migrations/1796144000000-create-pads.js';
import { CreateLearned1796146000000 } from './migrations/1796146000000-create-learned.js';
import { CreateDayPlans1796146100000 } from './migrations/1796146100000-create-day-plans.js';

export const ENTITIES = [
  ActEntity,
  AdviceEntity,
  AnswerEntity,
  AppointmentEntity,
  BadgeEntity,
  BranchEntity,
  CalendarDayEntity,
  CallEntity,
  CommitEntity,
  ContactEntity,
  CounterSessionEntity,
  DeviceEntity,
  HelpCallEntity,
  LearnedEntity,
  IncidentEntity,
  IncidentNoteEntity,
  LegEntity,
  NoticeEntity,
  NumberEntity,
  PadEntity,
  PairingEntity,
  PauseEntity,
  PlannedWindowsEntity,
  PrintEntity,
  PrinterFaultEntity,
  ProjectionEntity,
  PromiseEntity,
  SecondLineEntity,
  SegmentEntity,
  SessionEntity,
  StaffEntity,
  TicketTokenEntity,
  VisitEntity,
  WebhookEntity,
  WebhookCursorEntity,
  WebhookDeliveryEntity,
];

/** In the order in which they run. */
export const MIGRATIONS = [
  CreateJournal1767600000000,
  CreatePeople1767600001000,
  CreateProjections1767600002000,
  CreatePromises1767600003000,
  CreateHelpCalls1796140800000,
  CreateAdvice1796140900000,
  CreatePairings1796140950000,
  CreateCalls1796141100000,
  IndexPublishedConfigs1796141300000,
  CreateContacts1796141950000,
  CreateAppointments1796142400000,
  CreatePrints1796141500000,
  CreateNotices1796143100000,
  CreatePrinterFaults1796143200000,
  CreateIncidents1796143300000,
  CreateWebhooks1796143400000,
  CreatePads1796144000000,
  CreateLearned1796146000000,
  CreateDayPlans1796146100000,
];
