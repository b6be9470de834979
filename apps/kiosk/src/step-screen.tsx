import type { Api } from '@lobbyflow/client';
import { lazy, Suspense } from 'react';
import type { Act } from './acts.js';
import { AlsoScreen } from './also-screen.js';
import { ChooseServiceScreen } from './choose-service-screen.js';
import { ConfirmScreen } from './confirm-screen.js';
import { HelpScreen } from './help-screen.js';
import type { Step } from './steps.js';
import { UsedUpScreen } from './used-up-screen.js';
import type { Sending } from './use-wish.js';

/** Brings what draws a code and a slip: not needed at first, and there before anybody has a number. */
export const bringTicketScreen = () => import('./ticket-screen.js');
const TicketScreen = lazy(async () => ({ default: (await bringTicketScreen()).TicketScreen }));

/** The screen of a step. */
export function StepScreen({
  api,
  step,
  perform,
  sending,
  isElder,
  isLow,
  isByEar,
}: {
  readonly api: Api;
  readonly step: Step;
  readonly perform: (act: Act) => void;
  readonly sending: Sending;
  readonly isElder: boolean;
  readonly isLow: boolean;
  readonly isByEar: boolean;
}) {
  const back = () => perform({ type: 'back' });
  switch (step.is) {
    case 'choose':
      return (
        <ChooseServiceScreen
          help={step.help}
          isFew={isElder || isLow}
          onChoose={(serviceId) => perform({ type: 'choose', serviceId })}
          onHelp={() => perform({ type: 'ask-help' })}
          onNoHelp={() => perform({ type: 'begin-again' })}
        />
      );
    case 'help':
      return (
        <HelpScreen
          needs={step.needs}
          onNeeds={(needs) => perform({ type: 'need', needs })}
          onGoOn={() => perform({ type: 'go-on' })}
          onBack={back}
        />
      );
    case 'confirm':
      return (
        <ConfirmScreen
          wish={step.wish}
          sending={sending}
          mayUseMachine={!isElder && !isByEar && step.wish.help === null}
          onTake={() => perform({ type: 'take' })}
          onAlso={() => perform({ type: 'ask-also' })}
          onBack={back}
        />
      );
    case 'also':
      return (
        <AlsoScreen
          wish={step.wish}
          onAlso={(also) => perform({ type: 'also', also })}
          onGoOn={() => perform({ type: 'go-on' })}
          onBack={back}
        />
      );
    case 'ticket':
      return (
        <Suspense fallback={null}>
          <TicketScreen
            api={api}
            ticket={step.ticket}
            isOffline={step.isOffline}
            onDone={() => perform({ type: 'done' })}
          />
        </Suspense>
      );
    case 'used-up':
      return <UsedUpScreen perform={perform} />;
  }
}
