import { type CommandRoute, type Request, useCommand } from '@lobbyflow/client';
import { type BodyOf, ROUTES, type StaffTicket } from '@lobbyflow/contract';
import { useMessages } from '@lobbyflow/ui';
import { useHall } from './hall.js';
import { DIRECT_ROUTES, type DirectAct, type TicketAct } from './ticket-acts.js';

type Body<Name extends keyof typeof ROUTES> = BodyOf<(typeof ROUTES)[Name]>;

/** What the panel of one number can send; each closes the panel and says so when it is done. */
export interface TicketActs {
  readonly press: (act: DirectAct) => void;
  readonly changeLane: (body: Body<'changeLane'>) => void;
  readonly pullForward: (body: Body<'pullForward'>) => void;
  readonly call: (counterId: string, reason: Body<'callTicket'>['reason']) => void;
  readonly transfer: (body: Body<'transferTicket'>) => void;
  readonly divert: (body: Body<'divertTicket'>) => void;
  readonly abandon: () => void;
  readonly pending: CommandRoute | null;
  readonly problem: ReturnType<typeof useCommand>['problem'];
  readonly retry: (() => void) | null;
  readonly forget: () => void;
}

export function useTicketActs(
  ticketId: string,
  ticket: StaffTicket,
  onDone: () => void,
): TicketActs {
  const { api, branch, tell } = useHall();
  const t = useMessages();
  const { send, pending, problem, retry, forget } = useCommand(api);

  // What was decided by looking at an older state of the number is refused as `stale`.
  const looked = { ifMatch: ticket.revision };
  const params = { branchId: branch.id, ticketId };
  const run = <Spec extends CommandRoute>(act: TicketAct, route: Spec, wish: Request<Spec>) =>
    void send(route, wish, () => {
      tell(t(`manager.done.${act}`, { number: ticket.number }));
      onDone();
    });
  return {
    press: (act) => run(act, DIRECT_ROUTES[act], { params, ...looked }),
    changeLane: (body) => run('change-lane', ROUTES.changeLane, { params, body, ...looked }),
    pullForward: (body) => run('pull-forward', ROUTES.pullForward, { params, body, ...looked }),
    call: (counterId, reason) =>
      run('call', ROUTES.callTicket, {
        params: { branchId: branch.id, counterId },
        body: { ticketId: ticketId, reason },
      }),
    transfer: (body) => run('transfer', ROUTES.transferTicket, { params, body, ...looked }),
    divert: (body) => run('divert', ROUTES.divertTicket, { params, body, ...looked }),
    abandon: () => run('abandon', ROUTES.abandonTicket, { params, ...looked }),
    pending,
    problem,
    retry: retry && (() => void retry()),
    forget,
  };
}
