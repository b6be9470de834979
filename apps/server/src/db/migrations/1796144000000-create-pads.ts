import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { columns, HASH, ID, INSTANT, key, NAME, orNull } from './columns.js';

/** Screens at the customer's side of counters, and who was asked how it was. */
export class CreatePads1796144000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(pads());
    await runner.createTable(badges());
    await runner.addColumn('visits', invitedAt());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('visits', 'invitedAt');
    await runner.dropTable('badges');
    await runner.dropTable('pads');
  }
}

function pads(): Table {
  return new Table({
    name: 'pads',
    columns: columns({
      id: key(ID),
      branchId: ID,
      counterId: ID,
      tokenHash: HASH,
      openedAt: INSTANT,
      expiresAt: INSTANT,
      closedAt: orNull(INSTANT),
    }),
    checks: [{ name: 'pad_ends_later', expression: '"expiresAt" > "openedAt"' }],
    indices: [
      { name: 'pad_token', columnNames: ['tokenHash'], isUnique: true },
      { name: 'pad_of_counter', columnNames: ['branchId', 'counterId'] },
    ],
  });
}

function badges(): Table {
  return new Table({ name: 'badges', columns: columns({ staffId: key(ID), badge: NAME }) });
}

const invitedAt = () => new TableColumn({ name: 'invitedAt', ...orNull(INSTANT) });
