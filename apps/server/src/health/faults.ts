import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../ports/clock.js';
import { Metrics } from './metrics.js';

/** What an operator is told of. Closed, so that each has its alert; `docs/operations.md` says what to do. */
export const FAULT_CODES = [
  'storage-failed',
  'storage-slow',
  'busy',
  'internal',
  'clock-suspect',
  'disk-nearly-full',
  'checkpoint-failed',
  'slow-screen',
  'device-clock-off',
  'socket-flood',
  'caller-limited',
  'sign-in-slowed',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** The same fault is one line in so long, however often it comes; every one is counted. */
const ONE_LINE_MS = 60_000;
/** Faults whose last line is remembered, at most. */
const MAX_REMEMBERED = 1_000;

/** Ids and closed codes that say where; nothing about customers. */
export interface Where {
  readonly branchId?: string;
  readonly actor?: string;
  readonly role?: string;
  readonly commandId?: string;
}

/** Tells of each fault twice: a figure that an alert watches, and a line in the log for whoever looks. */
@Injectable()
export class Faults {
  private readonly logger = new Logger('Fault');
  private readonly lines = new Map<string, number>();

  constructor(
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  tell(code: FaultCode, where: Where = {}): void {
    this.metrics.fault(code);
    const { branchId = '', actor = '', role = '' } = where;
    const key = [code, branchId, actor, role].join(' ');
    const now = this.clock.now();
    const last = this.lines.get(key);
    if (last !== undefined && now - last < ONE_LINE_MS) return;
    this.lines.delete(key);
    this.lines.set(key, now);
    if (this.lines.size > MAX_REMEMBERED) this.forgetOldest();
    this.logger.warn({ code, ...where });
  }

  private forgetOldest(): void {
    for (const key of this.lines.keys()) {
      this.lines.delete(key);
      return;
    }
  }
}
