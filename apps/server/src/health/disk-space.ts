import { Injectable } from '@nestjs/common';
import { statfs } from 'node:fs/promises';
import { ServerSettings } from '../settings.js';

/** Below this share of the disk, and below this many bytes, somebody should make room. */
const LITTLE_SHARE = 0.1;
const LITTLE_BYTES = 2 * 1024 ** 3;

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

  private async look(): Promise<{ readonly free: number; readonly all: number } | null> {
    try {
      const { bavail, blocks, bsize } = await statfs(this.settings.folder);
      return { free: bavail * bsize, all: blocks * bsize };
    } catch {
      return null;
    }
  }
}
