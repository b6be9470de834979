import type { ActorId, Instant } from '@lobbyflow/engine';
import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn } from '../columns.js';

/** What was seen or done; free text, and so beside the journal, where it can be erased. */
@Entity('incident_notes')
@Index('incident_note_of_incident', ['incidentId', 'at'])
export class IncidentNoteEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() incidentId!: string;
  @InstantColumn() at!: Instant;
  @IdColumn() writtenBy!: ActorId;
  @Column('text') text!: string;
}
