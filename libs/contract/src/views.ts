import { z } from 'zod';
import type { DisplayConfig } from './display.js';
import { BranchIdSchema, InstantSchema } from './ids.js';
import type { Problem } from './problem.js';
import type { WaitRange } from './tickets.js';
import type {
  Rows,
  ViewRows,
  BoardCall,
  BoardCounter,
  BoardRecent,
  BoardMissed,
  LobbyNow,
  ShownNotice,
  KioskService,
  KioskClosing,
  Arrival,
  KioskHelp,
  KioskLane,
  StaffTicket,
  StaffCounter,
  StaffService,
  StaffLane,
  StaffAlarm,
  StaffAdvice,
  StaffSecondLine,
  StaffPerson,
  StaffHelpCall,
  StaffPrinterFault,
  StaffDay,
  CustomerTicket,
  PadCounter,
  PadShown,
} from './view-rows.js';

/** Raised when a released screen could no longer read what the server sends. */
export const PROTOCOL_VERSION = 1;

/** The views and their collections; `type`, so that each is also a `ViewRows`. */
export type Views = {
  readonly board: {
    readonly calls: Rows<BoardCall>;
    readonly recent: Rows<BoardRecent>;
    readonly missed: Rows<BoardMissed>;
    readonly counters: Rows<BoardCounter>;
    readonly lobby: Rows<LobbyNow>;
    /** Key `now`: the boards of the branch and their voice; no row where nothing is set. */
    readonly display?: Rows<DisplayConfig>;
    /** Hinted. */
    readonly notices?: Rows<ShownNotice>;
  };
  readonly kiosk: {
    readonly services: Rows<KioskService>;
    readonly lanes: Rows<KioskLane>;
    readonly lobby: Rows<LobbyNow>;
    /** Hinted, the wait of who would come now: by service, and by `service|lane` for a protected lane. */
    readonly waits?: Rows<WaitRange>;
    /** Hinted. */
    readonly closing?: Rows<KioskClosing>;
    /** Hinted; no row where no number can be taken from afar. */
    readonly arrival?: Rows<Arrival>;
    /** Hinted. */
    readonly help?: Rows<KioskHelp>;
    /** Hinted. */
    readonly notices?: Rows<ShownNotice>;
  };
  readonly staff: {
    readonly tickets: Rows<StaffTicket>;
    readonly counters: Rows<StaffCounter>;
    readonly services: Rows<StaffService>;
    readonly lanes: Rows<StaffLane>;
    readonly day: Rows<StaffDay>;
    /** By ticket, hinted. */
    readonly waits?: Rows<WaitRange>;
    /** Hinted; on no other view, and in no journal. */
    readonly people?: Rows<StaffPerson>;
    /** Hinted: elastic windows, and who can be called to one. */
    readonly advice?: Rows<StaffAdvice>;
    readonly secondLine?: Rows<StaffSecondLine>;
    /** Hinted. */
    readonly alarms?: Rows<StaffAlarm>;
    /** Hinted. */
    readonly arrival?: Rows<Arrival>;
    /** Hinted. */
    readonly helpCalls?: Rows<StaffHelpCall>;
    /** Hinted. */
    readonly printerFaults?: Rows<StaffPrinterFault>;
    /** Hinted: everywhere that one is told. */
    readonly notices?: Rows<ShownNotice>;
  };
  readonly ticket: {
    readonly ticket: Rows<CustomerTicket>;
    readonly lobby: Rows<LobbyNow>;
    /** Key `me`, hinted. */
    readonly waits?: Rows<WaitRange>;
    /** Hinted. */
    readonly notices?: Rows<ShownNotice>;
  };
  readonly pad: {
    readonly counter: Rows<PadCounter>;
    /** Hinted. */
    readonly shown?: Rows<PadShown>;
    /** Hinted. */
    readonly notices?: Rows<ShownNotice>;
  };
};

/** The name of a view. */
export const ViewName = z.enum(['board', 'kiosk', 'staff', 'ticket', 'pad']);
export type ViewName = z.infer<typeof ViewName>;

/** Rows that changed, whole; `null` for a key that is gone. */
export type RowChanges = Readonly<Record<string, Rows<object | null>>>;

/** What changed in a view from revision `since` to `revision`; no rows where it stayed as it was. */
export interface ViewUpdate {
  readonly since: number;
  readonly revision: number;
  readonly rows: RowChanges;
}

/** The branch's time; a replay's runs `speed` times as fast as a watch. */
export interface BranchTime {
  readonly at: string;
  readonly speed: number;
}

/** What changes without a commit, such as waits and time: the newest wins, none is sent twice. */
export interface ViewHint {
  /** Milliseconds, UTC, of the server. */
  readonly asOf: number;
  readonly rows: RowChanges;
  readonly clock?: BranchTime;
}

/** What a screen asks for: one view of one branch. */
export const JoinView = z.strictObject({
  protocol: z.literal(PROTOCOL_VERSION),
  branchId: BranchIdSchema,
  view: ViewName,
  since: z.int().min(0).optional().describe('The revision this screen shows; absent for none'),
});
export type JoinView = z.input<typeof JoinView>;

/** The whole picture, or what came after the revision the screen shows. */
export type JoinAnswer =
  | { readonly revision: number; readonly clock: BranchTime; readonly snapshot: ViewRows }
  | {
      readonly revision: number;
      readonly clock: BranchTime;
      readonly updates: readonly ViewUpdate[];
    };

/** Every answer over the socket: a value or a problem, never silence. */
export type Ack<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Socket.IO event maps: the gateway and every screen are typed by these two. */
export interface ClientToServerEvents {
  join: (join: JoinView, ack: (answer: Ack<JoinAnswer>) => void) => void;
}
/** Every word of {@link ClientToServerEvents}: what else a socket says is refused. */
export const SOCKET_WORDS = ['join'] as const satisfies readonly (keyof ClientToServerEvents)[];
/** What the server says by itself; see {@link ClientToServerEvents}. */
export interface ServerToClientEvents {
  /** Why the server hangs up, just before it does. */
  problem: (problem: Problem) => void;
  update: (update: ViewUpdate) => void;
  hint: (hint: ViewHint) => void;
}

/** A view as HTTP gives it. */
export const ViewSnapshot = z.looseObject({ revision: z.int(), asOf: InstantSchema });
