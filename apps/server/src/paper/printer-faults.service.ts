import {
  PRINTER_FAULTS,
  type PrinterFault,
  type PrinterFaultKind,
  type StaffPrinterFault,
  type ViewRows,
} from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { WatchedRows } from '../live/watched-rows.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Delivered } from './printer-line.js';
import { PrinterFaultsRepository, type StoredFault } from './printer-faults.repository.js';

/**
 * Tells staff which printers need somebody. What became of a print says it: paper that does not come raises
 * a fault, a good print ends it. The rows are the truth, read again with every look, so that what was
 * noticed through one process is seen through all.
 */
@Injectable()
export class PrinterFaultsService implements HintSource, OnModuleInit {
  private readonly logger = new Logger(PrinterFaultsService.name);
  private readonly standing = new WatchedRows<StoredFault>(
    (branches) => this.faults.standing(branches),
    (error) => {
      this.logger.error(error);
    },
  );

  constructor(
    private readonly faults: PrinterFaultsRepository,
    private readonly branches: BranchesService,
    private readonly now: BranchesNow,
    private readonly hints: LiveHints,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  /** A print has come, or has not; a fault in noticing costs no print. */
  async notice(branchId: BranchId, printerId: string, delivered: Delivered): Promise<void> {
    try {
      const kind = faultOf(delivered);
      const seen = { branchId, printerId, at: this.now.of(branchId).now };
      if (kind !== null) await this.faults.raise({ ...seen, id: this.ids.uuid() }, kind);
      else if (delivered.outcome === 'printed') await this.faults.over(seen);
      await this.refresh(branchId);
    } catch (error) {
      this.logger.error(error);
    }
  }

  /** @throws ProblemError `not-found` */
  async acknowledge(branchId: BranchId, id: string, by: ActorId): Promise<PrinterFault> {
    const acknowledgedAt = this.now.of(branchId).now;
    const fault = await this.faults.acknowledge(branchId, id, {
      ...{ acknowledgedAt, acknowledgedBy: by },
    });
    return this.told(branchId, fault);
  }

  /** @throws ProblemError `not-found` */
  async end(branchId: BranchId, id: string, by: ActorId): Promise<PrinterFault> {
    const endedAt = this.now.of(branchId).now;
    return this.told(branchId, await this.faults.end(branchId, id, { endedAt, endedBy: by }));
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    if (view !== 'staff') return {};
    const printers = this.branches.configOf(branchId).printers ?? [];
    const names = new Map(printers.map(({ id, name }) => [id, name]));
    const rows = this.standing.of(branchId).map((fault) => {
      return [fault.id, rowOf(fault, names.get(fault.printerId) ?? fault.printerId)] as const;
    });
    return { printerFaults: Object.fromEntries(rows) };
  }

  /** Reads what stands in the table now. */
  refresh(branchId: BranchId): Promise<void> {
    return this.standing.refresh(branchId);
  }

  private async told(branchId: BranchId, fault: StoredFault | null): Promise<PrinterFault> {
    if (fault === null) throw new ProblemError('not-found');
    await this.refresh(branchId);
    const { id, printerId, kind, raisedAt, acknowledgedAt, endedAt } = fault;
    return {
      ...{ id, printerId, kind, raisedAt: onWire(raisedAt) },
      acknowledgedAt: acknowledgedAt === null ? null : onWire(acknowledgedAt),
      endedAt: endedAt === null ? null : onWire(endedAt),
    };
  }
}

/** What of it somebody is needed for; `null` for nothing, or nothing that is known. */
function faultOf({ outcome, isPaperLow }: Delivered): PrinterFaultKind | null {
  const fault = PRINTER_FAULTS.find((kind) => kind === outcome);
  return fault ?? (isPaperLow ? 'paper-low' : null);
}

function rowOf(fault: StoredFault, printerName: string): StaffPrinterFault {
  const { kind, times, acknowledgedAt, acknowledgedBy } = fault;
  return {
    ...{ printerName, kind, times, acknowledgedBy },
    raisedAt: onWire(fault.raisedAt),
    lastAt: onWire(fault.lastAt),
    acknowledgedAt: acknowledgedAt === null ? null : onWire(acknowledgedAt),
  };
}

function onWire(at: Instant): string {
  return new Date(at).toISOString();
}
