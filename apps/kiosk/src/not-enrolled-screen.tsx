import { type Api, usePairing } from '@lobbyflow/client';
import { LanguageSwitch, PairingCode, useMessages } from '@lobbyflow/ui';

/** A machine of nobody: the customer asks the staff, and the staff type its code. */
export function NotEnrolledScreen({ api }: { readonly api: Api }) {
  const t = useMessages();
  return (
    <main className="ks-not-ready">
      <PairingCode {...usePairing(api, 'kiosk')}>
        <p>{t('kiosk.not-enrolled')}</p>
      </PairingCode>
      <LanguageSwitch />
    </main>
  );
}
