import type { CommandOf, NoticeCommand } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { NoticeEvent } from './event.js';
import type { Lobby } from './lobby.js';
import type { ActorId, Instant, NoticeId, NoticeLevel, NoticePlace } from './terms.js';

/** Something that is told to the hall; its words stand beside the journal. */
export interface Notice {
  readonly id: NoticeId;
  readonly level: NoticeLevel;
  readonly places: readonly NoticePlace[];
  readonly postedAt: Instant;
  readonly postedBy: ActorId;
  /** From this instant on it is told no more; `null` until it is withdrawn. */
  readonly until: Instant | null;
}

/** Whether a notice is still to be told. */
export function isStanding({ until }: Pick<Notice, 'until'>, now: Instant): boolean {
  return until === null || now < until;
}

/** The notices that are told now, the latest first. */
export function standingNotices(lobby: Pick<Lobby, 'notices'>, now: Instant): readonly Notice[] {
  return [...lobby.notices.values()].filter((notice) => isStanding(notice, now)).reverse();
}

/** Whether everybody is told to stop and listen: nobody takes a ticket then. */
export function isEmergency({ notices }: Pick<Lobby, 'notices'>, now: Instant): boolean {
  for (const notice of notices.values()) {
    if (notice.level === 'emergency' && isStanding(notice, now)) return true;
  }
  return false;
}

/** Tells the hall something, or takes it back; also while the branch is closed. */
export function decideNotice(lobby: Lobby, command: NoticeCommand, now: Instant): Decision {
  return command.type === 'post-notice'
    ? decidePost(lobby, command, now)
    : decideWithdraw(lobby, command, now);
}

/** @returns `notice.posted`, or the refusal `wrong-state` (one of this id stands) */
function decidePost(
  lobby: Lobby,
  { noticeId, level, places, until, by }: CommandOf<'post-notice'>,
  now: Instant,
): Decision {
  if (lobby.notices.has(noticeId)) return refuse('wrong-state');
  return accept({ type: 'notice.posted', noticeId, level, places, until, by: by.id, at: now });
}

/** @returns `notice.withdrawn`, or the refusal `notice-over` (it is told no more) */
function decideWithdraw(
  lobby: Lobby,
  { noticeId, by }: CommandOf<'withdraw-notice'>,
  now: Instant,
): Decision {
  const notice = lobby.notices.get(noticeId);
  if (notice === undefined || !isStanding(notice, now)) return refuse('notice-over');
  return accept({ type: 'notice.withdrawn', noticeId, by: by.id, at: now });
}

/** Keeps what is told; what has run out is forgotten with the next. */
export function evolveNotice(lobby: Lobby, event: NoticeEvent): Lobby {
  const kept = [...lobby.notices].filter(
    ([id, notice]) => id !== event.noticeId && isStanding(notice, event.at),
  );
  if (event.type === 'notice.withdrawn') return { ...lobby, notices: new Map(kept) };
  const { noticeId: id, level, places, until, by, at } = event;
  const notice: Notice = { id, level, places, postedAt: at, postedBy: by, until };
  return { ...lobby, notices: new Map([...kept, [id, notice]]) };
}
