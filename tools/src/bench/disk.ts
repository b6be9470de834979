import { closeSync, fsyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const WRITES = 15;
const PAGE = Buffer.alloc(4_096);

/**
 * Milliseconds that this disk takes to make 4 KB durable, median: each transaction of the product waits for that once,
 * the echo never. On a disk that is slow or busy it is what the ratios show.
 */
export function durableWriteMs(folder: string): number {
  const path = join(folder, 'disk-probe');
  const file = openSync(path, 'w');
  const times: number[] = [];
  for (let write = 0; write < WRITES; write += 1) {
    writeSync(file, PAGE);
    const begun = performance.now();
    fsyncSync(file);
    times.push(performance.now() - begun);
  }
  closeSync(file);
  unlinkSync(path);
  return times.toSorted((one, other) => one - other)[WRITES >> 1] ?? Number.NaN;
}
