import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const DATABASE = 'lobbyflow.db';
export const LOG = `${DATABASE}-wal`;
const PAGE = 4_096;

interface Damage {
  /** Which file it is done to; the log is there only where a server was killed. */
  readonly to: typeof DATABASE | typeof LOG;
  readonly make: (file: string, lot: () => number) => void;
}

const changed = (file: string, change: (bytes: Buffer) => void) => {
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
};

const flipBit = (file: string, lot: () => number): void =>
  changed(file, (bytes) => {
    const at = Math.floor(lot() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(lot() * 8));
  });

const flipByte = (file: string, lot: () => number): void =>
  changed(file, (bytes) => {
    const at = Math.floor(lot() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(lot() * 255));
  });

const spoilPage = (file: string, lot: () => number): void =>
  changed(file, (bytes) => {
    const from = Math.floor(lot() * (bytes.length / PAGE)) * PAGE;
    for (let at = from; at < from + PAGE; at += 1) bytes[at] = Math.floor(lot() * 256);
  });

const cutOff = (file: string, lot: () => number): void =>
  truncateSync(file, Math.floor(lot() * readFileSync(file).length));

/** What can become of a file, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'bit flipped': { to: DATABASE, make: flipBit },
  'byte changed': { to: DATABASE, make: flipByte },
  'page overwritten': { to: DATABASE, make: spoilPage },
  'cut off': { to: DATABASE, make: cutOff },
  'nothing in it': { to: DATABASE, make: (file) => writeFileSync(file, '') },
  'text in it': {
    to: DATABASE,
    make: (file) => writeFileSync(file, 'Dear customer, '.repeat(999)),
  },
  'zeros in it': {
    to: DATABASE,
    make: (file) => changed(file, (bytes) => bytes.fill(0)),
  },
  'log: byte changed': { to: LOG, make: flipByte },
  'log: cut off': { to: LOG, make: cutOff },
  'log: gone': { to: LOG, make: (file) => rmSync(file) },
};

/** The bytes of both files, to see whether somebody has touched them. */
export function bytesIn(folder: string): readonly (Buffer | null)[] {
  return [DATABASE, LOG].map((name) => {
    const file = join(folder, name);
    const bytes = existsSync(file) ? readFileSync(file) : null;
    // A log without anything in it comes and goes as connections do.
    return name === LOG && bytes?.length === 0 ? null : bytes;
  });
}
