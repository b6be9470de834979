import { CheckList, useLocalName, useMessages } from '@lobbyflow/ui';
import { useBranchHere } from './branch-here.js';
import { KioskButton } from './kiosk-button.js';
import { StepTitle } from './step-title.js';
import type { Wish } from './steps.js';

/** Further matters on the same ticket, served one after the other. */
export function AlsoScreen({
  wish: { serviceId, also },
  onAlso,
  onGoOn,
  onBack,
}: {
  readonly wish: Wish;
  readonly onAlso: (also: readonly string[]) => void;
  readonly onGoOn: () => void;
  readonly onBack: () => void;
}) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const options = Object.entries(rows.services)
    .filter(([id, { isOffered }]) => isOffered && id !== serviceId)
    .map(([value, { name }]) => ({ value, label: local(name) }));
  return (
    <section className="ks-step">
      <StepTitle>{t('kiosk.also-title')}</StepTitle>
      <p className="ks-lead">{t('kiosk.also-lead')}</p>
      <CheckList
        legend={t('kiosk.also-legend')}
        options={options}
        values={also}
        onChange={onAlso}
      />
      <div className="ks-acts">
        <KioskButton icon="back" onPress={onBack}>
          {t('action.back')}
        </KioskButton>
        <KioskButton kind="primary" icon="forward" onPress={onGoOn}>
          {t('kiosk.also-go-on')}
        </KioskButton>
      </div>
    </section>
  );
}
