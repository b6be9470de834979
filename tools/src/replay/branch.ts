import type { TransferTo } from './shadow-script.js';

/** A command of a replay, in the words of the API. */
export type Act =
  | { readonly do: 'issue'; readonly serviceId: string; readonly laneId: string }
  | {
      readonly do: 'open' | 'close' | 'call-next' | 'start' | 'finish' | 'no-show';
      readonly counterId: string;
    }
  | { readonly do: 'call'; readonly counterId: string; readonly ticketId: string }
  | { readonly do: 'transfer'; readonly counterId: string; readonly to: TransferTo }
  | {
      readonly do: 'return' | 'hold-ticket' | 'resume' | 'abandon';
      readonly ticketId: string;
    };

/** What came of it: the ticket it was about, or the code of the refusal. */
export type Told =
  | { readonly isDone: true; readonly ticketId: string | null }
  | { readonly isDone: false; readonly code: string };

/** A branch that was made for a replay, as those who run a day on it see it. */
export interface ReplayBranch {
  /** Comes back when the branch's time is at least this instant of the day, in ms after midnight. */
  readonly reach: (at: number) => Promise<void>;
  readonly tell: (act: Act) => Promise<Told>;
}

/** A command the product did not carry out. */
export interface Refused {
  /** Milliseconds after midnight. */
  readonly at: number;
  readonly visit: string | null;
  readonly counterId: string | null;
  readonly act: Act['do'];
  readonly code: string;
}

/** What a run leaves behind: which ticket each visit had, and what was refused. */
export interface Run {
  readonly ticketOfVisit: ReadonlyMap<string, string>;
  readonly refused: readonly Refused[];
}

/** Called after each visit that is over. */
export type Progress = (visitsOver: number) => void;
