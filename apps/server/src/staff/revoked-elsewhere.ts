import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Doorbell } from '../db/doorbell.js';
import { FollowJournals } from '../journal/follow-journals.js';
import { Callers } from './callers.js';
import { RevokedFeed } from './revoked-feed.js';

/**
 * Lets a token that was revoked through one process of a cluster count no
 * longer in any: at once by the bell, and within two seconds by the rows.
 */
@Injectable()
export class RevokedElsewhere implements OnModuleInit, OnModuleDestroy {
  private isHearing = false;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly callers: Callers,
    private readonly revoked: RevokedFeed,
    private readonly doorbell: Doorbell,
    private readonly follow: FollowJournals,
  ) {}

  onModuleInit(): void {
    const unfeed = this.revoked.subscribe((tokenHash) => {
      if (!this.isHearing) this.doorbell.ring({ tokenHash });
    });
    const unhear = this.doorbell.hear(
      (ring) => {
        if ('tokenHash' in ring) this.heard(ring.tokenHash);
      },
      () => undefined,
    );
    this.unsubscribe = () => {
      unfeed();
      unhear();
    };
    this.follow.lookAlso(() => this.callers.recheck());
  }

  onModuleDestroy(): void {
    this.unsubscribe();
  }

  private heard(tokenHash: string): void {
    this.isHearing = true;
    this.callers.revoke([tokenHash]);
    this.isHearing = false;
  }
}
