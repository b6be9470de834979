import { PauseCounter } from '@lobbyflow/contract';
import { ChoiceList, type PauseReason, useMessages, useWords } from '@lobbyflow/ui';
import { useState } from 'react';
import { StepFoot, StepTitle } from './step.js';

/** Why a counter stops calling for a while. */
export function PauseStep({
  isBusy,
  onBack,
  onSend,
}: {
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onSend: (reason: PauseReason) => void;
}) {
  const t = useMessages();
  const word = useWords();
  const [reason, choose] = useState<PauseReason | null>(null);
  return (
    <>
      <StepTitle>{t('manager.act.pause')}</StepTitle>
      <ChoiceList
        legend={t('manager.pause-why')}
        options={PauseCounter.shape.reason.options.map((value) => ({
          value,
          label: word('pause', value),
        }))}
        value={reason}
        onChange={choose}
      />
      <StepFoot
        send={t('manager.act.pause')}
        canSend={reason !== null}
        isBusy={isBusy}
        onBack={onBack}
        onSend={() => {
          if (reason !== null) onSend(reason);
        }}
      />
    </>
  );
}
