import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { BOOLEAN, CODE, columns, ID, INSTANT, key, orNull } from './columns.js';

/** Tickets on paper, and what became of each. */
export class CreatePrints1796141500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'prints',
        columns: columns({
          printId: key(ID),
          branchId: ID,
          ticketId: ID,
          printerId: orNull(ID),
          isReprint: BOOLEAN,
          outcome: CODE,
          isPaperLow: BOOLEAN,
          askedBy: ID,
          at: INSTANT,
        }),
        indices: [{ name: 'print_of_ticket', columnNames: ['branchId', 'ticketId', 'at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('prints');
  }
}
