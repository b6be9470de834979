import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, ID, INSTANT, key, orNull, TEXT } from './columns.js';

/** The words of what is told to the hall. */
export class CreateNotices1796143100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(notices());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notices');
  }
}

function notices(): Table {
  return new Table({
    name: 'notices',
    columns: columns({
      id: key(ID),
      branchId: ID,
      level: CODE,
      zh: TEXT,
      en: TEXT,
      places: TEXT,
      postedAt: INSTANT,
      postedBy: ID,
      until: orNull(INSTANT),
      withdrawnAt: orNull(INSTANT),
    }),
    indices: [{ name: 'notice_of_branch', columnNames: ['branchId', 'postedAt'] }],
  });
}
