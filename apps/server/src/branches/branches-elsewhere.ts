import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FollowJournals } from '../journal/follow-journals.js';
import { Journals } from '../journal/journals.js';
import { BranchesService } from './branches.service.js';

/** Keeps up with branches that other processes of a cluster make and change. */
@Injectable()
export class BranchesElsewhere implements OnModuleInit {
  constructor(
    private readonly branches: BranchesService,
    private readonly journals: Journals,
    private readonly follow: FollowJournals,
  ) {}

  onModuleInit(): void {
    const refresh = () => this.branches.refresh();
    this.journals.alsoRead(refresh);
    this.follow.lookAlso(refresh);
  }
}
