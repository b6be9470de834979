import {
  LostRace,
  StorageAway,
  StorageBroken,
  StorageFull,
  StorageSlow,
} from './storage-errors.js';

/** Somebody else's key was first, or two transactions waited for each other. */
const LOST_RACE = ['23505', '40001', '40P01'];
const FULL = ['53100'];
const BROKEN = ['58030', 'XX001', 'XX002'];
/** Waited too long for a statement, a lock or a connection; no connection is left. */
const SLOW = ['57014', '55P03', '53300', '53400'];
/** Not reached, shutting down, or a standby that only reads; by class of SQLSTATE and by code of the socket. */
const AWAY = [
  '08',
  '25006',
  '57P',
  'ECONN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOST',
  'ENET',
  'ENOTFOUND',
  'EAI',
];
/** What the driver says itself, without a code. */
const CUT =
  /connection terminated|connection error|not queryable|query read timeout|already released/i;
const NONE_LEFT = /timeout exceeded when trying to connect/i;

/** What an error of the PostgreSQL driver means to whoever reads or writes. */
export function postgresError(error: unknown): unknown {
  const { code, message } = whatItSays(error);
  const has = (prefixes: readonly string[]) => prefixes.some((prefix) => code.startsWith(prefix));
  if (has(LOST_RACE)) return new LostRace(code, { cause: error });
  if (has(FULL)) return new StorageFull(error);
  if (has(BROKEN)) {
    return new StorageBroken(`the database cannot be trusted (${code})`, { cause: error });
  }
  if (has(SLOW) || NONE_LEFT.test(message)) return new StorageSlow(error);
  if (has(AWAY) || CUT.test(message)) return new StorageAway(error);
  return error;
}

/** Whether the server itself has said why it does not commit, so that nothing was. */
export function isSaidByServer(error: unknown): boolean {
  const { code } = whatItSays(error);
  return /^(23|40|53)/.test(code);
}

/** Code and words, also where TypeORM wrapped the error; a code only where it is one of the driver's. */
function whatItSays(error: unknown): { readonly code: string; readonly message: string } {
  const { code, message, driverError } = (error ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
    readonly driverError?: unknown;
  };
  if (driverError !== undefined && typeof code !== 'string') return whatItSays(driverError);
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
  };
}
