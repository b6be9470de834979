import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, DAY, ID, INSTANT, INTEGER, key } from './columns.js';

/** The calendar of a branch, and windows as somebody planned them. */
export class CreateDayPlans1796146100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(calendarDays());
    await runner.createTable(plannedWindows());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('planned_windows');
    await runner.dropTable('calendar_days');
  }
}

function calendarDays(): Table {
  return new Table({
    name: 'calendar_days',
    columns: columns({ branchId: key(ID), businessDay: key(DAY), kind: key(CODE) }),
  });
}

function plannedWindows(): Table {
  return new Table({
    name: 'planned_windows',
    columns: columns({
      branchId: key(ID),
      businessDay: key(DAY),
      halfHour: key(INTEGER),
      windows: INTEGER,
      setBy: ID,
      setAt: INSTANT,
    }),
    checks: [{ name: 'planned_windows_positive', expression: '"windows" >= 0' }],
  });
}
