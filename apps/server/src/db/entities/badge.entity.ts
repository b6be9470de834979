import { Column, Entity } from 'typeorm';
import { IdColumn } from '../columns.js';

/** What customers read of somebody at a counter, by account. Beside the journal, so that it can be erased. */
@Entity('badges')
export class BadgeEntity {
  @IdColumn({ primary: true }) staffId!: string;
  @Column('varchar', { length: 60 }) badge!: string;
}
