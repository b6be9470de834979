import type { LocalName } from './config.js';
import type { CallReason } from './tickets.js';

/** A view is a few collections of small rows by key, made for one audience. */
export type Rows<Row = object> = Readonly<Record<string, Row>>;
/** The collections of one view, by name. */
export type ViewRows = Readonly<Record<string, Rows>>;

/** A number on the lobby board, by counter: no name, no lane, no reason. */
export type BoardCall = {
  readonly number: string;
  readonly counterId: string;
  /** One for each call or recall: a screen announces an id once. */
  readonly callId: string;
  readonly calledAt: string;
  /** Past this nobody speaks it any more. */
  readonly expiresAt: string;
  readonly state: 'called' | 'serving';
  /** Whether this recall was the last one that its teller has. */
  readonly isLastCall?: boolean;
};
/** A counter as the whole hall may know it. */
export type BoardCounter = { readonly name: string; readonly session: string };
/** Calls that are over, newest last; by `callId`. */
export type BoardRecent = {
  readonly number: string;
  readonly counterId: string;
  readonly calledAt: string;
};
/** A number that was called and did not come. */
export type BoardMissed = { readonly number: string; readonly missedAt: string };
/** Key `now`. */
export type LobbyNow = { readonly isOpen: boolean; readonly waiting: number };

/** Something that is told to the hall; key: its id. A language without words says what the other one does. */
export type ShownNotice = {
  readonly level: string;
  readonly zh: string;
  readonly en: string;
  readonly postedAt: string;
  /** `null` until it is withdrawn. */
  readonly until: string | null;
  /** Where it is told. */
  readonly places: readonly string[];
};

/** A service as the kiosk offers it. */
export type KioskService = {
  readonly name: LocalName;
  readonly letter: string;
  readonly waiting: number;
  readonly isOffered: boolean;
  /** Open counters that serve it. */
  readonly counters: number;
  /** What to have at hand. */
  readonly materials?: readonly LocalName[];
  /** The machine that can do it too. */
  readonly machine?: LocalName;
};
/** Key `now`: when the branch closes today; no row where it is open around the clock. */
export type KioskClosing = { readonly closesAt: string };
/** Key `now`: the digits with which whoever took a number from afar says that he is there. */
export type Arrival = { readonly code: string };
/** A call for help from this kiosk or another, by its id; gone some time after it was answered. */
export type KioskHelp = { readonly isAnswered: boolean };
/** A lane as the kiosk may name it. */
export type KioskLane = { readonly kind: string; readonly name: LocalName };

