import type { PrintAnswer, Printer, PrintTicket, TicketPrints } from '@lobbyflow/contract';
import { type BranchId, type TicketId, ticketOf } from '@lobbyflow/engine';
import { layOut } from '@lobbyflow/paper';
import { escPosOf } from '@lobbyflow/paper/escpos';
import { Injectable } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { Turn } from '../db/turn.js';
import { BranchesNow } from '../live/branches-now.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { deliver, type Delivered } from './printer-line.js';
import { PrinterFaultsService } from './printer-faults.service.js';
import { PrintsRepository, type StoredPrint } from './prints.repository.js';

interface Asked {
  readonly branchId: BranchId;
  readonly ticketId: TicketId;
  readonly caller: Caller;
}

/** Puts tickets on paper, one after the other at each printer, and keeps what became of each. */
@Injectable()
export class PaperService {
  private readonly turns = new Map<string, Turn>();

  constructor(
    private readonly branches: BranchesService,
    private readonly now: BranchesNow,
    private readonly prints: PrintsRepository,
    private readonly faults: PrinterFaultsService,
  ) {}

  /**
   * Prints, and answers when the paper is out or will not come.
   *
   * @throws ProblemError `not-found` for a ticket that is not of this business day
   */
  async print({ branchId, ticketId, caller }: Asked, wanted: PrintTicket): Promise<PrintAnswer> {
    this.branches.mustExist(branchId);
    const { lobby } = this.now.of(branchId);
    if (ticketOf(lobby, ticketId) === undefined) throw new ProblemError('not-found');
    const printer = this.printerFor(branchId, caller.device);
    return this.turnOf(branchId, printer).take(async () => {
      const before = await this.prints.of(branchId, ticketId);
      const same = before.find(({ printId }) => printId === wanted.printId);
      if (same !== undefined) return told(same);
      const delivered = await sent(printer, wanted);
      const { outcome, isPaperLow } = delivered;
      const print: StoredPrint = {
        printId: wanted.printId,
        branchId,
        ticketId,
        printerId: printer?.id ?? null,
        isReprint: before.some((one) => one.outcome === 'printed' || one.outcome === 'unknown'),
        outcome,
        isPaperLow,
        askedBy: caller.actor,
        at: this.now.of(branchId).now,
      };
      await this.prints.insert(print);
      if (printer !== null) await this.faults.notice(branchId, printer.id, delivered);
      return told(print);
    });
  }

  /** @throws ProblemError `not-found` for a branch that is not there */
  async of(branchId: BranchId, ticketId: TicketId): Promise<TicketPrints> {
    this.branches.mustExist(branchId);
    const prints = await this.prints.of(branchId, ticketId);
    const { lobby } = this.now.of(branchId);
    if (prints.length === 0 && ticketOf(lobby, ticketId) === undefined) {
      throw new ProblemError('not-found');
    }
    return {
      items: prints.map(({ printId, printerId, isReprint, outcome, askedBy, at }) => ({
        printId,
        ticketId,
        printerId,
        isReprint,
        outcome,
        askedBy,
        at: new Date(at).toISOString(),
      })),
    };
  }

  /** The kiosk's own, else the first that is for all. */
  private printerFor(branchId: BranchId, device: string | null): Printer | null {
    const printers = this.branches.configOf(branchId).printers ?? [];
    const own = printers.find(({ deviceIds }) => deviceIds?.some((id) => id === device));
    return own ?? printers.find(({ deviceIds }) => deviceIds === undefined) ?? null;
  }

  private turnOf(branchId: BranchId, printer: Printer | null): Turn {
    const key = `${branchId} ${printer?.id ?? ''}`;
    const turn = this.turns.get(key) ?? new Turn();
    this.turns.set(key, turn);
    return turn;
  }
}

function sent(printer: Printer | null, { slip }: PrintTicket): Promise<Delivered> {
  if (printer === null) return Promise.resolve({ outcome: 'no-printer', isPaperLow: false });
  return deliver(printer, escPosOf(layOut(slip, printer.widthMm)));
}

function told({ printId, outcome, isPaperLow }: StoredPrint): PrintAnswer {
  return { printId, outcome, isPaperLow };
}
