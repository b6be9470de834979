import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { BOOLEAN, CODE, columns, HASH, ID, INSTANT, key, NAME, orNull, TEXT } from './columns.js';

/** Branches, and who may come in. */
export class CreatePeople1767600001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [branches(), staff(), sessions(), devices()]) {
      await runner.createTable(table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['devices', 'sessions', 'staff', 'branches']) await runner.dropTable(name);
  }
}

function branches(): Table {
  return new Table({
    name: 'branches',
    columns: columns({
      id: key(ID),
      name: NAME,
      timeZone: NAME,
      clock: orNull(TEXT),
      createdAt: INSTANT,
    }),
  });
}

function staff(): Table {
  const roles = `'teller', 'lead', 'branch-admin', 'admin', 'hq', 'auditor', 'integrator'`;
  return new Table({
    name: 'staff',
    columns: columns({
      id: key(ID),
      branchId: orNull(ID),
      username: ID,
      passwordHash: { type: 'varchar', length: '200' },
      role: CODE,
      isActive: BOOLEAN,
      createdAt: INSTANT,
    }),
    checks: [{ name: 'staff_role', expression: `"role" IN (${roles})` }],
    indices: [
      { name: 'staff_username', columnNames: ['username'], isUnique: true },
      { name: 'staff_branch', columnNames: ['branchId'] },
    ],
  });
}

function sessions(): Table {
  return new Table({
    name: 'sessions',
    columns: columns({ tokenHash: key(HASH), staffId: ID, createdAt: INSTANT, expiresAt: INSTANT }),
    checks: [{ name: 'session_ends_later', expression: '"expiresAt" > "createdAt"' }],
    indices: [{ name: 'session_staff', columnNames: ['staffId'] }],
  });
}

function devices(): Table {
  return new Table({
    name: 'devices',
    columns: columns({
      id: key(ID),
      branchId: ID,
      name: NAME,
      role: CODE,
      tokenHash: HASH,
      enrolledAt: INSTANT,
      revokedAt: orNull(INSTANT),
    }),
    checks: [{ name: 'device_role', expression: `"role" IN ('kiosk', 'display')` }],
    indices: [
      { name: 'device_token', columnNames: ['tokenHash'], isUnique: true },
      { name: 'device_branch', columnNames: ['branchId'] },
    ],
  });
}
