import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, DAY, ID, INSTANT, INTEGER, key, orNull } from './columns.js';

/** Rows for reports; all of them can be made again from the journal. */
export class CreateProjections1767600002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [visits(), legs(), counterSessions(), projections()]) {
      await runner.createTable(table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['projections', 'counter_sessions', 'legs', 'visits']) {
      await runner.dropTable(name);
    }
  }
}

function visits(): Table {
  return new Table({
    name: 'visits',
    columns: columns({
      branchId: key(ID),
      ticketId: key(ID),
      businessDay: DAY,
      sequence: INTEGER,
      number: { type: 'varchar', length: '12' },
      serviceId: ID,
      laneId: ID,
      maxWaitMs: INTEGER,
      state: CODE,
      endCause: orNull(CODE),
      arrivedAt: INSTANT,
      calledAt: orNull(INSTANT),
      startedAt: orNull(INSTANT),
      endedAt: orNull(INSTANT),
      counterId: orNull(ID),
      legs: INTEGER,
      rating: orNull(INTEGER),
    }),
    checks: [{ name: 'visit_sequence_positive', expression: '"sequence" > 0' }],
    indices: [{ name: 'visit_of_day', columnNames: ['branchId', 'businessDay', 'sequence'] }],
  });
}

function legs(): Table {
  return new Table({
    name: 'legs',
    columns: columns({
      branchId: key(ID),
      ticketId: key(ID),
      revision: key(INTEGER),
      leg: INTEGER,
      serviceId: ID,
      startedWaitingAt: INSTANT,
      calledAt: orNull(INSTANT),
      startedAt: orNull(INSTANT),
      endedAt: orNull(INSTANT),
      heldMs: INSTANT,
      counterId: orNull(ID),
      rule: orNull(CODE),
      choice: orNull(CODE),
    }),
    checks: [{ name: 'leg_held_positive', expression: '"heldMs" >= 0' }],
  });
}

function counterSessions(): Table {
  return new Table({
    name: 'counter_sessions',
    columns: columns({
      branchId: key(ID),
      counterId: key(ID),
      revision: key(INTEGER),
      businessDay: DAY,
      tellerId: orNull(ID),
      openedAt: INSTANT,
      closedAt: orNull(INSTANT),
      pausedMs: INSTANT,
      pausedAt: orNull(INSTANT),
    }),
    checks: [{ name: 'counter_session_paused_positive', expression: '"pausedMs" >= 0' }],
    indices: [{ name: 'counter_session_of_day', columnNames: ['branchId', 'businessDay'] }],
  });
}

function projections(): Table {
  return new Table({
    name: 'projections',
    columns: columns({ branchId: key(ID), revision: INTEGER }),
    checks: [{ name: 'projection_revision_positive', expression: '"revision" >= 0' }],
  });
}
