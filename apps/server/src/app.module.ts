import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ADVICE_PROVIDERS } from './advice/advice-providers.js';
import { AdviceController } from './advice/advice.controller.js';
import { SecondLineController } from './advice/second-line.controller.js';
import { ALARM_PROVIDERS } from './alarms/alarm-providers.js';
import { AlarmsController } from './alarms/alarms.controller.js';
import { APPOINTMENT_PROVIDERS } from './appointments/appointment-providers.js';
import { AppointmentsController } from './appointments/appointments.controller.js';
import { BranchJournalController } from './branches/branch-journal.controller.js';
import { BranchJournalService } from './branches/branch-journal.service.js';
import { BranchRowsRepository } from './branches/branch-rows.repository.js';
import { BranchesElsewhere } from './branches/branches-elsewhere.js';
import { BranchesController } from './branches/branches.controller.js';
import { BranchesService } from './branches/branches.service.js';
import { BusinessDays } from './branches/business-days.js';
import { ClosingHints } from './branches/closing-hints.js';
import { ConfigController } from './branches/config.controller.js';
import { ConfigVersionsRepository } from './branches/config-versions.repository.js';
import { ConfigVersionsService } from './branches/config-versions.service.js';
import { Checkpoints } from './checkpoints/checkpoints.service.js';
import { SystemHeadRepository } from './checkpoints/system-head.repository.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ContactsRepository } from './contacts/contacts.repository.js';
import { ContactsService } from './contacts/contacts.service.js';
import { CountersController } from './counters/counters.controller.js';
import { CountersService } from './counters/counters.service.js';
import type { Databases } from './db/data-source.js';
import { DemoBranch } from './demo/demo-branch.js';
import { LeaveDemo } from './demo/leave-demo.js';
import { SimulatedPace } from './demo/simulated-pace.js';
import { SimulationController } from './demo/simulation.controller.js';
import { SimulationService } from './demo/simulation.service.js';
import { DevicesController } from './devices/devices.controller.js';
import { DevicesRepository } from './devices/devices.repository.js';
import { DevicesService } from './devices/devices.service.js';
import { PairingsController } from './devices/pairings.controller.js';
import { PairingsRepository } from './devices/pairings.repository.js';
import { PairingsService } from './devices/pairings.service.js';
import { forecastProviders } from './forecast/forecast-providers.js';
import { PromisesController } from './forecast/promises.controller.js';
import { DiskSpace } from './health/disk-space.js';
import { Faults } from './health/faults.js';
import { FiguresOfData } from './health/figures-of-data.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { Metrics } from './health/metrics.js';
import { Stopping } from './health/stopping.js';
import { WriteCheckRepository } from './health/write-check.repository.js';
import { HelpCallsController } from './help/help-calls.controller.js';
import { HELP_PROVIDERS } from './help/help-providers.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { IncidentsRepository } from './incidents/incidents.repository.js';
import { IncidentsService } from './incidents/incidents.service.js';
import { JournalModule, type Ports } from './journal/journal.module.js';
import { LeasesController } from './leases/leases.controller.js';
import { LeasesService } from './leases/leases.service.js';
import { Limits } from './limits/limits.js';
import { LIVE_PROVIDERS } from './live/live-providers.js';
import { ViewsController } from './live/views.controller.js';
import { NOTICE_PROVIDERS } from './notices/notice-providers.js';
import { NoticesController } from './notices/notices.controller.js';
import { PLANNING_PROVIDERS } from './planning/planning-providers.js';
import { PlanningController } from './planning/planning.controller.js';
import { ReportsModule } from './reports/reports.module.js';
import { PAD_PROVIDERS } from './pads/pad-providers.js';
import { PadsController } from './pads/pads.controller.js';
import { PaperController } from './paper/paper.controller.js';
import { PaperService } from './paper/paper.service.js';
import { PrinterFaultsRepository } from './paper/printer-faults.repository.js';
import { PrinterFaultsService } from './paper/printer-faults.service.js';
import { PrintsRepository } from './paper/prints.repository.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { CommandsService } from './routes/commands.service.js';
import { RouteGuard } from './routes/route.guard.js';
import { DemoDevices } from './screens/demo-devices.js';
import { REMOTE_PROVIDERS } from './remote/remote-providers.js';
import { RemoteController } from './remote/remote.controller.js';
import { ServerSettings } from './settings.js';
import { CallersRepository } from './staff/callers.repository.js';
import { Callers } from './staff/callers.js';
import { KnownBrowsers } from './staff/known-browsers.js';
import { PageCookies } from './staff/page-cookies.js';
import { RevokedElsewhere } from './staff/revoked-elsewhere.js';
import { RevokedFeed } from './staff/revoked-feed.js';
import { SessionsController } from './staff/sessions.controller.js';
import { SessionsService } from './staff/sessions.service.js';
import { SetupCode } from './staff/setup-code.js';
import { StaffNames } from './staff/staff-names.js';
import { StaffController } from './staff/staff.controller.js';
import { StaffRepository } from './staff/staff.repository.js';
import { StaffService } from './staff/staff.service.js';
import { TicketsController } from './tickets/tickets.controller.js';
import { TicketsService } from './tickets/tickets.service.js';
import { WEBHOOK_PROVIDERS } from './webhooks/webhook-providers.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

