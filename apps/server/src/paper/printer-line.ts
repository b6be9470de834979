import type { Printer, PrintOutcome } from '@lobbyflow/contract';
import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

/** What became of a print, as the printer tells it. */
export interface Delivered {
  readonly outcome: PrintOutcome;
  readonly isPaperLow: boolean;
}

/** How long each step may take, in milliseconds. */
export interface PrinterPatience {
  readonly connectMs: number;
  /** A printer that tells of itself does so at once. */
  readonly statusMs: number;
  /** From the last byte to the paper in the hand. */
  readonly printMs: number;
}
export const PATIENCE: PrinterPatience = { connectMs: 3_000, statusMs: 700, printMs: 8_000 };

/** `DLE EOT 2` why it is off line, `DLE EOT 4` its paper: answered out of turn, also by a printer that cannot print. */
const ASK_COVER = Buffer.from([0x10, 0x04, 2]);
const ASK_PAPER = Buffer.from([0x10, 0x04, 4]);
/** `GS r 1`: answered in turn, so that whatever came before is printed. */
const ASK_WHEN_DONE = Buffer.from([0x1d, 0x72, 1]);
const COVER_OPEN = 0x04;
const PAPER_LOW = 0x0c;
const PAPER_OUT = 0x60;

/** Hands bytes to a printer, and says what became of them. Never throws. */
export async function deliver(
  { connection }: Pick<Printer, 'connection'>,
  bytes: Buffer,
  patience: PrinterPatience = PATIENCE,
): Promise<Delivered> {
  try {
    if (connection.by === 'network') return await overNetwork(connection, bytes, patience);
    await writeFile(connection.path, bytes, { flag: 'r+' });
    return { outcome: 'unknown', isPaperLow: false };
  } catch {
    return { outcome: 'not-reached', isPaperLow: false };
  }
}

async function overNetwork(
  { host, port }: { readonly host: string; readonly port: number },
  bytes: Buffer,
  { connectMs, statusMs, printMs }: PrinterPatience,
): Promise<Delivered> {
  const line = new PrinterLine(await connected(host, port, connectMs));
  try {
    const cover = await line.ask(ASK_COVER, statusMs);
    const paper = cover === 'silent' ? cover : await line.ask(ASK_PAPER, statusMs);
    const isPaperLow = typeof paper === 'number' && (paper & PAPER_LOW) !== 0;
    if (typeof cover === 'number' && (cover & COVER_OPEN) !== 0)
      return { outcome: 'cover-open', isPaperLow };
    if (typeof paper === 'number' && (paper & PAPER_OUT) !== 0)
      return { outcome: 'no-paper', isPaperLow: true };
    const done = await line.ask(
      Buffer.concat([bytes, ASK_WHEN_DONE]),
      paper === 'silent' ? statusMs : printMs,
    );
    if (typeof done === 'number') return { outcome: 'printed', isPaperLow };
    // Whoever was silent before tells nothing now either; whoever spoke has died over it.
    const isUnknown = done === 'silent' && paper === 'silent';
    return { outcome: isUnknown ? 'unknown' : 'broken-off', isPaperLow };
  } finally {
    line.close();
  }
}

function connected(host: string, port: number, ms: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const fail = (fault: Error) => {
      socket.destroy();
      reject(fault);
    };
    const timer = setTimeout(() => fail(new Error('the printer does not answer')), ms);
    socket.once('error', fail);
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

type Told = number | 'silent' | 'gone';

/** One question at a time to a printer. */
class PrinterLine {
  private hear: (told: Told) => void = () => undefined;
  private isGone = false;

  constructor(private readonly socket: Socket) {
    const gone = () => {
      this.isGone = true;
      this.hear('gone');
    };
    socket.on('data', (data) => this.hear(data.at(-1) ?? 0));
    socket.on('error', gone);
    socket.on('close', gone);
    socket.on('end', gone);
  }

  ask(bytes: Buffer, ms: number): Promise<Told> {
    if (this.isGone) return Promise.resolve('gone');
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.hear('silent'), ms);
      this.hear = (told) => {
        clearTimeout(timer);
        this.hear = () => undefined;
        resolve(told);
      };
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.end();
    this.socket.destroySoon();
  }
}
