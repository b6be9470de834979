import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, DAY, ID, INSTANT, INTEGER, key, orNull, TEXT } from './columns.js';

const MADE_BEFORE = ['projections', 'counter_sessions', 'legs', 'visits'];

/**
 * More rows for reports: calls, pauses, acts of staff. They are made with the
 * other rows, so those go, and the projector makes all of them again.
 */
export class CreateCalls1796141100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [calls(), pauses(), acts()]) await runner.createTable(table);
    await this.empty(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['acts', 'pauses', 'calls']) await runner.dropTable(name);
  }

  private async empty(runner: QueryRunner): Promise<void> {
    for (const name of MADE_BEFORE) {
      await runner.manager.createQueryBuilder().delete().from(name).execute();
    }
  }
}

function calls(): Table {
  return new Table({
    name: 'calls',
    columns: columns({
      branchId: key(ID),
      ticketId: key(ID),
      revision: key(INTEGER),
      businessDay: DAY,
      leg: INTEGER,
      serviceId: ID,
      laneId: ID,
      counterId: ID,
      actorId: ID,
      at: INSTANT,
      waitedSince: INSTANT,
      waitedMs: INSTANT,
      rule: CODE,
      choice: orNull(CODE),
      overtook: INTEGER,
      overtookIds: TEXT,
      recalls: INTEGER,
      missedAt: orNull(INSTANT),
    }),
    checks: [{ name: 'call_recalls_positive', expression: '"recalls" >= 0' }],
    indices: [{ name: 'call_of_day', columnNames: ['branchId', 'businessDay'] }],
  });
}

function pauses(): Table {
  return new Table({
    name: 'pauses',
    columns: columns({
      branchId: key(ID),
      counterId: key(ID),
      revision: key(INTEGER),
      businessDay: DAY,
      tellerId: orNull(ID),
      reason: orNull(CODE),
      pausedAt: INSTANT,
      resumedAt: orNull(INSTANT),
    }),
    indices: [{ name: 'pause_of_day', columnNames: ['branchId', 'businessDay'] }],
  });
}

function acts(): Table {
  return new Table({
    name: 'acts',
    columns: columns({
      branchId: key(ID),
      ticketId: key(ID),
      revision: key(INTEGER),
      businessDay: DAY,
      kind: CODE,
      at: INSTANT,
      actorId: ID,
      serviceId: ID,
      counterId: orNull(ID),
      choice: orNull(CODE),
    }),
    indices: [{ name: 'act_of_day', columnNames: ['branchId', 'businessDay'] }],
  });
}
