import { describe, expect, it } from '@jest/globals';
import type { ViewRows } from '@lobbyflow/contract';
import type { Lobby, LobbyEvent, TicketId } from '@lobbyflow/engine';
import {
  aConfig,
  aCounterConfig,
  anOpenedLobby,
  BRANCH,
  type Happened,
  MINUTE_MS,
  playWishes,
  PROTECTED,
  type Wish,
  wishes,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import { ReferenceScreen } from '../../test/a-screen.js';
import { BOARD, KIOSK, LiveBranch, STAFF } from '../../test/live-branch.js';
import type { ViewTarget } from './view-target.js';
import { viewOf } from './views.js';

/** The first tickets of any of these days have these ids, or are never issued. */
const PHONES = [2, 3, 5].map((revision) => ({
  branchId: BRANCH,
  view: 'ticket' as const,
  ticketId: `ticket-${revision}` as TicketId,
}));
const TARGETS: readonly ViewTarget[] = [BOARD, KIOSK, STAFF, ...PHONES];

/** A reserved counter and a counter of the second level, so that time alone changes who is next. */
const CONFIG = aConfig({
  counters: [
    aCounterConfig(),
    aCounterConfig({
      id: '2' as never,
      reservation: { laneIds: [PROTECTED], othersAfterMs: MINUTE_MS },
    }),
  ],
});

/** A screen that comes, goes and comes back as a test says. */
class TestScreen {
  private readonly screen = new ReferenceScreen();
  private stop: (() => void) | null = null;

  constructor(
    readonly target: ViewTarget,
    private readonly branch: LiveBranch,
  ) {}

  get isThere(): boolean {
    return this.stop !== null;
  }

  get shown(): { revision: number; rows: ViewRows; hasGap: boolean } {
    const { revision, rows, hasGap } = this.screen;
    return { revision, rows, hasGap };
  }

  /** In the order of the gateway: into the room, then read, then the hints that are not in updates. */
  come(between: () => void = () => undefined): void {
    const since = this.screen.ask();
    this.stop = this.branch.follow(this.target, ({ update, hint }) => {
      if (update === undefined) this.screen.hint(hint);
      else this.screen.update(update);
    });
    const answer = this.branch.join(this.target, since);
    between();
    this.screen.joined(answer);
    if ('updates' in answer) {
      const hint = this.branch.hints.hintFor(this.target);
      if (hint !== null) this.screen.hint(hint);
    }
  }

  go(isLast: boolean): void {
    this.stop?.();
    this.stop = null;
    if (isLast) this.branch.leave(this.target);
  }
}

interface Batch {
  readonly after: Lobby;
  readonly events: readonly LobbyEvent[];
  readonly endsAt: number;
}

/** Puts what happened into batches of up to `size` commands, as the journal does. */
function batchesOf(happened: readonly Happened[], size: number): Batch[] {
  const batches: Batch[] = [];
  for (let from = 0; from < happened.length; from += size) {
    const part = happened.slice(from, from + size);
    const last = part.at(-1)!;
    const events = part.flatMap(({ events: all }) => all);
    if (events.length > 0) batches.push({ after: last.after, events, endsAt: last.now });
  }
  return batches;
}

/** A view of a lobby that nobody has looked at before: nothing remembered helps to make it. */
function fresh(target: ViewTarget, { lobby, clock }: LiveBranch) {
  return viewOf(target, { ...lobby }, clock.now());
}

const aDay = fc.record({
  wanted: wishes(60),
  size: fc.integer({ min: 1, max: 6 }),
  comings: fc.array(fc.nat({ max: 11 }), { minLength: 60, maxLength: 60, size: 'max' }),
});

function playDay(
  { wanted, size }: { readonly wanted: readonly Wish[]; readonly size: number },
  beforeBatch: (branch: LiveBranch, index: number) => void,
  afterBatch: (branch: LiveBranch) => void,
): void {
  const start = anOpenedLobby(CONFIG);
  const branch = new LiveBranch(start);
  const happened = [...playWishes(start, wanted, branch.clock.now())];
  for (const [index, { after, events, endsAt }] of batchesOf(happened, size).entries()) {
    beforeBatch(branch, index);
    branch.clock.advance(endsAt - branch.clock.now());
    branch.publish(after, events);
    branch.hints.tick();
    afterBatch(branch);
  }
}

describe('the live views, whatever happens in the lobby', () => {
  it('show on every screen what a new one would be shown, at every revision', () => {
    fc.assert(
      fc.property(aDay, ({ wanted, size }) => {
        let screens: TestScreen[] = [];
        playDay(
          { wanted, size },
          (branch, index) => {
            if (index > 0) return;
            screens = TARGETS.map((target) => new TestScreen(target, branch));
            for (const screen of screens) screen.come();
          },
          (branch) => {
            for (const { target, shown } of screens) {
              expect({ target, ...shown }).toEqual({
                target,
                revision: branch.lobby.revision,
                rows: fresh(target, branch),
                hasGap: false,
              });
            }
          },
        );
      }),
      { numRuns: 40 },
    );
  });

  it('show it, too, to screens that lose their links and come back when they can', () => {
    fc.assert(
      fc.property(aDay, ({ wanted, size, comings }) => {
        let pairs: TestScreen[] = [];
        playDay(
          { wanted, size },
          (branch, index) => {
            if (index === 0) {
              pairs = [...TARGETS, ...TARGETS].map((target) => new TestScreen(target, branch));
            }
            const which = pairs[(comings[index] ?? 0) % pairs.length];
            if (which?.isThere === true) {
              const others = pairs.filter(({ target }) => target === which.target);
              which.go(others.filter(({ isThere }) => isThere).length === 1);
            } else {
              which?.come();
            }
          },
          (branch) => {
            for (const { target, shown } of pairs.filter(({ isThere }) => isThere)) {
              expect({ target, ...shown }).toEqual({
                target,
                revision: branch.lobby.revision,
                rows: fresh(target, branch),
                hasGap: false,
              });
            }
          },
        );
      }),
      { numRuns: 40 },
    );
  });

  it('lose nothing that is committed while a screen waits for the answer to its join', () => {
    fc.assert(
      fc.property(aDay, ({ wanted, size, comings }) => {
        const start = anOpenedLobby(CONFIG);
        const branch = new LiveBranch(start);
        const happened = [...playWishes(start, wanted, branch.clock.now())];
        const screens = TARGETS.map((target) => new TestScreen(target, branch));
        for (const [index, batch] of batchesOf(happened, size).entries()) {
          const commit = () => {
            branch.clock.advance(batch.endsAt - branch.clock.now());
            branch.publish(batch.after, batch.events);
          };
          const screen = screens[(comings[index] ?? 0) % screens.length];
          screen?.go(true);
          if (screen === undefined) commit();
          else screen.come(commit);
          branch.hints.tick();

          expect(screen?.shown).toEqual({
            revision: branch.lobby.revision,
            rows: fresh(screen!.target, branch),
            hasGap: false,
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never tell a board or a kiosk who somebody is', () => {
    const secret =
      /ticket-\d|\b(protected|vip|general|priority|urgent|complaint|manager|head-start|teller\d|lead|kiosk)\b/i;
    fc.assert(
      fc.property(aDay, ({ wanted, size }) => {
        const frames: unknown[] = [];
        playDay(
          { wanted, size },
          (branch, index) => {
            frames.push(branch.join(BOARD), branch.views.snapshot(BOARD));
            if (index === 0) branch.follow(BOARD, (told) => frames.push(told));
          },
          (branch) => frames.push(branch.join(BOARD, branch.lobby.revision - 1)),
        );

        expect(JSON.stringify(frames)).not.toMatch(secret);
      }),
      { numRuns: 40 },
    );
  });

  it('never tell a kiosk of another customer’s ticket', () => {
    fc.assert(
      fc.property(aDay, ({ wanted, size }) => {
        const frames: unknown[] = [];
        playDay(
          { wanted, size },
          (branch, index) => {
            frames.push(branch.join(KIOSK));
            if (index === 0) branch.follow(KIOSK, (told) => frames.push(told));
          },
          (branch) => frames.push(branch.join(KIOSK, branch.lobby.revision - 1)),
        );

        expect(JSON.stringify(frames)).not.toMatch(/ticket-\d|[AB]\d{3}|urgent|head-start/);
      }),
      { numRuns: 40 },
    );
  });
});
