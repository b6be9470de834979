import { type CustomerTicket, type MyTicket, ROUTES } from '@lobbyflow/contract';
import { type Api, type Command, type CommandRoute, useCommand } from '@lobbyflow/client';
import { Button, Dialog, Notice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { type ReactNode, useEffect, useState } from 'react';
import type { Alarm } from './alarm.js';
import { CheckInForm } from './check-in-form.js';
import { RatingForm } from './rating-form.js';
import { isTooLate } from './state-words.js';

interface Props {
  readonly api: Api;
  readonly alarm: Alarm;
  readonly mine: MyTicket;
  readonly me: CustomerTicket;
  readonly now: number | null;
}

/** What a customer may do himself, by the state his number is in. */
export function Acts({ api, alarm, mine, me, now }: Props) {
  const command = useCommand(api);
  const params = { branchId: mine.branchId, ticketId: mine.ticket.id };
  return (
    <div className="phone-acts">
      <ProblemNotice
        problem={command.problem}
        onRetry={command.retry ? () => void command.retry?.() : undefined}
        onClose={command.forget}
      />
      {me.state === 'missed' && !isTooLate(me.returnUntil, now) && (
        <Act
          say="phone.return"
          command={command}
          route={ROUTES.returnTicket}
          params={params}
          kind="primary"
        />
      )}
      {me.isAway === true && <CheckInForm command={command} params={params} />}
      {me.state === 'waiting' && <WaitingActs alarm={alarm} command={command} params={params} />}
      {me.state === 'served' && me.rating === null && <Invited api={api} params={params} />}
      {me.state === 'served' && (
        <RatingForm
          isBusy={command.pending !== null}
          rating={me.rating}
          onRate={(body) => void command.send(ROUTES.rateTicket, { params, body })}
        />
      )}
      {CAN_LEAVE.includes(me.state) && (
        <Leaving number={me.number}>
          {(done) => (
            <Act
              say="phone.leave-yes"
              command={command}
              route={ROUTES.abandonTicket}
              params={params}
              kind="danger"
              onDone={done}
            />
          )}
        </Leaving>
      )}
    </div>
  );
}

/** Says once that the question has been seen; in a pocket it has not. That it was said before is no fault. */
function Invited({ api, params }: { readonly api: Api; readonly params: Params }) {
  const { send } = useCommand(api);
  const { branchId, ticketId } = params;
  useEffect(() => {
    let isTold = false;
    const tell = () => {
      if (isTold || document.visibilityState === 'hidden') return;
      isTold = true;
      void send(ROUTES.inviteTicket, { params: { branchId, ticketId } });
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [send, branchId, ticketId]);
  return null;
}

const CAN_LEAVE: readonly string[] = ['waiting', 'missed', 'called', 'held'];

/** One of those that take no body, which are all of one shape. */
type SimpleRoute = typeof ROUTES.returnTicket;

interface Params {
  readonly branchId: string;
  readonly ticketId: string;
}

/** A button that sends one command about this ticket. */
function Act({
  command,
  route,
  params,
  kind,
  onDone,
  say,
}: {
  readonly command: Command;
  readonly route: SimpleRoute;
  readonly params: Params;
  readonly kind: 'primary' | 'secondary' | 'danger';
  readonly onDone?: () => void;
  readonly say: 'phone.return' | 'phone.leave-yes' | 'phone.postpone';
}) {
  const t = useMessages();
  const press = async () => {
    if ((await command.send(route, { params })) !== null) onDone?.();
  };
  return (
    <Button
      kind={kind}
      size="large"
      isBusy={isUnderWay(command, route)}
      onClick={() => void press()}
    >
      {t(say)}
    </Button>
  );
}

function isUnderWay(command: Command, route: CommandRoute): boolean {
  return command.pending === route;
}

function WaitingActs({
  alarm,
  command,
  params,
}: {
  readonly alarm: Alarm;
  readonly command: Command;
  readonly params: Params;
}) {
  const t = useMessages();
  const [isArmed, setIsArmed] = useState(false);
  const [isPostponed, setIsPostponed] = useState(false);
  const can = abilityOf(alarm);
  const arm = () => {
    alarm.arm();
    setIsArmed(true);
  };
  return (
    <>
      <div className="phone-act">
        {can !== 'phone.alarm-none' && (
          <Button size="large" icon="sound" aria-pressed={isArmed} onClick={arm}>
            {t('phone.sound')}
          </Button>
        )}
        <small>{t(can)}</small>
      </div>
      <div className="phone-act">
        <Act
          say="phone.postpone"
          command={command}
          route={ROUTES.postponeTicket}
          params={params}
          kind="secondary"
          onDone={() => setIsPostponed(true)}
        />
        <small>{t('phone.postpone-hint')}</small>
      </div>
      {isPostponed && <Notice tone="good">{t('phone.postponed')}</Notice>}
    </>
  );
}

/** Says what works here, and what does not. */
function abilityOf({ has: { sound, shaking } }: Alarm) {
  if (sound && shaking) return 'phone.alarm-open';
  if (sound) return 'phone.alarm-sound-only';
  return shaking ? 'phone.alarm-shake-only' : 'phone.alarm-none';
}

/** Asks before a place is given up for good. */
function Leaving({
  number,
  children,
}: {
  readonly number: string;
  readonly children: (done: () => void) => ReactNode;
}) {
  const t = useMessages();
  const [isAsking, setIsAsking] = useState(false);
  const done = () => setIsAsking(false);
  return (
    <>
      <Button kind="quiet" size="large" onClick={() => setIsAsking(true)}>
        {t('phone.leave')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('phone.leave-ask')}
          onClose={done}
          actions={
            <>
              <Button size="large" onClick={done}>
                {t('phone.leave-no')}
              </Button>
              {children(done)}
            </>
          }
        >
          <p>{t('phone.leave-warning', { number })}</p>
        </Dialog>
      )}
    </>
  );
}
