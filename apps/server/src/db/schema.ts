import { AnswerEntity } from './entities/answer.entity.js';
import { BranchEntity } from './entities/branch.entity.js';
import { CommitEntity } from './entities/commit.entity.js';
import { DeviceEntity } from './entities/device.entity.js';
import { NumberEntity } from './entities/number.entity.js';
import { SessionEntity } from './entities/session.entity.js';
import { StaffEntity } from './entities/staff.entity.js';
import { TicketTokenEntity } from './entities/ticket-token.entity.js';
import { CreateJournal1767600000000 } from './migrations/1767600000000-create-journal.js';
import { CreatePeople1767600001000 } from './migrations/1767600001000-create-people.js';

export const ENTITIES = [
  AnswerEntity,
  BranchEntity,
  CommitEntity,
  DeviceEntity,
  NumberEntity,
  SessionEntity,
  StaffEntity,
  TicketTokenEntity,
];

/** In the order in which they run. */
export const MIGRATIONS = [CreateJournal1767600000000, CreatePeople1767600001000];
