import { afterEach, describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, aTicket } from '@lobbyflow/testing';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NO_HISTORY } from './branch-history.js';
import { WaitsInWorker } from './waits-in-worker.js';
import { askWaits } from './waits-question.js';
import type { WaitsTask } from './waits-task.js';

/** As it is built. */
const FILE = join(import.meta.dirname, '../../dist/forecast/waits-worker.js');

function aTask(customers: number): WaitsTask {
  const tickets = Array.from({ length: customers }, (_, n) => aTicket({ sequence: n + 1 }));
  const present = { lobby: aLobby({ tickets }), now: anInstant(5), timeZone: 'Asia/Shanghai' };
  return askWaits(present, NO_HISTORY, 7)!.task;
}

if (existsSync(FILE)) {
  describe('The forecasting thread', () => {
    let worker: WaitsInWorker;
    afterEach(() => worker.close());

    it('answers each of several questions with its own', async () => {
      worker = new WaitsInWorker(pathToFileURL(FILE));

      const [many, few] = await Promise.all(
        [aTask(30), aTask(2)].map((task) => worker.compute(task)),
      );

      expect([many!.tickets.size, few!.tickets.size]).toEqual([30, 2]);
      expect(many!.tickets.get(aTicket({ sequence: 30 }).id)!.p50).toBeGreaterThan(
        few!.tickets.get(aTicket({ sequence: 2 }).id)!.p50,
      );
    });

    it('says that it could not, and goes on', async () => {
      worker = new WaitsInWorker(pathToFileURL(FILE));
      const { question, ...task } = aTask(2);
      const broken = { ...task, question: { ...question, waiting: null } };

      await expect(worker.compute(broken as never)).rejects.toThrow();

      expect((await worker.compute(aTask(2))).tickets.size).toBe(2);
    });

    it('ends with the server, and whoever still asks is told', async () => {
      worker = new WaitsInWorker(pathToFileURL(FILE));
      const asked = worker.compute(aTask(40));
      const failure = expect(asked).rejects.toThrow(/ended/);

      await worker.close();

      await failure;
    });
  });
}
