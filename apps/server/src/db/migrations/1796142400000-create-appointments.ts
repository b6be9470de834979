import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columns, HASH, ID, INSTANT, key, orNull } from './columns.js';

/** Appointments until somebody comes, and segments of customers. */
export class CreateAppointments1796142400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(appointments());
    await runner.createTable(segments());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('segments');
    await runner.dropTable('appointments');
  }
}

function appointments(): Table {
  return new Table({
    name: 'appointments',
    columns: columns({
      branchId: key(ID),
      code: key({ type: 'varchar', length: '16' }),
      serviceId: ID,
      laneId: orNull(ID),
      startsAt: INSTANT,
      endsAt: INSTANT,
      bookedAt: INSTANT,
      bookedBy: ID,
      cancelledAt: orNull(INSTANT),
      ticketId: orNull(ID),
    }),
    checks: [{ name: 'appointment_window', expression: '"startsAt" < "endsAt"' }],
    indices: [{ name: 'appointment_by_start', columnNames: ['branchId', 'startsAt', 'code'] }],
  });
}

function segments(): Table {
  return new Table({
    name: 'segments',
    columns: columns({ branchId: key(ID), customer: key(HASH), laneId: ID, until: INSTANT }),
  });
}
