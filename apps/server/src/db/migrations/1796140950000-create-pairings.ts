import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, HASH, INSTANT, key, NAME } from './columns.js';

/** Devices that ask to be enrolled. */
export class CreatePairings1796140950000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(pairings());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('pairings');
  }
}

function pairings(): Table {
  return new Table({
    name: 'pairings',
    columns: columns({
      tokenHash: key(HASH),
      code: CODE,
      role: CODE,
      address: NAME,
      askedAt: INSTANT,
      expiresAt: INSTANT,
    }),
    checks: [
      { name: 'pairing_role', expression: `"role" IN ('kiosk', 'display')` },
      { name: 'pairing_ends_later', expression: '"expiresAt" > "askedAt"' },
    ],
    indices: [{ name: 'pairing_code', columnNames: ['code'], isUnique: true }],
  });
}
