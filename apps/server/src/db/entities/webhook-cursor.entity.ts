import type { BranchId } from '@lobbyflow/engine';
import { Column, Entity } from 'typeorm';
import { IdColumn } from '../columns.js';

/** How far a webhook has been told of a branch. */
@Entity('webhook_cursors')
export class WebhookCursorEntity {
  @IdColumn({ primary: true }) webhookId!: string;
  @IdColumn({ primary: true }) branchId!: BranchId;
  @Column('integer') revision!: number;
}
