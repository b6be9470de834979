import { Injectable, Logger } from '@nestjs/common';

type Listener = (tokenHash: string) => void;

/** Tells which tokens count no longer, so that open sockets are cut. */
@Injectable()
export class RevokedFeed {
  private readonly logger = new Logger(RevokedFeed.name);
  private readonly listeners = new Set<Listener>();

  /** @returns the function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(tokenHash: string): void {
    for (const listener of this.listeners) {
      try {
        listener(tokenHash);
      } catch (error) {
        this.logger.error(error);
      }
    }
  }
}
