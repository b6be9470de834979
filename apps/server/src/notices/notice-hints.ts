import type { ShownNotice, ViewName, ViewRows } from '@lobbyflow/contract';
import {
  type BranchId,
  type Notice,
  type NoticeId,
  type NoticePlace,
  standingNotices,
} from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { NoticesRepository } from './notices.repository.js';

const PLACE: Readonly<Record<Exclude<ViewName, 'staff'>, NoticePlace>> = {
  board: 'board',
  kiosk: 'kiosk',
  ticket: 'phone',
  pad: 'board',
};
/** So many words are kept in memory; they are short. */
const MOST_KNOWN = 1_000;

interface Words {
  readonly zh: string;
  readonly en: string;
}
const NO_WORDS: Words = { zh: '', en: '' };

/**
 * Tells each screen the notices for its place. The lobby knows which stand; the
 * words are read once. One whose words are not there yet is told without: in an
 * emergency the screen has words of its own.
 */
@Injectable()
export class NoticeHints implements HintSource, OnModuleInit {
  private readonly logger = new Logger(NoticeHints.name);
  private readonly known = new Map<NoticeId, Words>();
  private readonly reading = new Map<BranchId, Promise<void>>();

  constructor(
    private readonly hints: LiveHints,
    private readonly branches: BranchesNow,
    private readonly notices: NoticesRepository,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    const { lobby, now } = this.branches.of(branchId);
    if (lobby.notices.size === 0) return { notices: {} };
    const here = standingNotices(lobby, now).filter(
      ({ places }) => view === 'staff' || places.includes(PLACE[view]),
    );
    const unread = here.filter(({ id }) => !this.known.has(id)).map(({ id }) => id);
    if (unread.length > 0 && !this.reading.has(branchId)) this.read(branchId, unread);
    const rows = here.map((notice): [string, ShownNotice] => [notice.id, this.shown(notice)]);
    return { notices: Object.fromEntries(rows) };
  }

  /** Knows these words without reading them. */
  learn(id: NoticeId, { zh, en }: Words): void {
    this.known.set(id, { zh, en });
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KNOWN && oldest !== undefined) this.known.delete(oldest);
  }

  private shown({ id, level, places, postedAt, until }: Notice): ShownNotice {
    return {
      ...(this.known.get(id) ?? NO_WORDS),
      level,
      places,
      postedAt: new Date(postedAt).toISOString(),
      until: until === null ? null : new Date(until).toISOString(),
    };
  }

  /** When all words that were missed so far have been looked for. */
  async settled(): Promise<void> {
    await Promise.all(this.reading.values());
  }

  private read(branchId: BranchId, ids: readonly NoticeId[]): void {
    const reading = this.notices
      .withIds(branchId, ids)
      .then(
        (found) => found.forEach((notice) => this.learn(notice.id, notice)),
        (error: unknown) => this.logger.error(error),
      )
      .finally(() => this.reading.delete(branchId));
    this.reading.set(branchId, reading);
  }
}
