import { Injectable } from '@nestjs/common';
import { statfs } from 'node:fs/promises';
import { ServerSettings } from '../settings.js';

/** Below this share of the disk, and below this many bytes, somebody should make room. */
const LITTLE_SHARE = 0.1;
const LITTLE_BYTES = 2 * 1024 ** 3;

/** Below this many bytes the next batch of commands may not fit in. */
const NO_ROOM_BYTES = 256 * 1024;

/** How much room the folder of the data has left. */
@Injectable()
export class DiskSpace {
  constructor(private readonly settings: ServerSettings) {}

  /** Bytes; `null` where the system does not say. */
  async free(): Promise<number | null> {
    const room = await this.look();
    return room === null ? null : room.free;
  }

  async isNearlyFull(): Promise<boolean> {
    const room = await this.look();
    return room !== null && room.free < LITTLE_BYTES && room.free < room.all * LITTLE_SHARE;
  }

  /** Whether what is written next fits in; where the database is another machine's, that one says so itself. */
  async hasRoom(): Promise<boolean> {
    if (this.settings.databaseUrl !== null) return true;
    const free = await this.free();
    return free === null || free >= NO_ROOM_BYTES;
  }

  private async look(): Promise<{ readonly free: number; readonly all: number } | null> {
    try {
      const { bavail, blocks, bsize } = await statfs(this.settings.folder);
      return { free: bavail * bsize, all: blocks * bsize };
    } catch {
      return null;
    }
  }
}
