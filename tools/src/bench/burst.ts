import { type BenchAnswer, type BenchRequest, HttpLine } from './http-line.js';

/** Connections that are kept open from one burst to the next. */
export class Lines {
  private constructor(private readonly lines: readonly HttpLine[]) {}

  static async open(url: string, connections: number): Promise<Lines> {
    const opening = Array.from({ length: connections }, () => HttpLine.open(url));
    return new Lines(await Promise.all(opening));
  }

  /**
   * Sends the requests over all connections, each connection its next one when its last was answered.
   * @throws for any answer that is not 2xx
   */
  async burst(requests: readonly BenchRequest[]): Promise<Burst> {
    const latencies: number[] = [];
    const answers: BenchAnswer[] = [];
    let next = 0;
    const begun = performance.now();
    const work = async (line: HttpLine) => {
      for (;;) {
        const index = next;
        const request = requests[index];
        if (!request) return;
        next += 1;
        const sent = performance.now();
        const answer = await line.send(request);
        latencies.push(performance.now() - sent);
        if (answer.status >= 300) {
          throw new Error(`${request.path} was answered ${answer.status}: ${answer.body}`);
        }
        answers[index] = answer;
      }
    };
    await Promise.all(this.lines.map(work));
    const elapsedMs = performance.now() - begun;
    return { perSecond: (requests.length / elapsedMs) * 1_000, latencies, answers };
  }

  close(): void {
    for (const line of this.lines) line.close();
  }
}

export interface Burst {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  /** In the order of the requests. */
  readonly answers: readonly BenchAnswer[];
}
