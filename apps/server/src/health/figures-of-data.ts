import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Checkpoints } from '../checkpoints/checkpoints.service.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { DiskSpace } from './disk-space.js';
import { Metrics } from './metrics.js';

/** Figures of what is kept: read when somebody asks for them, and not before. */
@Injectable()
export class FiguresOfData implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly journals: Journals,
    private readonly checkpoints: Checkpoints,
    private readonly disk: DiskSpace,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const { metrics, journals } = this;
    metrics.watch('lobbyflow_branches', 'Branches that this process serves', () => {
      return journals.all().length;
    });
    metrics.watch(
      'lobbyflow_clocks_suspect',
      'Branches whose clock does not believe the machine’s',
      () => journals.all().filter(({ clock }) => clock.isSuspect).length,
    );
    metrics.watch('lobbyflow_disk_free_bytes', 'Room left for the data', async () => {
      return (await this.disk.free()) ?? Number.NaN;
    });
    metrics.watch(
      'lobbyflow_checkpoint_age_seconds',
      'Since the last signed checkpoint of this process; none was written: NaN',
      () => {
        const { writtenAt } = this.checkpoints;
        return writtenAt === 0 ? Number.NaN : (this.clock.now() - writtenAt) / 1_000;
      },
    );
  }
}
