import { type Command, type CommandRoute, useCommand } from '@lobbyflow/client';
import { type BodyOf, type CounterAnswer, ROUTES } from '@lobbyflow/contract';
import type { PauseReason } from '@lobbyflow/ui';
import { useState } from 'react';
import type { Act } from './acts.js';
import { useDesk } from './desk.js';

export type CallThis = BodyOf<typeof ROUTES.callTicket>;
export type TransferTo = BodyOf<typeof ROUTES.transfer>;

/** Acts that a press alone says all about. */
const PLAIN = {
  recall: ROUTES.recall,
  start: ROUTES.start,
  finish: ROUTES.finish,
  'no-show': ROUTES.noShow,
  hold: ROUTES.hold,
  close: ROUTES.closeCounter,
  undo: ROUTES.undo,
} as const satisfies Partial<Record<Act, CommandRoute>>;
export type PlainAct = keyof typeof PLAIN;

/** What the last answer said, and when this desk last called somebody. */
export interface Told {
  readonly answer: CounterAnswer | null;
  readonly calledAt: string | null;
}

/** The commands of one counter: one press at a time. */
export interface CounterActs extends Pick<Command, 'problem' | 'retry' | 'forget'> {
  /** Whose button is under way; `null` when none is. */
  readonly underWay: Act | 'open' | 'bring-back' | null;
  readonly press: (act: PlainAct) => void;
  readonly callNext: () => void;
  readonly callTicket: (whom: CallThis) => void;
  readonly finishAndCallNext: () => void;
  readonly pause: (reason: PauseReason) => void;
  readonly resume: () => void;
  readonly transfer: (to: TransferTo) => void;
  /** Called in vain: waits on, behind a few others. */
  readonly putBehind: (ticketId: string) => void;
  /** Called in vain, and gone for good. */
  readonly takeOff: (ticketId: string) => void;
  readonly bringBack: (ticketId: string, from: 'held' | 'missed') => void;
}

/** The commands of a desk, and what came of the last one. */
export interface DeskActs {
  readonly told: Told;
  readonly open: (counterId: string) => void;
  /** Closes the own counter, if there is one, and opens another. */
  readonly moveTo: (from: string | null, to: string) => void;
  /** Says for somebody of the second line that he cannot come. */
  readonly cannotCome: (personId: string) => void;
  readonly at: (counterId: string) => CounterActs;
}

/** The acts of a desk; which counter it is shows only later. */
export function useDeskActs(): DeskActs {
  const { api, branch } = useDesk();
  const { send, pending, ...command } = useCommand(api);
  const [told, setTold] = useState<Told>({ answer: null, calledAt: null });
  const [pressed, setPressed] = useState<CounterActs['underWay']>(null);
  const branchId = branch.id;

  const hear = (answer: CounterAnswer) => setTold(({ calledAt }) => ({ answer, calledAt }));
  const hearCall = (answer: CounterAnswer) =>
    setTold({ answer, calledAt: answer.ticket?.calledAt ?? null });
  const as =
    (act: NonNullable<CounterActs['underWay']>) =>
    (sending: () => Promise<unknown>): void => {
      if (pending === null) setPressed(act);
      void sending();
    };

  const at = (counterId: string): CounterActs => {
    const params = { branchId, counterId };
    const callNext = () => send(ROUTES.callNext, { params }, hearCall);
    const finishAndCallNext = async () => {
      const finished = await send(ROUTES.finish, { params }, hear);
      if (finished !== null) await callNext();
    };
    return {
      ...command,
      underWay: pending === null ? null : pressed,
      press: (act) => as(act)(() => send(PLAIN[act], { params }, hear)),
      callNext: () => as('next')(callNext),
      callTicket: (body) => as('pick')(() => send(ROUTES.callTicket, { params, body }, hearCall)),
      finishAndCallNext: () => as('next')(finishAndCallNext),
      pause: (reason) =>
        as('pause')(() => send(ROUTES.pauseCounter, { params, body: { reason } }, hear)),
      resume: () => as('pause')(() => send(ROUTES.resumeCounter, { params }, hear)),
      transfer: (body) => as('transfer')(() => send(ROUTES.transfer, { params, body }, hear)),
      ...inVain(send, { as, hear, params }),
      bringBack: (ticketId, from) => {
        const route = from === 'held' ? ROUTES.resumeTicket : ROUTES.returnTicket;
        as('bring-back')(() => send(route, { params: { branchId, ticketId } }));
      },
    };
  };
  const moveTo = (from: string | null, to: string) =>
    as('open')(async () => {
      const own = { params: { branchId, counterId: from ?? '' } };
      if (from !== null && (await send(ROUTES.closeCounter, own, hear)) === null) return;
      await send(ROUTES.openCounter, { params: { branchId, counterId: to } }, hear);
    });
  const cannotCome = (personId: string) =>
    as('bring-back')(() => send(ROUTES.declineCall, { params: { branchId, personId } }));
  return { told, open: (counterId) => moveTo(null, counterId), moveTo, cannotCome, at };
}

/** What is done about somebody who was called in vain. */
function inVain(
  send: Command['send'],
  {
    as,
    hear,
    params,
  }: {
    readonly as: (act: 'no-show') => (sending: () => Promise<unknown>) => void;
    readonly hear: (answer: CounterAnswer) => void;
    readonly params: { readonly branchId: string; readonly counterId: string };
  },
): Pick<CounterActs, 'putBehind' | 'takeOff'> {
  const of = (ticketId: string) => ({ params: { branchId: params.branchId, ticketId } });
  const putBehind = async (ticketId: string) => {
    const missed = await send(ROUTES.noShow, { params }, hear);
    if (missed !== null) await send(ROUTES.returnTicket, of(ticketId));
  };
  return {
    putBehind: (ticketId) => as('no-show')(() => putBehind(ticketId)),
    takeOff: (ticketId) => as('no-show')(() => send(ROUTES.abandonTicket, of(ticketId))),
  };
}
