import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FollowJournals } from '../journal/follow-journals.js';
import { LiveViews } from './live-views.js';

/** Has the journals followed of the branches that a screen looks at through this process. */
@Injectable()
export class WatchedBranches implements OnModuleInit {
  constructor(
    private readonly follow: FollowJournals,
    private readonly views: LiveViews,
  ) {}

  onModuleInit(): void {
    this.follow.watchedBy(
      () => new Set(this.views.heard().map(({ target: { branchId } }) => branchId)),
    );
  }
}
