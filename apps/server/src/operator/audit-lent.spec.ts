import { describe, expect, it } from '@jest/globals';
import type { ActorId, Command, LeaseId, TicketId } from '@lobbyflow/engine';
import { anInstant, issue } from '@lobbyflow/testing';
import { forge, operate } from '../../test/an-operator.js';
import { processes, tamper } from '../../test/processes.js';
import type { FileAudit } from './audit-file.js';

const server = processes();

/** Each kind of finding once, with the first revision it was found at. */
async function kinds(): Promise<Record<string, number | null>> {
  const { said } = await operate(['verify', '--json', '--data', server.folder]);
  const { findings } = JSON.parse(said) as FileAudit;
  return Object.fromEntries(findings.toReversed().map(({ code, revision }) => [code, revision]));
}

describe('An audit of numbers that were lent', () => {
  const KIOSK = { leaseId: 'lease-1' as LeaseId, deviceId: 'kiosk-1' as ActorId };
  const lend: Command = {
    ...{ type: 'lease-numbers', letters: ['A'], until: anInstant(480) },
    ...KIOSK,
  };
  const offline = (number: string) =>
    issue({ ticketId: number as TicketId, offline: { ...KIOSK, number } });
  const close: Command = { type: 'close-day', isRoll: true };
  async function aCutOff(...more: readonly Command[]): Promise<void> {
    const process = await server.morning();
    for (const command of [lend, offline('A501'), offline('A503'), ...more]) {
      await process.submit(command);
    }
    await server.stop();
  }

  it.each([
    ['while a kiosk has them', []],
    ['once they are given back', [{ type: 'return-numbers', ...KIOSK } as const]],
    ['once the day is over', [close]],
  ])('explains every gap %s', async (_, more) => {
    await aCutOff(...more);

    expect(await kinds()).toEqual({});
  });

  it.each([
    ['one given out that the ledger lacks', `DELETE FROM numbers WHERE "running" = 501`],
    ['one void that the ledger lacks', `DELETE FROM numbers WHERE "running" = 502`],
    ['all void that the ledger lacks', `DELETE FROM numbers WHERE "state" = 'void'`],
  ])('finds %s', async (_, sql) => {
    await aCutOff(close);
    await tamper(server.folder, sql);

    expect(await kinds()).toHaveProperty('number-not-in-ledger');
  });

  it('finds one void that was lent to nobody', async () => {
    await aCutOff(close);
    await tamper(
      server.folder,
      `INSERT INTO numbers VALUES ('north', '2026-01-05', 'A', 551, 'lease-1', 'void')`,
    );

    expect(await kinds()).toEqual({ 'ledger-without-issue': null });
  });

  it('finds one given out by a lease that it is not of, with all hashes made anew', async () => {
    await aCutOff();
    await forge(server.folder, ({ events }) => {
      return {
        events: events
          .replace('"number":"A503"', '"number":"A553"')
          .replace('"running":503', '"running":553'),
      };
    });

    expect(await kinds()).toHaveProperty('number-reused');
  });
});
