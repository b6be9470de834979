import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { CODE, columns, DAY, HASH, ID, INSTANT, INTEGER, key, orNull, TEXT } from './columns.js';

/** Commits, answers, and what is written with them. Table API only, so that it runs on PostgreSQL too. */
export class CreateJournal1767600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [commits(), answers(), numbers(), ticketTokens()]) {
      await runner.createTable(table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['ticket_tokens', 'numbers', 'answers', 'commits']) {
      await runner.dropTable(name);
    }
  }
}

function commits(): Table {
  return new Table({
    name: 'commits',
    columns: columns({
      branchId: key(ID),
      revision: key(INTEGER),
      businessDay: DAY,
      at: INSTANT,
      actor: ID,
      device: orNull(ID),
      type: CODE,
      command: TEXT,
      events: TEXT,
      schema: INTEGER,
      rules: INTEGER,
      prevHash: HASH,
      hash: HASH,
    }),
    checks: [{ name: 'commit_revision_positive', expression: '"revision" > 0' }],
    indices: [
      {
        name: 'commit_day_opened',
        columnNames: ['branchId', 'revision'],
        where: `"type" = 'open-day'`,
      },
    ],
  });
}

function answers(): Table {
  return new Table({
    name: 'answers',
    columns: columns({
      branchId: key(ID),
      commandId: key(ID),
      requestHash: HASH,
      status: INTEGER,
      body: TEXT,
      at: INSTANT,
    }),
    checks: [{ name: 'answer_status_http', expression: '"status" BETWEEN 200 AND 599' }],
    indices: [{ name: 'answer_at', columnNames: ['at'] }],
  });
}

function numbers(): Table {
  return new Table({
    name: 'numbers',
    withoutRowid: true,
    columns: columns({
      branchId: key(ID),
      businessDay: key(DAY),
      letter: key({ type: 'varchar', length: '2' }),
      running: key(INTEGER),
      ticketId: ID,
      state: CODE,
    }),
    checks: [
      { name: 'number_running_positive', expression: '"running" >= 0' },
      { name: 'number_state', expression: `"state" IN ('issued', 'void')` },
    ],
  });
}

function ticketTokens(): Table {
  return new Table({
    name: 'ticket_tokens',
    withoutRowid: true,
    columns: columns({ tokenHash: key(HASH), branchId: ID, ticketId: ID, createdAt: INSTANT }),
    indices: [
      { name: 'ticket_token_ticket', columnNames: ['branchId', 'ticketId'], isUnique: true },
    ],
  });
}
