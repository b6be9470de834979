import { Logger } from '@nestjs/common';
import process from 'node:process';

/** Ends the process loudly: for when going on could only make a wrong thing worse. */
export abstract class Fatal {
  abstract stop(reason: Error): void;
}

/** Says so as loudly, and ends nothing: for what can be left alone while the rest goes on. */
export class LoggedFatal extends Fatal {
  private readonly logger = new Logger('Fatal');

  stop(reason: Error): void {
    this.logger.fatal(reason.message, reason.stack);
  }
}

export class ProcessFatal extends Fatal {
  private readonly logger = new Logger('Fatal');

  stop(reason: Error): void {
    this.logger.fatal(`${reason.message}; stopping`, reason.stack);
    process.exit(1);
  }
}
