import { HttpLine } from '../bench/http-line.js';
import type { Act } from './hall.js';

/** Connections of the generator: what waits for one has its waiting counted. */
const LINES = 64;
/** Waiting acts are looked at so often. */
const TICK_MS = 2;

export interface Rate {
  readonly url: string;
  /** Commands a second, at random moments. */
  readonly perSecond: number;
  readonly seconds: number;
  /** From 0 up to 1. */
  readonly chance: () => number;
  /** What is sent next; `null` when nothing can be. */
  readonly next: () => Act | null;
}

/** What came of it. */
export interface Sent {
  /** From the moment a command was due, so that a generator that falls behind hides nothing. */
  readonly latencies: readonly number[];
  /** Answers that were not 2xx, as they came. */
  readonly failed: readonly string[];
  /** Moments at which nobody had anything to do. */
  readonly idle: number;
}

/** Sends commands as people do, who do not wait for each other: at moments of a Poisson process. */
export async function sendAtRate({ url, perSecond, seconds, chance, next }: Rate): Promise<Sent> {
  const free = await Promise.all(Array.from({ length: LINES }, () => HttpLine.open(url)));
  const lines = [...free];
  const latencies: number[] = [];
  const failed: string[] = [];
  const due: number[] = [];
  let idle = 0;
  const begun = performance.now();
  const gap = () => (-Math.log(1 - chance()) / perSecond) * 1_000;
  const send = async (line: HttpLine, dueAt: number): Promise<void> => {
    const act = next();
    if (act === null) idle += 1;
    else {
      const answer = await line.send(act.request);
      latencies.push(performance.now() - dueAt);
      if (answer.status < 300) act.done(answer);
      else failed.push(`${act.request.path} → ${answer.status} ${answer.body.slice(0, 200)}`);
    }
    free.push(line);
  };

  await new Promise<void>((over, broken) => {
    let nextAt = begun + gap();
    const end = begun + seconds * 1_000;
    const tick = () => {
      const now = performance.now();
      for (; nextAt <= now && nextAt < end; nextAt += gap()) due.push(nextAt);
      while (due.length > 0 && free.length > 0) {
        // The one that has rested longest, so that the server finds none idle and hangs up.
        const line = free.shift();
        const dueAt = due.shift();
        if (line !== undefined && dueAt !== undefined) send(line, dueAt).catch(broken);
      }
      if (nextAt < end || due.length > 0 || free.length < lines.length) setTimeout(tick, TICK_MS);
      else over();
    };
    tick();
  }).finally(() => {
    for (const line of lines) line.close();
  });
  return { latencies, failed, idle };
}
