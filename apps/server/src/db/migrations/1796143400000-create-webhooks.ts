import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import {
  BOOLEAN,
  CODE,
  columns,
  ID,
  INSTANT,
  INTEGER,
  key,
  NAME,
  orNull,
  TEXT,
} from './columns.js';

/** Programs that are told what happens. */
export class CreateWebhooks1796143400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(webhooks());
    await runner.createTable(cursors());
    await runner.createTable(deliveries());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('webhook_deliveries');
    await runner.dropTable('webhook_cursors');
    await runner.dropTable('webhooks');
  }
}

function webhooks(): Table {
  return new Table({
    name: 'webhooks',
    columns: columns({
      id: key(ID),
      branchId: orNull(ID),
      name: NAME,
      url: TEXT,
      secret: TEXT,
      events: TEXT,
      isActive: BOOLEAN,
      createdAt: INSTANT,
      failingSince: orNull(INSTANT),
      disabledAt: orNull(INSTANT),
      leaseHolder: orNull(ID),
      leaseUntil: orNull(INSTANT),
    }),
  });
}

function cursors(): Table {
  return new Table({
    name: 'webhook_cursors',
    columns: columns({ webhookId: key(ID), branchId: key(ID), revision: INTEGER }),
  });
}

function deliveries(): Table {
  return new Table({
    name: 'webhook_deliveries',
    columns: columns({
      id: key(ID),
      webhookId: ID,
      branchId: ID,
      since: INTEGER,
      revision: INTEGER,
      state: CODE,
      attempts: INTEGER,
      httpStatus: orNull(INTEGER),
      fault: orNull(CODE),
      createdAt: INSTANT,
      lastAt: orNull(INSTANT),
      nextAt: orNull(INSTANT),
    }),
    indices: [{ name: 'webhook_delivery_of_webhook', columnNames: ['webhookId', 'createdAt'] }],
  });
}
