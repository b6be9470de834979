import type { BranchId, LeaseId, LobbyEvent, TicketId } from '@lobbyflow/engine';
import type { EntityManager } from 'typeorm';
import { AnswerEntity } from '../db/entities/answer.entity.js';
import { BranchEntity } from '../db/entities/branch.entity.js';
import { CommitEntity } from '../db/entities/commit.entity.js';
import { NumberEntity } from '../db/entities/number.entity.js';
import { PromiseEntity } from '../db/entities/promise.entity.js';
import { TicketTokenEntity } from '../db/entities/ticket-token.entity.js';
import { StartError } from '../db/storage-errors.js';
import type { Row, Writer } from '../db/writer.js';
import { SELECT_COMMITS, toCommit } from '../journal/commits.repository.js';
import { eventsOf } from '../journal/upcasters.js';

/** Accepted answers to later commands. */
const LATER_ANSWERS = `"branchId" = ? AND "status" < 400 AND json_extract("body", '$.revision') > ?`;

/** Takes the later commits of a branch out of a copy of its database. */
export class CutRepository {
  constructor(private readonly writer: Writer) {}

  /**
   * Leaves a branch as it stood at a revision: what came later, and all that
   * was written with it, is gone. Rows of the reports are to be made again.
   *
   * @returns how many commits were left out
   * @throws StartError when there is no such branch or revision
   */
  cut(branchId: BranchId, revision: number): Promise<number> {
    return this.writer.transaction(async (db) => {
      await assertThere(db, branchId, revision);
      const rows = await db.query<Row[]>(SELECT_COMMITS, [branchId, revision]);
      const events = rows.flatMap((row) => eventsOf(toCommit(row)));
      for (const leaseId of endedLeasesIn(events)) {
        await db.delete(NumberEntity, { branchId, ticketId: leaseId, state: 'void' });
      }
      for (const ticketId of issuedIn(events)) {
        for (const table of [NumberEntity, TicketTokenEntity, PromiseEntity]) {
          await db.delete(table, { branchId, ticketId });
        }
      }
      // Whether a wait that was told has come out is told by the rows, anew.
      await db.update(PromiseEntity, { branchId }, { actualMs: null });
      await dropAnswers(db, branchId, revision);
      await db.query('DELETE FROM commits WHERE "branchId" = ? AND "revision" > ?', [
        branchId,
        revision,
      ]);
      return rows.length;
    });
  }
}

async function assertThere(db: EntityManager, branchId: BranchId, revision: number) {
  if (!(await db.existsBy(BranchEntity, { id: branchId }))) {
    const ids = (await db.find(BranchEntity)).map(({ id }) => id).join(', ');
    throw new StartError(`The backup has no branch ${branchId}.`, `It has: ${ids || 'none'}.`);
  }
  if (await db.existsBy(CommitEntity, { branchId, revision })) return;
  const last = (await db.maximum(CommitEntity, 'revision', { branchId })) ?? 0;
  throw new StartError(
    `The backup has no revision ${revision} of branch ${branchId}.`,
    `Its last is ${last}.`,
  );
}

function issuedIn(events: readonly LobbyEvent[]): readonly TicketId[] {
  return events.flatMap((event) => (event.type === 'ticket.issued' ? [event.ticketId] : []));
}

/** Leases that are running again; numbers that nobody was given stand in the ledger under their ids. */
function endedLeasesIn(events: readonly LobbyEvent[]): readonly LeaseId[] {
  return events.flatMap((event) => (event.type === 'numbers.voided' ? [event.leaseId] : []));
}

/** Refusals name no revision: those that are as young as the first answer that goes, go too. */
async function dropAnswers(db: EntityManager, branchId: BranchId, revision: number) {
  const [first] = await db.query<Row[]>(
    `SELECT MIN("at") AS "at" FROM answers WHERE ${LATER_ANSWERS}`,
    [branchId, revision],
  );
  await db.query(`DELETE FROM answers WHERE ${LATER_ANSWERS}`, [branchId, revision]);
  const at = first?.['at'] ?? null;
  if (at === null) return;
  await db
    .createQueryBuilder()
    .delete()
    .from(AnswerEntity)
    .where(`"branchId" = :branchId AND "status" >= 400 AND "at" >= :at`, { branchId, at })
    .execute();
}
