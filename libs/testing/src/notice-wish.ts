import {
  type Command,
  type Lobby,
  NOTICE_LEVELS,
  NOTICE_PLACES,
  type NoticeCommand,
  type NoticeId,
} from '@lobbyflow/engine';
import { chosen } from './chosen.js';
import { LEAD } from './commands.js';

interface NoticeWish {
  readonly type: NoticeCommand['type'];
  readonly pick: number;
  readonly other: number;
}

export const isNoticeType = (type: Command['type']): type is NoticeCommand['type'] =>
  type === 'post-notice' || type === 'withdraw-notice';

/** What a wish about notices comes to: few are told, and most are soon taken back. */
export function noticeCommandOf({ type, pick, other }: NoticeWish, lobby: Lobby): NoticeCommand {
  if (type === 'post-notice') {
    const noticeId = `notice-${lobby.revision + 1}` as NoticeId;
    const level = chosen(NOTICE_LEVELS, pick);
    return { type, noticeId, level, places: [chosen(NOTICE_PLACES, other)], until: null, by: LEAD };
  }
  const standing = [...lobby.notices.keys()];
  const noticeId = standing.length === 0 ? ('none' as NoticeId) : chosen(standing, other);
  return { type, noticeId, by: LEAD };
}
