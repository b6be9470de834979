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
  /** Product and echo share one core, each with all its threads; else they run wherever the system puts them. */
  readonly isOnOneCore: boolean;
  /** For the product's process, such as `--cpu-prof`. */
  readonly nodeOptions: readonly string[];
}

/** Requests in a burst. */
const BURST = 200;
/** Bursts of each kind in a round; a fresh branch has at most so many times {@link BURST} tickets then. */
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
      isPinned: options.isOnOneCore,
      nodeOptions: options.nodeOptions,
    }),
    await startEcho({ isPinned: options.isOnOneCore }),
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
    const { rounds, longDay, isOnOneCore } = options;
    const how = { isPinned, isOnOneCore, rounds, burst: BURST, longDay };
    return { ...how, diskMs: quantile(diskMs, 0.5), cells };
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
 * One burst of echoes, one of tickets that are taken, one of calls; the calls in waves, one of each counter. A wave
 * begins with every counter free and somebody waiting for each: start and finish come between, not counted.
 */
async function inTurn(branch: BenchBranch, lines: BothLines, measured: Measured): Promise<void> {
  note(measured.echo, await lines.echo.burst(echoes(BURST)));
  const taken = await lines.product.burst(branch.takes(BURST));
  assertDistinctNumbers(taken.answers);
  note(measured.take, taken);
  const waves: Burst[] = [];
  for (let wave = 0; wave < BURST / COUNTERS; wave += 1) {
    waves.push(await lines.product.burst(branch.everyCounter('call-next')));
    await lines.product.burst(branch.everyCounter('start'));
    await lines.product.burst(branch.everyCounter('finish'));
  }
  note(measured.callNext, together(waves));
}

/** Waves of equal size as one burst: all their requests over all their time. */
function together(waves: readonly Burst[]): Pick<Burst, 'perSecond' | 'latencies'> {
  const seconds = waves.reduce((sum, { perSecond }) => sum + 1 / perSecond, 0);
  return {
    perSecond: waves.length / seconds,
    latencies: waves.flatMap(({ latencies }) => latencies),
  };
}

function note(
  series: Measured['echo'],
  { perSecond, latencies }: Pick<Burst, 'perSecond' | 'latencies'>,
): void {
  series.perSecond.push(perSecond);
  series.latencies.push(...latencies);
}
