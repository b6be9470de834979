import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columns, ID, INSTANT, key, orNull } from './columns.js';

/** Calls for a person, from kiosks. */
export class CreateHelpCalls1796140800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(helpCalls());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('help_calls');
  }
}

function helpCalls(): Table {
  return new Table({
    name: 'help_calls',
    columns: columns({
      id: key(ID),
      branchId: ID,
      deviceId: ID,
      calledAt: INSTANT,
      answeredAt: orNull(INSTANT),
      answeredBy: orNull(ID),
    }),
    indices: [
      {
        name: 'help_call_open',
        columnNames: ['branchId', 'deviceId'],
        isUnique: true,
        where: '"answeredAt" IS NULL',
      },
      { name: 'help_call_of_branch', columnNames: ['branchId', 'calledAt'] },
    ],
  });
}
