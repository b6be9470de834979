import { IssueTicket } from '@lobbyflow/contract';
import { CheckList, type Feature, useMessages } from '@lobbyflow/ui';
import { greenChannel, useBranchHere } from './branch-here.js';
import { KioskButton } from './kiosk-button.js';
import { StepTitle } from './step-title.js';

/** What a counter can offer, in the order in which it is asked for. */
export const FEATURES: readonly Feature[] = IssueTicket.shape.needs.unwrap().element.options;

/** Priority for whoever asks, and what a counter has to offer. Why is not asked. */
export function HelpScreen({
  needs,
  onNeeds,
  onGoOn,
  onBack,
}: {
  readonly needs: readonly Feature[];
  readonly onNeeds: (needs: readonly Feature[]) => void;
  readonly onGoOn: () => void;
  readonly onBack: () => void;
}) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const hasLane = greenChannel(rows) !== null;
  const options = FEATURES.map((value) => ({ value, label: t(`kiosk.need.${value}`) }));
  return (
    <section className="ks-step">
      <StepTitle>{t('kiosk.help-title')}</StepTitle>
      <p className="ks-lead">{t(hasLane ? 'kiosk.help-lane' : 'kiosk.help-no-lane')}</p>
      <CheckList
        legend={t('kiosk.help-needs')}
        options={options}
        values={needs}
        onChange={onNeeds}
      />
      <div className="ks-acts">
        <KioskButton icon="back" onPress={onBack}>
          {t('action.back')}
        </KioskButton>
        <KioskButton kind="primary" icon="forward" onPress={onGoOn}>
          {t('kiosk.help-go-on')}
        </KioskButton>
      </div>
    </section>
  );
}
