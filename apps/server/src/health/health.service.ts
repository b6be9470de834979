import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { WriteCheckRepository } from './write-check.repository.js';

/** Whether this process can take commands. */
@Injectable()
export class HealthService implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(private readonly storage: WriteCheckRepository) {}

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** Why not, in closed codes; none when it can. */
  async faults(): Promise<readonly ('shutting-down' | 'storage-failed')[]> {
    if (this.isStopping) return ['shutting-down'];
    return (await this.storage.canWrite()) ? [] : ['storage-failed'];
  }
}
