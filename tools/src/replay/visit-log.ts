export { type LogReader, openLog, readRows } from './read-log.js';
export { ReplayFault as VisitLogFault } from './replay-fault.js';
export type { LogRow, Outcome } from './visit.js';
