// A process that works until it is killed, and says on its output what it was promised: one JSON line an answer.
import type { Command, TicketId } from '@lobbyflow/engine';
import { issue, openDay, press } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import process from 'node:process';
import { aProcess, aRequest } from './a-process.js';

const STDOUT = 1;
const [folder = '.', thread] = process.argv.slice(2);
const { journal } = await aProcess(folder, thread === undefined ? {} : { thread: new URL(thread) });

async function send(command: Command): Promise<void> {
  const request = aRequest(command);
  const { status, body } = await journal.submit(request);
  write(`${JSON.stringify({ request, status, body })}\n`);
}

/** Goes on only when the line is handed over: a pipe takes no more for a while when its reader is busy. */
function write(line: string): void {
  for (let left = Buffer.from(line); left.length > 0;) {
    try {
      left = left.subarray(writeSync(STDOUT, left));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

await send(openDay());
await Promise.all([send(press('open', 1)), send(press('open', 2))]);
await Promise.all([kiosk(), kiosk(), kiosk(), teller(1), teller(2)]);

async function kiosk(): Promise<never> {
  for (;;) await send(issue({ ticketId: randomUUID() as TicketId }));
}

async function teller(counter: number): Promise<never> {
  for (;;) {
    await send(press('call-next', counter));
    await send(press('start', counter));
    await send(press('finish', counter));
  }
}
