import { PullForward } from '@lobbyflow/contract';
import {
  Button,
  ChoiceList,
  type ChoiceReason,
  useCounterName,
  useMessages,
  useWords,
} from '@lobbyflow/ui';
import { type ReactNode, useState } from 'react';
import { StepFoot, StepTitle } from './step.js';

/** A replay gives its own reason; people do not. */
const REASONS = PullForward.shape.reason.options.filter((reason) => reason !== 'replay');

/** Why somebody is taken out of turn: one of a closed list, because it is recorded. */
export function ReasonStep({
  title,
  legend,
  hint,
  send,
  isBusy,
  canSend = true,
  onSend,
  onBack,
  children,
}: {
  readonly title: string;
  readonly legend: string;
  readonly hint?: string;
  readonly send: string;
  readonly isBusy: boolean;
  readonly canSend?: boolean;
  readonly onSend: (reason: ChoiceReason) => void;
  readonly onBack: () => void;
  /** Asked before the reason. */
  readonly children?: ReactNode;
}) {
  const word = useWords();
  const [reason, choose] = useState<ChoiceReason | null>(null);
  return (
    <>
      <StepTitle>{title}</StepTitle>
      {children}
      {hint && <p>{hint}</p>}
      <ChoiceList
        legend={legend}
        options={REASONS.map((value) => ({ value, label: word('choice', value) }))}
        value={reason}
        onChange={choose}
      />
      <StepFoot
        send={send}
        canSend={canSend && reason !== null}
        isBusy={isBusy}
        onBack={onBack}
        onSend={() => {
          if (reason !== null) onSend(reason);
        }}
      />
    </>
  );
}

/** Where to, and why: a number is called to a counter that is open, free and serves it. */
export function CallStep({
  number,
  counters,
  isBusy,
  onSend,
  onBack,
}: {
  readonly number: string;
  /** Those that can call it now. */
  readonly counters: readonly { readonly id: string; readonly name: string }[];
  readonly isBusy: boolean;
  readonly onSend: (counterId: string, reason: ChoiceReason) => void;
  readonly onBack: () => void;
}) {
  const t = useMessages();
  const counterName = useCounterName();
  const [counterId, choose] = useState<string | null>(null);
  const chosen = counters.some(({ id }) => id === counterId) ? counterId : null;
  if (counters.length === 0) {
    return (
      <>
        <StepTitle>{t('manager.do.call')}</StepTitle>
        <p>{t('manager.call-nowhere')}</p>
        <div className="mg-step-foot">
          <Button icon="back" onClick={onBack}>
            {t('action.back')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <ReasonStep
      title={t('manager.do.call')}
      legend={t('manager.call-why', { number })}
      send={t('manager.do.call')}
      isBusy={isBusy}
      canSend={chosen !== null}
      onBack={onBack}
      onSend={(reason) => {
        if (chosen !== null) onSend(chosen, reason);
      }}
    >
      <ChoiceList
        legend={t('manager.call-where')}
        options={counters.map(({ id, name }) => ({ value: id, label: counterName(name) }))}
        value={chosen}
        onChange={choose}
      />
    </ReasonStep>
  );
}
