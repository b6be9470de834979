import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { ServerSettings } from '../settings.js';

/** Fields that a log never shows, wherever they stand in the first three levels of a line. */
const SECRETS = [
  'token',
  'tokenHash',
  'ticketToken',
  'password',
  'passwordHash',
  'authorization',
  'cookie',
  'set-cookie',
  'setupCode',
];
const REDACT = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** What an error may say in a log: never the values that a statement was run with. */
function errorLine(error: Error & { readonly code?: unknown }) {
  const { name, message, stack, code } = error;
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}

/** Opens the log: one line of JSON each, on the error output unless told. */
export function openLog(
  { log }: Pick<ServerSettings, 'log'>,
  to: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level: log,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: errorLine, error: errorLine },
      redact: { paths: REDACT, censor: '[kept out]' },
    },
    to,
  );
}

/** Lets Nest, and every `Logger` of ours, write to the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }
  /** A port that is taken is told by the start itself, in words. */
  error(message: unknown, ...more: unknown[]): void {
    if (typeof message === 'string' && message.startsWith('Error: listen ')) return;
    this.write('error', message, more);
  }
  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  /** Nest passes a stack, then the context, as further texts. */
  private write(
    level: 'debug' | 'warn' | 'error' | 'fatal',
    message: unknown,
    more: unknown[],
  ): void {
    const texts = more.filter((one): one is string => typeof one === 'string');
    const context = texts.at(-1);
    const stack = texts.length > 1 ? { stack: texts[0] } : {};
    const where = context === undefined ? {} : { context };
    if (message instanceof Error) this.pino[level]({ ...where, err: message }, message.message);
    else if (typeof message === 'object') this.pino[level]({ ...where, ...message });
    else this.pino[level]({ ...where, ...stack }, text(message));
  }
}

function text(message: unknown): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
