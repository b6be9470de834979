import { useMessages } from '@lobbyflow/ui';
import { useEffect, useRef } from 'react';
import type { Act } from './acts.js';
import { KioskButton } from './kiosk-button.js';
import { StepTitle } from './step-title.js';

/** Without a link, and without a number of its own: says so, and calls the staff as far as that goes. */
export function UsedUpScreen({ perform }: { readonly perform: (act: Act) => void }) {
  const t = useMessages();
  const isCalled = useRef(false);
  useEffect(() => {
    if (isCalled.current) return;
    isCalled.current = true;
    perform({ type: 'call-staff' });
  }, [perform]);
  return (
    <section className="ks-closed" role="alert">
      <StepTitle>{t('kiosk.offline.used-up')}</StepTitle>
      <p>{t('kiosk.offline.used-up-hint')}</p>
      <div className="ks-acts">
        <KioskButton kind="primary" icon="check" onPress={() => perform({ type: 'done' })}>
          {t('kiosk.done')}
        </KioskButton>
      </div>
    </section>
  );
}
