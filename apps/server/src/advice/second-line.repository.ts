import type { BranchId, Instant, PersonId, ServiceId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { SecondLineEntity } from '../db/entities/second-line.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** Somebody of the second line, as stored. */
export interface StoredPerson {
  readonly branchId: BranchId;
  readonly personId: PersonId;
  readonly name: string;
  readonly serviceIds: readonly ServiceId[];
  readonly travelMs: number;
  readonly staffId: string | null;
  readonly createdAt: Instant;
}
export type PersonChange = Partial<
  Pick<StoredPerson, 'name' | 'serviceIds' | 'travelMs' | 'staffId'>
>;

/** How the second line is stored: beside the journal, so that a name can be erased. */
@Injectable()
export class SecondLineRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  /** Of a branch, by name. */
  of(branchId: BranchId): Promise<readonly StoredPerson[]> {
    const order = { name: 'ASC', personId: 'ASC' } as const;
    return this.read.manager.find(SecondLineEntity, { where: { branchId }, order });
  }

  insert(people: readonly StoredPerson[], by: string): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.insert(
        SecondLineEntity,
        people.map((person) => ({ ...person, serviceIds: [...person.serviceIds] })),
      );
      for (const { branchId, personId } of people) {
        await this.system.recordIn(db, { type: 'person.created', branchId, personId }, by);
      }
    });
  }

  /** @returns the person as changed, or `null` for nobody of this branch */
  change(
    { branchId, personId }: Pick<StoredPerson, 'branchId' | 'personId'>,
    change: PersonChange,
    by: string,
  ): Promise<StoredPerson | null> {
    return this.writer.transaction(async (db) => {
      const there = await db.findOneBy(SecondLineEntity, { branchId, personId });
      if (there === null) return null;
      const person = Object.assign(there, change);
      await db.save(SecondLineEntity, person);
      const changed = Object.keys(change);
      const act = { type: 'person.changed', branchId, personId, changed } as const;
      await this.system.recordIn(db, act, by);
      return person;
    });
  }

  /** Erases the name with the row. @returns whether there was one */
  remove(branchId: BranchId, personId: PersonId, by: string): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      if (!(await db.existsBy(SecondLineEntity, { branchId, personId }))) return false;
      await db.delete(SecondLineEntity, { branchId, personId });
      await this.system.recordIn(db, { type: 'person.removed', branchId, personId }, by);
      return true;
    });
  }
}
