import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, DAY, ID, INSTANT, key, orNull, TEXT } from './columns.js';

/** The log of what happened in halls. */
export class CreateIncidents1796143300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(incidents());
    await runner.createTable(notes());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('incident_notes');
    await runner.dropTable('incidents');
  }
}

function incidents(): Table {
  return new Table({
    name: 'incidents',
    columns: columns({
      id: key(ID),
      branchId: ID,
      businessDay: DAY,
      scenario: CODE,
      openedAt: INSTANT,
      openedBy: ID,
      closedAt: orNull(INSTANT),
      closedBy: orNull(ID),
    }),
    indices: [{ name: 'incident_of_day', columnNames: ['branchId', 'businessDay'] }],
  });
}

function notes(): Table {
  return new Table({
    name: 'incident_notes',
    columns: columns({ id: key(ID), incidentId: ID, at: INSTANT, writtenBy: ID, text: TEXT }),
    indices: [{ name: 'incident_note_of_incident', columnNames: ['incidentId', 'at'] }],
  });
}
