import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, DAY, ID, INSTANT, INTEGER, key, NAME, orNull, TEXT } from './columns.js';

/** Advice about windows with what became of it, and who can be called to one. */
export class CreateAdvice1796140900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [advice(), secondLine()]) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['second_line', 'advice']) await runner.dropTable(table);
  }
}

function advice(): Table {
  return new Table({
    name: 'advice',
    columns: columns({
      branchId: key(ID),
      adviceId: key(ID),
      businessDay: DAY,
      counterId: ID,
      action: CODE,
      limitMs: INSTANT,
      withoutLate: INTEGER,
      withoutWaitMs: INSTANT,
      withLate: INTEGER,
      withWaitMs: INSTANT,
      until: INSTANT,
      offeredAt: INSTANT,
      state: CODE,
      level: CODE,
      helperKind: orNull(CODE),
      helperId: orNull(ID),
      answeredAt: orNull(INSTANT),
      answeredBy: orNull(ID),
      declineReason: orNull(CODE),
      lapseCause: orNull(CODE),
      doneAt: orNull(INSTANT),
      customers: orNull(INTEGER),
      effectLate: orNull(INTEGER),
      effectWaitMs: orNull(INSTANT),
    }),
    checks: [{ name: 'advice_action', expression: `"action" IN ('open', 'close')` }],
    indices: [
      { name: 'advice_of_day', columnNames: ['branchId', 'businessDay'] },
      { name: 'advice_of_time', columnNames: ['offeredAt'] },
    ],
  });
}

function secondLine(): Table {
  return new Table({
    name: 'second_line',
    columns: columns({
      branchId: key(ID),
      personId: key(ID),
      name: NAME,
      serviceIds: TEXT,
      travelMs: INSTANT,
      staffId: orNull(ID),
      createdAt: INSTANT,
    }),
    checks: [{ name: 'second_line_travel', expression: '"travelMs" >= 0' }],
  });
}
