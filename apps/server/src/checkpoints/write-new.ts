import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Makes a file that must not be there yet, whole and on the disk when it returns. */
export function writeNew(path: string, text: string, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