/** What tellers and the lobby manager see of a ticket in the building. */
export type StaffTicket = {
  readonly number: string;
  readonly sequence: number;
  readonly revision: number;
  readonly serviceId: string;
  readonly laterServiceIds: readonly string[];
  readonly laneId: string;
  readonly needs: readonly string[];
  readonly language: string | null;
  readonly state: string;
  readonly counterId: string | null;
  readonly arrivedAt: string;
  readonly legStartedAt: string;
  readonly heldMs: number;
  /** From this instant on it is overdue. */
  readonly overdueAt: string;
  readonly calledAt: string | null;
  readonly startedAt: string | null;
  readonly heldAt: string | null;
  readonly missedAt: string | null;
  readonly returnUntil: string | null;
  readonly recalls: number;
  readonly isPulledForward: boolean;
  readonly isDeferred: boolean;
  readonly boundTo: string | null;
  /** Taken from afar, and not there yet. */
  readonly isAway?: boolean;
};
/** What tellers and the lobby manager see of a counter. */
export type StaffCounter = {
  readonly name: string;
  readonly kind: string;
  readonly serviceIds: readonly string[];
  readonly features: readonly string[];
  readonly reservedFor: readonly string[];
  readonly session: string;
  readonly tellerId: string | null;
  readonly pauseReason: string | null;
  readonly sessionSince: string | null;
  readonly idleSince: string;
  readonly ticketId: string | null;
  /** Why its present ticket was called. */
  readonly reason: CallReason | null;
  /** Whom `call-next` would take now, and by which rule; `null` when nobody, or not open. */
  readonly nextTicketId: string | null;
  readonly nextRule: string | null;
  readonly undoAction: string | null;
  readonly undoUntil: string | null;
};
/** A service and its queue. */
export type StaffService = {
  readonly name: LocalName;
  readonly letter: string;
  readonly handlingMs: number;
  readonly waiting: number;
  readonly oldestArrivedAt: string | null;
};
/** A lane and its queue. */
export type StaffLane = {
  readonly name: LocalName;
  readonly kind: string;
  readonly creditMs: number;
  readonly maxWaitMs: number;
  readonly waiting: number;
};
/** An alarm that stands; key: its id. */
export type StaffAlarm = {
  readonly kind: string;
  readonly level: string;
  /** As it is now, in the unit of its kind; times by the minute. */
  readonly value: number;
  /** Where the level begins. */
  readonly threshold: number;
  readonly counterId: string | null;
  readonly ticketId: string | null;
  readonly raisedAt: string;
  readonly repeats: number;
  readonly acknowledgedAt: string | null;
  /** The account. */
  readonly acknowledgedBy: string | null;
  /** What was done about it. */
  readonly outcome: string | null;
  /** Of a ticket that is over, for it stands in no other collection. */
  readonly number?: string;
  /** What the customer said. */
  readonly rating?: { readonly score: number; readonly reasons: readonly string[] };
};
/** Late customers and the mean wait of one. */
export type StaffOutlook = { readonly late: number; readonly waitMs: number };
/** The latest advice about each counter, and those still to be measured; key: the advice. */
export type StaffAdvice = {
  readonly counterId: string;
  readonly action: string;
  readonly state: string;
  readonly level: string;
  readonly limitMs: number;
  readonly offeredAt: string;
  readonly until: string;
  readonly without: StaffOutlook;
  readonly with: StaffOutlook;
  readonly helper: {
    readonly kind: string;
    readonly id: string;
    /** `null` once it was erased. */
    readonly name: string | null;
    readonly awayMs: number;
    /** The account with which the person opens the window; `null` for none. */
    readonly staffId: string | null;
  } | null;
  readonly answeredAt: string | null;
  readonly declineReason: string | null;
  readonly lapseCause: string | null;
  readonly doneAt: string | null;
  readonly effect: (StaffOutlook & { readonly customers: number }) | null;
};
/** Somebody of the second line; key: the person. */
export type StaffSecondLine = {
  readonly name: string;
  readonly serviceIds: readonly string[];
  readonly travelMs: number;
  readonly staffId: string | null;
  readonly state: string;
  readonly counterId: string | null;
  readonly since: string | null;
};
/** Who stands at a counter; key: the account, as a counter's `tellerId` says it. */
export type StaffPerson = {
  readonly name: string;
};
/** Somebody asks for the lobby manager and nobody has answered yet; key: the call. */
export type StaffHelpCall = {
  /** The kiosk, or the account of the teller who asks. */
  readonly deviceName: string;
  readonly calledAt: string;
  /** The counter of the teller who asks; absent for a kiosk. */
  readonly counterId?: string;
};
/** A printer that needs somebody; key: the fault. */
export type StaffPrinterFault = {
  readonly printerName: string;
  readonly kind: string;
  readonly raisedAt: string;
  /** When it showed last, and how often it did. */
  readonly lastAt: string;
  readonly times: number;
  readonly acknowledgedAt: string | null;
  /** The account. */
  readonly acknowledgedBy: string | null;
};
/** Key `now`: the business day so far. */
export type StaffDay = {
  readonly businessDay: string | null;
  readonly isOpen: boolean;
  readonly issued: number;
  readonly waiting: number;
  readonly served: number;
  readonly abandoned: number;
  readonly missed: number;
};

/** What one customer sees; key `me`. */
export type CustomerTicket = {
  readonly number: string;
  readonly state: string;
  readonly serviceName: LocalName;
  readonly ahead: number | null;
  readonly counterId: string | null;
  readonly counterName: string | null;
  readonly arrivedAt: string;
  readonly calledAt: string | null;
  readonly returnUntil: string | null;
  readonly rating: number | null;
  readonly laterServices: number;
  /** Taken from afar, and not there yet. */
  readonly isAway?: boolean;
};

/** A counter as the customer before it sees it; key `me`. */
export type PadCounter = {
  readonly name: string;
  readonly session: string;
  /** What can be done here. */
  readonly services: readonly LocalName[];
  /** Who is called or served. */
  readonly now: {
    readonly number: string;
    readonly state: string;
    readonly language: string | null;
  } | null;
  /** Who was served last. */
  readonly served: {
    readonly ticketId: string;
    readonly number: string;
    readonly language: string | null;
    readonly servedAt: string;
    readonly rating: number | null;
  } | null;
};
/** Key `me`: what the branch lets customers know, and whether they are asked how it was. */
export type PadShown = {
  /** What customers read of the teller; `null` for nothing. */
  readonly badge: string | null;
  readonly asks: boolean;
  readonly answerWithinMs: number;
};
