import type { BranchClock } from '@lobbyflow/client';
import type { Branch, IssueTicket, TroubleCode, Views } from '@lobbyflow/contract';

/** Numbers of one letter that are lent to this kiosk, and the next of them. */
export interface HeldBlock {
  readonly branchId: string;
  readonly leaseId: string;
  readonly letter: string;
  readonly next: number;
  readonly to: number;
  /** By the branch's clock: afterwards none is given out. */
  readonly until: number;
}

/** The branch as it was last seen, so that the kiosk can begin without a link. */
export interface KeptPicture {
  readonly branch: Branch;
  readonly rows: Views['kiosk'];
  readonly clock: BranchClock | null;
}

/** What a customer wishes, as it is sent with a link too. */
export type Wish = Pick<
  IssueTicket,
  'serviceId' | 'laneId' | 'language' | 'laterServiceIds' | 'needs'
>;

/** A number that was given out without a link. */
export interface OfflineTake {
  readonly branchId: string;
  readonly leaseId: string;
  readonly number: string;
  readonly token: string;
  /** By this machine's own clock, in milliseconds. */
  readonly takenAt: number;
  readonly wish: Wish;
  /** With which it is merged; that of the wish, where it was sent before and nobody knows whether it was heard. */
  readonly commandId: string;
  readonly isInDoubt: boolean;
  /** Why the server did not take it in; `null` until it was asked. */
  readonly refusal: TroubleCode | null;
}

/** The same as it stands in the outbox: `seq` is the order of taking. */
export type OutboxEntry = OfflineTake & { readonly seq: number };

/** What this kiosk can do by itself now. */
export interface DeskState {
  /** By letter, how many numbers it still has for this branch. */
  readonly left: Readonly<Record<string, number>>;
  /** Given out, and not merged yet. */
  readonly waiting: number;
  /** Given out, and not taken in: their customers are to be helped by hand. */
  readonly refused: readonly string[];
}

/** Gives out numbers of this kiosk's own while the server is not reached, and merges them afterwards. */
export interface OfflineDesk {
  /** As it was last seen, also before this page was loaded; `null`: never. */
  readonly kept: KeptPicture | null;
  readonly state: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Remembers the branch as it is. */
  readonly keep: (picture: KeptPicture) => void;
  /**
   * Takes a number; it is used up before it is told. `null` when there is none left for the letter.
   * `sentAs`: the id under which the wish was sent before, without an answer.
   */
  readonly take: (order: TakeOrder) => Promise<OfflineTake | null>;
  /** Merges what waits, and borrows new numbers where few are left. Once at a time; never throws. */
  readonly settle: (branchId: string, letters: readonly string[]) => Promise<void>;
}

/** What is to be taken. */
export interface TakeOrder {
  readonly branchId: string;
  readonly letter: string;
  readonly wish: Wish;
  readonly sentAs: string | null;
  /** By the branch's clock. */
  readonly now: number;
}
