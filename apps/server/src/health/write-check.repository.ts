import { Injectable } from '@nestjs/common';
import { BranchEntity } from '../db/entities/branch.entity.js';
import { Writer } from '../db/writer.js';

/** Asks the database whether it would take a write now. */
@Injectable()
export class WriteCheckRepository {
  constructor(private readonly writer: Writer) {}

  /** Takes the write lock and changes nothing. */
  async canWrite(): Promise<boolean> {
    try {
      await this.writer.transaction(async (db) => {
        await db.update(BranchEntity, { id: '' as never }, { name: '' });
      });
      return true;
    } catch {
      return false;
    }
  }
}
