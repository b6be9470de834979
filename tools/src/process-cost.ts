import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in these, whatever the machine (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;

/** What a process and all its children have taken so far. */
export interface ProcessCost {
  /** Processor time, in seconds. */
  readonly cpuSeconds: number;
  /** Memory that is theirs now, pages they share counted for each. */
  readonly rssMegabytes: number;
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly rssMegabytes: number;
}

/**
 * Reads it from `/proc`, so on Linux only. A child that has ended counts for
 * nothing: ask while all of them live.
 */
export function costOf(pid: number): ProcessCost {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));
  const family = new Set([pid]);
  for (const { pid: child, parent } of all.toSorted((one, other) => one.pid - other.pid)) {
    if (family.has(parent)) family.add(child);
  }
  const theirs = all.filter((stat) => family.has(stat.pid));
  return {
    cpuSeconds: theirs.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    rssMegabytes: theirs.reduce((sum, { rssMegabytes }) => sum + rssMegabytes, 0),
  };
}

function statOf(pid: number): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in brackets that may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (index: number) => Number(fields[index - 3]);
    const cpuSeconds = (at(14) + at(15)) / TICKS_PER_SECOND;
    return [{ pid, parent: at(4), cpuSeconds, rssMegabytes: (at(24) * PAGE_BYTES) / 2 ** 20 }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
