import { describe, expect, it } from '@jest/globals';
import { BRANCH } from '@lobbyflow/testing';
import { StaffEntity } from '../db/entities/staff.entity.js';
import { processes, tamper } from '../../test/processes.js';
import { SYSTEM_BRANCH, SystemJournal } from './system-journal.repository.js';
import { verifyChain } from './verify-chain.js';

const server = processes();

describe('The journal of acts without a branch', () => {
  it('chains each act to the one before, apart from the journals of branches', async () => {
    const { databases, clock, commits, journal } = await server.morning();
    const system = new SystemJournal(databases.writer, clock);

    await system.record({ type: 'branch.created', branchId: BRANCH }, 'admin');
    clock.advance(-5_000);
    await system.record({ type: 'staff.changed', staffId: 's1', changed: ['role'] }, 'admin');

    const acts = await commits.after(SYSTEM_BRANCH, 0, 10);
    expect(acts.map(({ revision, type, actor, at }) => [revision, type, actor, at])).toEqual([
      [1, 'branch.created', 'admin', clock.now() + 5_000],
      [2, 'staff.changed', 'admin', clock.now() + 5_000],
    ]);
    expect(await verifyChain(commits, SYSTEM_BRANCH)).toMatchObject({ revision: 2 });
    expect(journal.current.revision).toBe(6);
  });

  it('shows an act that was changed', async () => {
    const { databases, clock, commits } = await server.morning();
    await new SystemJournal(databases.writer, clock).record({ type: 'setup.completed' }, 'admin');
    await tamper(server.folder, `UPDATE commits SET "actor" = 'eve' WHERE "branchId" = '_system'`);

    await expect(verifyChain(commits, SYSTEM_BRANCH)).rejects.toThrow('broken at revision 1');
  });

  it('records an act with what it did, or neither', async () => {
    const { databases, clock, commits } = await server.morning();
    const { writer, read } = databases;
    const system = new SystemJournal(writer, clock);
    const account = { id: 's1', branchId: null, username: 'ann', passwordHash: 'x' };
    const add = (id: string) =>
      writer.transaction(async (db) => {
        await system.recordIn(db, { type: 'staff.created', staffId: id }, 'admin');
        await db.insert(StaffEntity, {
          ...account,
          id,
          role: 'teller',
          isActive: true,
          createdAt: clock.now(),
        });
      });
    await add('s1');

    await expect(add('s2')).rejects.toThrow();

    expect(await commits.after(SYSTEM_BRANCH, 0, 10)).toHaveLength(1);
    expect(await read.manager.count(StaffEntity)).toBe(1);
  });
});
