import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, DAY, ID, INSTANT, key, orNull } from './columns.js';

/** Waits that were told, to be judged by what happened. */
export class CreatePromises1767600003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(promises());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('promises');
  }
}

function promises(): Table {
  return new Table({
    name: 'promises',
    columns: columns({
      branchId: key(ID),
      ticketId: key(ID),
      laneId: ID,
      serviceId: ID,
      businessDay: DAY,
      method: CODE,
      p50Ms: INSTANT,
      p90Ms: INSTANT,
      rawP50Ms: INSTANT,
      rawP90Ms: INSTANT,
      toldAt: INSTANT,
      actualMs: orNull(INSTANT),
    }),
    checks: [{ name: 'promise_range_ordered', expression: '"p50Ms" >= 0 AND "p90Ms" >= "p50Ms"' }],
    indices: [{ name: 'promise_of_day', columnNames: ['branchId', 'businessDay'] }],
  });
}
