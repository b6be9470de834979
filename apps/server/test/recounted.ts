/**
 * A business day counted once more, from the stored journal alone: by hand, with
 * no rule of the engine and no row of the reports, so that the two can disagree.
 */
export interface RecountedLeg {
  serviceId: string;
  from: number;
  called: number | null;
  started: number | null;
  ended: number | null;
  held: number;
  counterId: string | null;
}
export interface RecountedVisit {
  id: string;
  number: string;
  day: string;
  laneId: string;
  limit: number;
  state: string;
  arrived: number;
  legs: RecountedLeg[];
  /** Legs by the count of services and transfers, not of interruptions. */
  leg: number;
  transfers: number;
  rating: number | null;
  isAsked: boolean;
  aside: { at: number; from: 'waiting' | 'serving' } | null;
}
export interface RecountedCall {
  ticketId: string;
  wait: string;
  day: string;
  at: number;
  waited: number;
  overtook: string[];
  rule: string;
  choice: string | null;
  by: string;
  counterId: string;
  revision: number;
  recalls: number;
  isMissed: boolean;
}
export interface RecountedSession {
  counterId: string;
  day: string;
  tellerId: string | null;
  from: number;
  until: number | null;
  pauses: { reason: string; from: number; until: number | null }[];
}
export interface RecountedAct {
  kind: 'pulled-forward' | 'transferred';
  day: string;
  ticketId: string;
  serviceId: string;
  revision: number;
  at: number;
  by: string;
  choice: string | null;
}
