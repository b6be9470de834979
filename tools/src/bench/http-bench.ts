import { assertDistinctNumbers, BenchBranch, COUNTERS, echoes } from './bench-branch.js';
import { type Burst, Lines } from './burst.js';
import { durableWriteMs } from './disk.js';
import {
  type Cell,
  type HttpResults,
  measure,
  type Measured,
  quantile,
  summarize,
} from './results.js';
import { pinClient, startEcho, startProduct } from '../servers.js';

export interface HttpBenchOptions {
  readonly rounds: number;
  readonly connections: readonly number[];
  /** Tickets of the long day. */
  readonly longDay: number;
  /** For the product's process, such as `--cpu-prof`. */
  readonly nodeOptions: readonly string[];
}

/** Bursts of each kind in a round; a fresh branch has at most so many times {@link COUNTERS} tickets then. */
const BURSTS = 5;
/** Before anything counts, both servers answer so many of each, so that their code is compiled. */
const WARM_UP = 6_000;

/** Measures take and call-next beside the echo, round by round, burst by burst in turn. */
export async function httpBench(
  options: HttpBenchOptions,
  say: (line: string) => void,
): Promise<HttpResults> {
  const isPinned = pinClient();
  const [product, echo] = [
    await startProduct({
      hasLimits: false,
      isPinned: true,
      nodeOptions: options.nodeOptions,
    }),
    await startEcho(),
  ];
  try {
    const most = Math.max(...options.connections);
    const widest = await Lines.open(product.url, most);
    say(`Warming up: ${WARM_UP} customers and echoes …`);
    const warm = await BenchBranch.make(product.url, 'bench-warm', widest);
    await warm.serve(WARM_UP, widest);
    await warmEcho(echo.url, most);
    say(`Filling a day with ${options.longDay} customers …`);
    const long = await BenchBranch.make(product.url, 'bench-long', widest);
    await long.serve(options.longDay, widest);

    const cells: Cell[] = [];
    const diskMs: number[] = [];
    for (const connections of options.connections) {
      const lines = await openBoth({ product: product.url, echo: echo.url }, connections);
      const measured = { fresh: measure(), long: measure() };
      for (let round = 1; round <= options.rounds; round += 1) {
        diskMs.push(durableWriteMs(product.folder));
        const id = `bench-${connections}-${round}`;
        const fresh = await BenchBranch.make(product.url, id, widest);
        for (let burst = 0; burst < BURSTS; burst += 1) {
          await inTurn(fresh, lines, measured.fresh);
          await inTurn(long, lines, measured.long);
        }
      }
      lines.product.close();
      lines.echo.close();
      cells.push(summarize(connections, measured));
      say(`${connections} connections: done`);
    }
    widest.close();
    const { rounds, longDay } = options;
    return { isPinned, rounds, burst: COUNTERS, longDay, diskMs: quantile(diskMs, 0.5), cells };
  } finally {
    await Promise.all([product.stop(), echo.stop()]);
  }
}

async function warmEcho(url: string, connections: number): Promise<void> {
  const lines = await Lines.open(url, connections);
  await lines.burst(echoes(WARM_UP * 2));
  lines.close();
}

interface BothLines {
  readonly product: Lines;
  readonly echo: Lines;
}

async function openBoth(
  urls: { readonly product: string; readonly echo: string },
  connections: number,
): Promise<BothLines> {
  return {
    product: await Lines.open(urls.product, connections),
    echo: await Lines.open(urls.echo, connections),
  };
}

/**
 * One burst of echoes, one of tickets that are taken, one of calls; each as many as there are counters. For the calls
 * as many customers wait as counters ask, and every counter is free: start and finish come between, not counted.
 */
async function inTurn(branch: BenchBranch, lines: BothLines, measured: Measured): Promise<void> {
  note(measured.echo, await lines.echo.burst(echoes(COUNTERS)));
  const taken = await lines.product.burst(branch.takes(COUNTERS));
  assertDistinctNumbers(taken.answers);
  note(measured.take, taken);
  note(measured.callNext, await lines.product.burst(branch.everyCounter('call-next')));
  await lines.product.burst(branch.everyCounter('start'));
  await lines.product.burst(branch.everyCounter('finish'));
}

function note(series: Measured['echo'], { perSecond, latencies }: Burst): void {
  series.perSecond.push(perSecond);
  series.latencies.push(...latencies);
}
