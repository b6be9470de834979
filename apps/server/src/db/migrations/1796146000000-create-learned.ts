import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columns, DAY, ID, INSTANT, INTEGER, key, TEXT } from './columns.js';

/** What is learned of a branch's past days. */
export class CreateLearned1796146000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(learned());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('learned');
  }
}

function learned(): Table {
  return new Table({
    name: 'learned',
    columns: columns({
      branchId: key(ID),
      lastDay: DAY,
      days: INTEGER,
      learnedAt: INSTANT,
      body: TEXT,
    }),
    checks: [{ name: 'learned_days_positive', expression: '"days" >= 0' }],
  });
}
