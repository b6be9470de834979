import type {
  JoinAnswer,
  Problem,
  RowChanges,
  ViewHint,
  ViewRows,
  ViewUpdate,
} from '@lobbyflow/contract';
import { type BranchClock, heardTime } from './branch-clock.js';

/** A screen's copy of one view of one branch. Instants are of the device's clock, in milliseconds. */
export interface FollowedView {
  /**
   * `joining`: asked, not answered yet. `live`: up to date. `behind`: an update is missing, so it must
   * join again. `lost`: no link. `refused`: the server says no; `problem` says why.
   */
  readonly link: 'joining' | 'live' | 'behind' | 'lost' | 'refused';
  /** The revision shown; 0 before the first answer. */
  readonly revision: number;
  /** `null` before the first answer, which is not the same as a view with no rows. */
  readonly rows: ViewRows | null;
  /** When the latest hint was made, by the server's clock. */
  readonly hintedAt: number;
  readonly clock: BranchClock | null;
  /** When the server was last heard of, by whatever means; `null`: never. */
  readonly heardAt: number | null;
  /** Since when the picture is not fed any more; `null` while it is. */
  readonly lostSince: number | null;
  readonly problem: Problem | null;
  /** Updates that came before the answer to the join. */
  readonly held: readonly ViewUpdate[];
}

/** What happens to a followed view; `at` is when, by the device's clock. */
export type FollowStep =
  | { readonly type: 'join' }
  | { readonly type: 'joined'; readonly answer: JoinAnswer; readonly at: number }
  | { readonly type: 'refused'; readonly problem: Problem; readonly at: number }
  | { readonly type: 'update'; readonly update: ViewUpdate; readonly at: number }
  | { readonly type: 'hint'; readonly hint: ViewHint; readonly at: number }
  | { readonly type: 'heard'; readonly at: number }
  | { readonly type: 'lose'; readonly at: number };

export const NOT_FOLLOWING: FollowedView = {
  link: 'joining',
  revision: 0,
  rows: null,
  hintedAt: 0,
  clock: null,
  heardAt: null,
  lostSince: null,
  problem: null,
  held: [],
};

/**
 * The one way a screen follows a branch; the same for every view. The picture
 * stays while the link is lost, an update is shown only on top of the one
 * before it, and only the answer to a join may go back in revisions.
 */
export function followView(view: FollowedView, step: FollowStep): FollowedView {
  switch (step.type) {
    case 'join':
      return { ...view, link: 'joining', held: [] };
    case 'joined':
      return join(view, step.answer, step.at);
    case 'refused':
      return {
        ...view,
        link: 'refused',
        problem: step.problem,
        heardAt: step.at,
        lostSince: view.lostSince ?? step.at,
        held: [],
      };
    case 'update':
      return takeUpdate({ ...view, heardAt: step.at }, step.update);
    case 'hint':
      return takeHint({ ...view, heardAt: step.at }, step.hint, step.at);
    case 'heard':
      return { ...view, heardAt: step.at };
    case 'lose':
      return { ...view, link: 'lost', lostSince: view.lostSince ?? step.at, held: [] };
  }
}

function join(view: FollowedView, answer: JoinAnswer, at: number): FollowedView {
  const joined: FollowedView = {
    ...view,
    ...('snapshot' in answer ? { revision: answer.revision, rows: answer.snapshot } : {}),
    link: 'live',
    hintedAt: 0,
    clock: heardTime(answer.clock, at),
    heardAt: at,
    lostSince: null,
    problem: null,
    held: [],
  };
  const missed = 'updates' in answer ? answer.updates : [];
  return [...missed, ...view.held].reduce(applyUpdate, joined);
}

function takeUpdate(view: FollowedView, update: ViewUpdate): FollowedView {
  if (view.link === 'joining') return { ...view, held: [...view.held, update] };
  return view.link === 'live' ? applyUpdate(view, update) : view;
}

function takeHint(view: FollowedView, hint: ViewHint, at: number): FollowedView {
  if (view.rows === null || hint.asOf <= view.hintedAt) return view;
  return {
    ...view,
    hintedAt: hint.asOf,
    rows: mergeRows(view.rows, hint.rows),
    clock: hint.clock ? heardTime(hint.clock, at) : view.clock,
  };
}

function applyUpdate(view: FollowedView, { since, revision, rows }: ViewUpdate): FollowedView {
  if (revision <= view.revision) return view;
  if (since > view.revision) return { ...view, link: 'behind' };
  return { ...view, revision, rows: mergeRows(view.rows, rows) };
}

/** Rows arrive whole, so that merging an update twice changes nothing. */
function mergeRows(rows: ViewRows | null, changes: RowChanges): ViewRows {
  const merged = Object.entries(changes).map(([collection, changed]) => {
    const all = Object.entries({ ...rows?.[collection], ...changed });
    return [collection, Object.fromEntries(all.filter(([, row]) => row !== null))] as const;
  });
  return { ...rows, ...(Object.fromEntries(merged) as ViewRows) };
}
