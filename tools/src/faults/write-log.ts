/** What the server asked of the disk, in order. */
export type DiskAct =
  | {
      readonly is: 'write';
      readonly file: string;
      readonly offset: number;
      readonly data: Buffer;
      readonly at: number;
    }
  | { readonly is: 'cut'; readonly file: string; readonly length: number; readonly at: number }
  | { readonly is: 'sync'; readonly file: string; readonly at: number };

/** How strace has to be asked for a log that {@link readWriteLog} reads. */
export const STRACE = [
  'strace',
  ...['-f', '--seccomp-bpf', '-ttt', '-y', '-xx', '-s', '70000'],
  ...['-e', 'trace=pwrite64,fsync,fdatasync,ftruncate', '-e', 'signal=none'],
] as const;

const LINE = /^(\d+) +(\d+\.\d+) (.*)$/;
const UNFINISHED = / <unfinished \.\.\.>$/;
const RESUMED = /^<\.\.\. \w+ resumed>(.*)$/;
const CALL = /^(\w+)\(\d+<([^>]*)>(?:, (.*))?\) += (-?\d+)/;
const WRITTEN = /^"((?:\\x[\da-f]{2})*)", (\d+), (\d+)$/;

/**
 * Reads the log of a server that ran under strace. A sync counts where it returned; what failed counts as nothing.
 *
 * @param wanted - whether a file, by its path, is of interest
 */
export function readWriteLog(log: string, wanted: (path: string) => boolean): DiskAct[] {
  const begun = new Map<string, string>();
  const acts: DiskAct[] = [];
  for (const line of log.split('\n')) {
    const [, thread = '', seconds = '', rest = ''] = LINE.exec(line) ?? [];
    if (rest.endsWith(' <unfinished ...>')) {
      begun.set(thread, rest.replace(UNFINISHED, ''));
      continue;
    }
    const end = RESUMED.exec(rest)?.[1];
    const call = end === undefined ? rest : `${begun.get(thread) ?? ''}${end}`;
    const act = actOf(call, Number(seconds) * 1_000);
    if (act !== null && wanted(act.file)) acts.push(act);
  }
  return acts;
}

function actOf(call: string, at: number): DiskAct | null {
  const [, name, hexPath = '', more = '', result = '-1'] = CALL.exec(call) ?? [];
  if (Number(result) < 0) return null;
  const file = bytesOf(hexPath).toString('utf8');
  if (name === 'fsync' || name === 'fdatasync') return { is: 'sync', file, at };
  if (name === 'ftruncate') return { is: 'cut', file, length: Number(more), at };
  const [, hex, , offset] = WRITTEN.exec(more) ?? [];
  if (name !== 'pwrite64' || hex === undefined) return null;
  return { is: 'write', file, offset: Number(offset), data: bytesOf(hex), at };
}

/** With `-xx` strace writes every string, paths too, as `\x2f\x74…`. */
function bytesOf(text: string): Buffer {
  return text.startsWith('\\x')
    ? Buffer.from(text.replaceAll('\\x', ''), 'hex')
    : Buffer.from(text, 'utf8');
}
