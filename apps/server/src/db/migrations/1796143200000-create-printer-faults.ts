import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, ID, INSTANT, INTEGER, key, orNull } from './columns.js';

/** Printers that need somebody. */
export class CreatePrinterFaults1796143200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(printerFaults());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('printer_faults');
  }
}

function printerFaults(): Table {
  return new Table({
    name: 'printer_faults',
    columns: columns({
      id: key(ID),
      branchId: ID,
      printerId: ID,
      kind: CODE,
      raisedAt: INSTANT,
      lastAt: INSTANT,
      times: INTEGER,
      acknowledgedAt: orNull(INSTANT),
      acknowledgedBy: orNull(ID),
      endedAt: orNull(INSTANT),
      endedBy: orNull(ID),
    }),
    indices: [
      {
        name: 'printer_fault_open',
        columnNames: ['branchId', 'printerId'],
        isUnique: true,
        where: '"endedAt" IS NULL',
      },
      { name: 'printer_fault_of_branch', columnNames: ['branchId', 'raisedAt'] },
    ],
  });
}
