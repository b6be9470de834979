import { useMessages } from '@lobbyflow/ui';
import { StepTitle } from './step-title.js';

/** Nothing can be taken now. */
export function ClosedScreen() {
  const t = useMessages();
  return (
    <section className="ks-closed">
      <StepTitle>{t('kiosk.closed')}</StepTitle>
      <p>{t('kiosk.closed-hint')}</p>
    </section>
  );
}
