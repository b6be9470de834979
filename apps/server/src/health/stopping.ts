import { Injectable } from '@nestjs/common';

/** Whether this process is on its way out: then it takes nothing new, and answers what it has taken. */
@Injectable()
export class Stopping {
  private has = false;

  get isOn(): boolean {
    return this.has;
  }

  begin(): void {
    this.has = true;
  }
}
