import type { WaitRange } from '@lobbyflow/contract';
import type { Instant, Lobby, Ticket } from '@lobbyflow/engine';
import { Injectable, Logger } from '@nestjs/common';

/** A wait as it is told, how it was reckoned, and what it was before kept promises corrected it. */
export interface ToldWait {
  readonly method: 'simulated' | 'formula';
  readonly told: WaitRange;
  readonly raw: WaitRange;
}

/** How long a waiting ticket of this lobby is going to wait; `null` when nobody can say. */
export type WaitOf = (lobby: Lobby, ticket: Ticket, now: Instant) => ToldWait | null;

/** Whom the journal asks for the wait that goes into an answer: at once, and it costs no command. */
@Injectable()
export class ToldWaits {
  private readonly logger = new Logger(ToldWaits.name);
  private source: WaitOf = () => null;

  tellBy(source: WaitOf): void {
    this.source = source;
  }

  /** `null` for a ticket that does not wait; a source that fails costs the wait only. */
  readonly of: WaitOf = (lobby, ticket, now) => {
    if (ticket.state !== 'waiting') return null;
    try {
      return this.source(lobby, ticket, now);
    } catch (error) {
      this.logger.error(error);
      return null;
    }
  };
}
