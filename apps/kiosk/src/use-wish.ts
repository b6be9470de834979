import { type Api, type ApiProblem, newCommandId, useCommand } from '@lobbyflow/client';
import { ROUTES } from '@lobbyflow/contract';
import { useCallback, useRef } from 'react';
import { useBranchHere } from './branch-here.js';
import type { Wish } from './offline/desk-terms.js';
import type { Touch } from './steps.js';
import { type SentWish, useOfflineTake } from './use-offline-take.js';

/** The way from a wish to its number. */
export interface Sending {
  readonly isSending: boolean;
  readonly problem: ApiProblem | null;
  readonly retry: (() => Promise<void>) | null;
}

/** How a wish becomes a number: by the server, or by the kiosk itself. */
export interface WishSending {
  readonly sending: Sending;
  readonly take: (wish: Wish) => void;
  /** The customer goes back; whoever wishes the same again means the same number. */
  readonly stepBack: () => void;
  /** The visit is over. */
  readonly beginAgain: () => void;
}

/** While the kiosk answers by itself, what the server may still say is told to nobody. */
const HERE: Sending = { isSending: false, problem: null, retry: null };

/** A wish of which nobody knows whether it was heard, as text. */
interface Unanswered {
  readonly text: string;
  readonly again: () => Promise<void>;
}

export function useWish(api: Api, move: (touch: Touch) => void): WishSending {
  const { send, pending, problem, retry, forget, underWay, drop } = useSending(api);
  const sent = useRef<string | null>(null);
  const unanswered = useRef<Unanswered | null>(null);
  const dropAll = useCallback(() => {
    sent.current = null;
    unanswered.current = null;
    drop();
  }, [drop]);
  const isPending = pending !== null;
  const offline = useOfflineTake({ isPending, problem, underWay, drop: dropAll }, move);

  const take = (wish: Wish) => {
    const text = JSON.stringify(wish);
    const standing = sent.current === text ? retry : null;
    sent.current = text;
    const again = unanswered.current?.text === text ? unanswered.current.again : standing;
    if (again !== null) void again();
    else if (offline.isFirst) void offline.take(wish, null);
    else send(wish, move);
  };
  const stepBack = () => {
    const text = sent.current;
    unanswered.current = retry === null || text === null ? null : { text, again: retry };
    forget();
  };
  const { begin } = offline;
  const beginAgain = useCallback(() => {
    dropAll();
    begin();
  }, [dropAll, begin]);
  const sending = offline.isHere ? HERE : { isSending: isPending, problem, retry };
  return { sending, take, stepBack, beginAgain };
}

/** Sends one wish at a time, and knows under which id. */
function useSending(api: Api) {
  const { branch } = useBranchHere();
  const isInFlight = useRef(false);
  const under = useRef<SentWish | null>(null);
  const lastId = useRef('');
  const newId = useCallback(() => (lastId.current = newCommandId()), []);
  const { send: command, forget, ...standing } = useCommand(api, { newId });
  const send = (wish: Wish, move: (touch: Touch) => void) => {
    if (isInFlight.current) return;
    isInFlight.current = true;
    const call = { params: { branchId: branch.id }, body: wish };
    const going = command(ROUTES.issue, call, ({ ticket }) => {
      if (under.current?.wish !== wish) return;
      under.current = null;
      move({ type: 'issued', ticket });
    });
    under.current = { wish, commandId: lastId.current };
    void going.finally(() => {
      isInFlight.current = false;
    });
  };
  const underWay = useCallback(() => under.current, []);
  const drop = useCallback(() => {
    under.current = null;
    forget();
  }, [forget]);
  return { ...standing, send, forget, underWay, drop };
}
