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
  private readonly seconds = new Histogram({
    name: 'lobbyflow_command_seconds',
    help: 'From a command’s arrival at the journal to its answer, on the disk',
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [this.registry],
  });
  private readonly faults = new Counter({
    name: 'lobbyflow_faults_total',
    help: 'What an operator should know of, by code; each is one line in the log too',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly joins = new Counter({
    name: 'lobbyflow_joins_total',
    help: 'Joins of live views: answered with a snapshot, with updates, or refused',
    labelNames: ['answer'],
    registers: [this.registry],
  });
  private readonly signIns = new Counter({
    name: 'lobbyflow_sign_ins_total',
    help: 'Sign-ins by what they came to: in, or the code of the problem',
    labelNames: ['outcome'],
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

  /** @param ms - how long its answer took */
  answered(ms: number): void {
    this.seconds.observe(ms / 1_000);
  }

  fault(code: string): void {
    this.faults.inc({ code });
  }

  joined(answer: 'snapshot' | 'updates' | 'refused'): void {
    this.joins.inc({ answer });
  }

  signedIn(outcome: string): void {
    this.signIns.inc({ outcome });
  }

  /** Adds a figure that is read when it is asked for. */
  watch(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
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
