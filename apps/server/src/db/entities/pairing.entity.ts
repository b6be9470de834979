import type { DeviceRole } from '@lobbyflow/contract';
import type { Instant } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, HashColumn, InstantColumn } from '../columns.js';

/** A page that asks to be enrolled; gone once it is, or when its time is over. */
@Entity('pairings')
@Index('pairing_code', ['code'], { unique: true })
@Check('pairing_role', `"role" IN ('kiosk', 'display')`)
@Check('pairing_ends_later', '"expiresAt" > "askedAt"')
export class PairingEntity {
  /** Of the token that will be the device's. */
  @HashColumn({ primary: true }) tokenHash!: string;
  @CodeColumn() code!: string;
  @CodeColumn() role!: DeviceRole;
  @Column('varchar', { length: 60 }) address!: string;
  @InstantColumn() askedAt!: Instant;
  @InstantColumn() expiresAt!: Instant;
}
