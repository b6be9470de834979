export {
  Advice,
  AdviceAnswer,
  AdviceIdSchema,
  AdviceList,
  AdviceOutlook,
  AskOpenAdvice,
  BranchAdvice,
  BranchAdviceList,
  DeclineAdvice,
} from './advice.js';
export { AlarmPolicy, AlarmRule } from './alarm-policy.js';
export {
  Appointment,
  APPOINTMENT_STATES,
  AppointmentCodeSchema,
  AppointmentList,
  BookAppointment,
} from './appointments.js';
export { CustomerHashSchema, SegmentsTold, TellSegments } from './segments.js';
export { Alarm, AlarmAnswer, AlarmIdSchema, DisposeAlarm } from './alarms.js';
export {
  Branch,
  BranchList,
  BranchSummary,
  CreateBranch,
  CreateCounter,
  DayFigures,
  JournalCommit,
  JournalPage,
  ReplayClock,
  SetClock,
  Simulation,
  StartSimulation,
  VisitList,
  VisitRow,
} from './branches.js';
export {
  AdvicePolicy,
  BranchConfig,
  CounterConfig,
  Hours,
  LaneConfig,
  LocalName,
  Policy,
  ServiceConfig,
} from './config.js';
export {
  AnnouncementConfig,
  BOARD_PARTS,
  BOARD_THEMES,
  BoardConfig,
  type BoardPart,
  type BoardTheme,
  DisplayConfig,
  DisplayZone,
  VolumeHours,
} from './display.js';
export { digitAloud, numberAloud, wholeNumberAloud } from './read-aloud.js';
export { clipsFor, clipTexts, MOST_SPOKEN_COUNTER, type VoiceClips } from './voice-clips.js';
export { ConfigVersion, ConfigVersionList, ConfigVersionSchema } from './config-versions.js';
export {
  CallTicket,
  CounterAnswer,
  CounterState,
  PauseCounter,
  TransferTicket,
} from './counters.js';
export { AnswerHelpCall, HelpCall, HelpCallIdSchema } from './help.js';
export {
  CLOCK_OFF_MS,
  LeaseAnswer,
  LeaseIdSchema,
  LeaseNumbers,
  NumberLease,
  OfflineTicket,
  ReturnAnswer,
  ReturnNumbers,
  SentAt,
} from './leases.js';
export {
  CONTACT_PURPOSES,
  ContactAnswer,
  ForgetPhone,
  KeepContact,
  PhoneSchema,
} from './contacts.js';
export {
  BeginPairing,
  CreateDevice,
  Device,
  EnrolledDevice,
  Pairing,
  PAIRING_CODE_LENGTH,
  PAIRING_LETTERS,
  PairingCodeSchema,
  RenameDevice,
  WaitingDevice,
} from './devices.js';
export {
  CallPerson,
  ChangePerson,
  CreatePerson,
  PersonAnswer,
  PersonIdSchema,
  SecondLine,
  SecondLinePerson,
} from './second-line.js';
export {
  BranchIdSchema,
  BusinessDaySchema,
  CommandIdSchema,
  CounterIdSchema,
  DeviceIdSchema,
  InstantSchema,
  LaneIdSchema,
  ServiceIdSchema,
  StaffIdSchema,
  TicketIdSchema,
} from './ids.js';
export { Pack, PACK_IDS, type PackId, PackIdSchema, PackList, PackSummary } from './packs.js';
export {
  LINK_CODES,
  type LinkCode,
  Problem,
  ProblemCode,
  statusOf,
  toProblem,
  type TroubleCode,
} from './problem.js';
export { ArrivalCodeSchema, CheckIn, JoinFromAfar, JoinOffer, JoinService } from './remote.js';
export { RemotePolicy, USUAL_REMOTE } from './remote-policy.js';
export { PauseLimits, pauseLimitMs } from './pause-limits.js';
export { Badge, MyPad, OpenedPad, PadPolicy, SetBadge, USUAL_PADS } from './pads.js';
export {
  PRINT_OUTCOMES,
  PRINTER_FAULTS,
  PrinterFault,
  type PrinterFaultKind,
  PrintAnswer,
  Printer,
  type PrintOutcome,
  PrintTicket,
  Slip,
  SLIP_PARTS,
  SlipLine,
  type SlipPart,
  SlipTemplate,
  TicketPrint,
  TicketPrints,
} from './paper.js';
export {
  CloseIncident,
  Incident,
  INCIDENT_SCENARIOS,
  IncidentNote,
  Incidents,
  type IncidentScenario,
  NoteIncident,
  OpenIncident,
} from './incidents.js';
export {
  CreatedWebhook,
  CreateWebhook,
  Deliveries,
  Delivery,
  DELIVERY_FAULTS,
  type DeliveryFault,
  Webhook,
  WEBHOOK_EVENTS,
  type WebhookEvent,
  Webhooks,
} from './webhooks.js';
export { Notice, NoticeAnswer, NoticeIdSchema, Notices, PostNotice } from './notices.js';
export { DaySpan, PromiseFigures, PromiseReport } from './promises.js';
export {
  type AnswerOf,
  API_BASE,
  type BodyOf,
  PATH_PARAMETERS,
  pathOf,
  type PathParameter,
  type RouteSpec,
  SCREEN_HEADER,
  type ScreenName,
  SCREENS,
} from './route.js';
export { FILE_FORMATS, type FileFormat } from './report-files.js';
export {
  DayAdvice,
  DayKpis,
  DayReport,
  ExceptionList,
  ExceptionRow,
  HalfHour,
  LaneMix,
  LongWait,
  ServiceMix,
  SLOT_CAUSES,
  type SlotCause,
  SMALL_CELL,
  StaffRow,
} from './reports.js';
export { type RouteName, ROUTES } from './routes.js';
export {
  BranchNow,
  HeatCell,
  Overview,
  OVERVIEW_ORDERS,
  OverviewQuery,
  TrendFigures,
  TrendReport,
  TrendSpan,
} from './trends.js';
export {
  ChangeStaff,
  CreateStaff,
  DEVICE_ROLES,
  type DeviceRole,
  type Role,
  ROLES,
  Session,
  SetUp,
  SignIn,
  STAFF_ROLES,
  StaffMember,
  type StaffRole,
  User,
} from './staff.js';
export {
  CallReason,
  ChangeLane,
  DivertTicket,
  IssueTicket,
  type Language,
  LANGUAGES,
  MyTicket,
  NoBody,
  PullForward,
  RateTicket,
  TicketAnswer,
  TicketCommandAnswer,
  WaitRange,
} from './tickets.js';
export {
  type Ack,
  type Arrival,
  type BoardCall,
  type BoardCounter,
  type BoardMissed,
  type BoardRecent,
  type BranchTime,
  type ClientToServerEvents,
  type CustomerTicket,
  type JoinAnswer,
  JoinView,
  type KioskClosing,
  type KioskHelp,
  type KioskLane,
  type KioskService,
  type LobbyNow,
  type PadCounter,
  type PadShown,
  PROTOCOL_VERSION,
  type RowChanges,
  type Rows,
  type ServerToClientEvents,
  type ShownNotice,
  SOCKET_WORDS,
  type StaffAdvice,
  type StaffAlarm,
  type StaffCounter,
  type StaffDay,
  type StaffPerson,
  type StaffPrinterFault,
  type StaffHelpCall,
  type StaffLane,
  type StaffService,
  type StaffSecondLine,
  type StaffTicket,
  type ViewHint,
  ViewName,
  type ViewRows,
  type Views,
  ViewSnapshot,
  type ViewUpdate,
} from './views.js';
export { LearnedReport } from './learned.js';
export {
  BranchCalendar,
  CalendarDay,
  CalendarFile,
  DAY_KINDS,
  type DayKind,
  DayPlan,
  PlannedHalfHour,
  SetWindows,
} from './day-plan.js';
export { PlayedWay, WhatIfReport, WhatIfWish } from './what-if.js';
