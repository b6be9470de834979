import type { Notice as NoticeOnWire, Notices, ROUTES } from '@lobbyflow/contract';
import {
  type BranchId,
  type Instant,
  type Lobby,
  NOTICE_PLACES,
  type NoticeId,
  standingNotices,
} from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import { idOfFacts } from '../ports/ids.js';
import type { AskedOf } from '../routes/asked.js';
import { CommandsService } from '../routes/commands.service.js';
import { NoticeHints } from './notice-hints.js';
import { NoticesRepository, type StoredNotice } from './notices.repository.js';

/** More than anybody looks back at. */
const LISTED = 50;

/** What is told to the hall: the words in a table, the act in the journal. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly hints: NoticeHints,
    private readonly journals: Journals,
    private readonly commands: CommandsService,
  ) {}

  /** @throws ProblemError `not-found` for a branch that is not there */
  async list(branchId: BranchId): Promise<Notices> {
    const { current, clock } = this.journals.of(branchId);
    const standing = new Set(standingNotices(current.lobby, clock.now()).map(({ id }) => id));
    const latest = await this.notices.latest(branchId, LISTED);
    return { items: latest.map((notice) => onWire(notice, standing.has(notice.id))) };
  }

  /**
   * The words come first, so that nothing is told without them; the id is made of the command's, so that
   * the same command again finds its own.
   *
   * @throws ProblemError see {@link CommandsService.run}
   */
  async post({ branchId, body, command }: AskedOf<typeof ROUTES.postNotice>): Promise<Answer> {
    const known = await this.commands.known(branchId, command);
    if (known !== null) return known;
    const { level, zh, en, lastsMs } = body;
    const { by } = command;
    const now = this.journals.of(branchId).clock.now();
    const id = idOfFacts('notice', branchId, command.commandId) as NoticeId;
    const places = level === 'emergency' ? NOTICE_PLACES : (body.places ?? NOTICE_PLACES);
    const until = lastsMs === null ? null : ((now + lastsMs) as Instant);
    const told = { branchId, level, zh, en, places, until, postedAt: now, postedBy: by.id };
    await this.notices.keep({ ...told, id, withdrawnAt: null });
    this.hints.learn(id, body);
    const answer = await this.commands.run(branchId, command, {
      ...{ type: 'post-notice', noticeId: id, level, places, until, by },
    });
    if (answer.status >= 400) await this.notices.drop(branchId, id);
    return answer;
  }

  /** @throws ProblemError see {@link CommandsService.run}, and `repeat` for one that does not stand */
  async withdraw(asked: AskedOf<typeof ROUTES.withdrawNotice>): Promise<Answer> {
    const { branchId, noticeId, command } = asked;
    const { current, clock } = this.journals.of(branchId);
    if (!isKnown(current.lobby, noticeId)) return this.commands.repeat(branchId, command);
    const { by } = command;
    const answer = await this.commands.run(branchId, command, {
      ...{ type: 'withdraw-notice', noticeId, by },
    });
    if (answer.status < 400) await this.notices.withdrawn(branchId, noticeId, clock.now());
    return answer;
  }
}

function isKnown({ notices }: Lobby, noticeId: NoticeId): boolean {
  return notices.has(noticeId);
}

function onWire(notice: StoredNotice, isStanding: boolean): NoticeOnWire {
  const { id, level, zh, en, places, postedBy, postedAt, until, withdrawnAt } = notice;
  return {
    ...{ id, level, zh, en, postedBy, isStanding },
    places: [...places],
    postedAt: new Date(postedAt).toISOString(),
    until: until === null ? null : new Date(until).toISOString(),
    withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt).toISOString(),
  };
}