const CONTROLLERS = [
  AlarmsController,
  AppointmentsController,
  AdviceController,
  BranchJournalController,
  BranchesController,
  ConfigController,
  ContactsController,
  CountersController,
  DevicesController,
  HealthController,
  HelpCallsController,
  LeasesController,
  IncidentsController,
  NoticesController,
  PadsController,
  PairingsController,
  PaperController,
  PlanningController,
  PromisesController,
  RemoteController,
  SecondLineController,
  SessionsController,
  SimulationController,
  StaffController,
  TicketsController,
  ViewsController,
  WebhooksController,
];
const SERVICES = [
  BranchJournalService,
  BranchesElsewhere,
  BranchesService,
  BranchRowsRepository,
  BusinessDays,
  Callers,
  CallersRepository,
  ClosingHints,
  Checkpoints,
  CommandsService,
  ConfigVersionsRepository,
  ConfigVersionsService,
  ContactsRepository,
  ContactsService,
  CountersService,
  DemoBranch,
  DemoDevices,
  DevicesRepository,
  DevicesService,
  DiskSpace,
  Faults,
  FiguresOfData,
  HealthService,
  IncidentsRepository,
  IncidentsService,
  KnownBrowsers,
  LeasesService,
  LeaveDemo,
  Limits,
  Metrics,
  PageCookies,
  PaperService,
  PrintsRepository,
  PrinterFaultsRepository,
  PrinterFaultsService,
  PairingsRepository,
  PairingsService,
  RevokedElsewhere,
  RevokedFeed,
  SessionsService,
  SetupCode,
  SimulatedPace,
  SimulationService,
  StaffNames,
  StaffRepository,
  StaffService,
  Stopping,
  SystemHeadRepository,
  TicketsService,
  WriteCheckRepository,
  ...ADVICE_PROVIDERS,
  ...HELP_PROVIDERS,
  ...NOTICE_PROVIDERS,
  ...WEBHOOK_PROVIDERS,
  ...PLANNING_PROVIDERS,
  ...PAD_PROVIDERS,
  ...REMOTE_PROVIDERS,
  ...ALARM_PROVIDERS,
  ...APPOINTMENT_PROVIDERS,
  ...LIVE_PROVIDERS,
];

/** Every feature of the server, over one database. */
@Module({})
export class AppModule {
  static over(databases: Databases, settings: ServerSettings, ports: Ports = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [JournalModule.over(databases, ports), ReportsModule],
      controllers: CONTROLLERS,
      providers: [
        ...SERVICES,
        ...forecastProviders(ports.waits),
        { provide: ServerSettings, useValue: settings },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: RouteGuard },
      ],
    };
  }
}
