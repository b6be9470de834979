import { type Api, useCommand } from '@lobbyflow/client';
import { ROUTES } from '@lobbyflow/contract';
import { useElderMode, useLanguage } from '@lobbyflow/ui';
import { useCallback, useReducer, useState } from 'react';
import { greenChannel, useBranchHere } from './branch-here.js';
import { ChooseServiceScreen } from './choose-service-screen.js';
import { ClosedScreen } from './closed-screen.js';
import { ConfirmScreen } from './confirm-screen.js';
import { HelpScreen } from './help-screen.js';
import { IdleNotice } from './idle-notice.js';
import { KioskFrame } from './kiosk-frame.js';
import { AT_FIRST, type Help, nextStep, type Step } from './steps.js';
import { TicketScreen } from './ticket-screen.js';
import { useIdle } from './use-idle.js';
import { useTicketWords } from './use-ticket-words.js';

/** A number that was taken is read by the next in line otherwise. In large mode people get more time. */
const TICKET_MS = { usual: 20_000, elder: 60_000 } as const;
/** Somebody who walked away half-way leaves a clean screen to the next. */
const HALF_WAY_MS = 60_000;

/** From the choice of a service to the number, and back to the beginning for the next customer. */
export function KioskScreen({ api }: { readonly api: Api }) {
  const { branch, rows } = useBranchHere();
  const { language, speak } = useLanguage();
  const [isElder, setElder] = useElderMode();
  const [atFirst] = useState({ language, isElder });
  const [step, touch] = useReducer(nextStep, AT_FIRST);
  const { send, pending, problem, retry, forget } = useCommand(api);

  const beginAgain = useCallback(() => {
    touch({ type: 'begin-again' });
    forget();
    speak(atFirst.language);
    setElder(atFirst.isElder);
  }, [forget, speak, setElder, atFirst]);
  const isAsAtFirst =
    step === AT_FIRST && language === atFirst.language && isElder === atFirst.isElder;
  const isResting = isAsAtFirst || pending !== null;
  const idle = useIdle(isResting ? null : lifeOf(step, isElder), beginAgain);

  const take = (serviceId: string, help: Help | null) => {
    const lane = help === null ? null : greenChannel(rows);
    const body = {
      serviceId,
      language,
      ...(lane === null ? {} : { laneId: lane.laneId }),
      ...(help === null || help.needs.length === 0 ? {} : { needs: [...help.needs] }),
    };
    void send(ROUTES.issue, { params: { branchId: branch.id }, body }, ({ ticket }) =>
      touch({ type: 'issued', ticket }),
    );
  };
  const back = () => {
    forget();
    touch({ type: 'back' });
  };
  const isOpen = rows.lobby['now']?.isOpen ?? false;
  const { spoken } = useTicketWords(step.is === 'ticket' ? step.ticket : null);
  return (
    <KioskFrame isElder={isElder} onElder={setElder}>
      <p className="lf-unseen" role="status" aria-live="assertive">
        {spoken}
      </p>
      {!isOpen && step.is !== 'ticket' ? (
        <ClosedScreen />
      ) : (
        <StepScreen
          key={step.is}
          {...{ step, touch, take, back, beginAgain }}
          sending={{ isSending: pending !== null, problem, retry }}
        />
      )}
      <IdleNotice idle={idle} isTicket={step.is === 'ticket'} />
    </KioskFrame>
  );
}

function StepScreen({
  step,
  touch,
  take,
  back,
  beginAgain,
  sending,
}: {
  readonly step: Step;
  readonly touch: (touch: Parameters<typeof nextStep>[1]) => void;
  readonly take: (serviceId: string, help: Help | null) => void;
  readonly back: () => void;
  readonly beginAgain: () => void;
  readonly sending: Parameters<typeof ConfirmScreen>[0]['sending'];
}) {
  switch (step.is) {
    case 'choose':
      return (
        <ChooseServiceScreen
          help={step.help}
          onChoose={(serviceId) => touch({ type: 'choose', serviceId })}
          onHelp={() => touch({ type: 'ask-help' })}
          onNoHelp={() => touch({ type: 'begin-again' })}
        />
      );
    case 'help':
      return (
        <HelpScreen
          needs={step.needs}
          onNeeds={(needs) => touch({ type: 'need', needs })}
          onGoOn={() => touch({ type: 'go-on' })}
          onBack={back}
        />
      );
    case 'confirm':
      return (
        <ConfirmScreen
          serviceId={step.serviceId}
          help={step.help}
          sending={sending}
          onTake={() => take(step.serviceId, step.help)}
          onBack={back}
        />
      );
    case 'ticket':
      return <TicketScreen ticket={step.ticket} onDone={beginAgain} />;
  }
}

function lifeOf(step: Step, isElder: boolean): number {
  if (step.is !== 'ticket') return HALF_WAY_MS;
  return isElder ? TICKET_MS.elder : TICKET_MS.usual;
}
