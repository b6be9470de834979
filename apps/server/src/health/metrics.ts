import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CommitFeed } from '../journal/commit-feed.js';

/** Figures of this process, as Prometheus reads them. */
@Injectable()
export class Metrics implements OnModuleDestroy {
  private readonly registry = new Registry();
  private readonly commands = new Counter({
    name: 'lobbyflow_commands_total',
    help: 'Commands by type, and what they came to: accepted, refused, or why they were not taken',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });
  private readonly batches = new Histogram({
    name: 'lobbyflow_commits_per_batch',
    help: 'Commits written in one transaction',
    buckets: [1, 2, 5, 10, 20, 50],
    registers: [this.registry],
  });
  private readonly sockets = new Gauge({
    name: 'lobbyflow_sockets',
    help: 'Screens that are connected live',
    registers: [this.registry],
  });
  private readonly unsubscribe: () => void;

  constructor(feed: CommitFeed) {
    collectDefaultMetrics({ register: this.registry });
    this.unsubscribe = feed.subscribe(({ commits }) => this.batches.observe(commits.length));
  }

  onModuleDestroy(): void {
    this.unsubscribe();
    this.registry.clear();
  }

  counted(type: string, outcome: string): void {
    this.commands.inc({ type, outcome });
  }

  /** A live connection came (1) or went (−1). */
  connected(change: 1 | -1): void {
    this.sockets.inc(change);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
