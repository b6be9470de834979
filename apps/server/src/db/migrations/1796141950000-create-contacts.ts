import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, HASH, ID, INSTANT, key } from './columns.js';

/** Phone numbers that customers leave, sealed. */
export class CreateContacts1796141950000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(contacts());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('contacts');
  }
}

function contacts(): Table {
  return new Table({
    name: 'contacts',
    columns: columns({
      branchId: key(ID),
      ticketId: key(ID),
      phoneSealed: { type: 'varchar', length: '120' },
      phoneIndex: HASH,
      purpose: CODE,
      consentVersion: CODE,
      keptAt: INSTANT,
      keptUntil: INSTANT,
    }),
    checks: [{ name: 'contact_ends_later', expression: '"keptUntil" > "keptAt"' }],
    indices: [
      { name: 'contact_phone', columnNames: ['branchId', 'phoneIndex'] },
      { name: 'contact_until', columnNames: ['keptUntil'] },
    ],
  });
}
