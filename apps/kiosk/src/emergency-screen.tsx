import { EmergencyPanel, type HallNotice, useMessages } from '@lobbyflow/ui';

/** Nothing can be taken: everybody is to read this, and to do what it says. */
export function EmergencyScreen({ notice }: { readonly notice: HallNotice }) {
  const t = useMessages();
  return (
    <main className="ks-emergency">
      <EmergencyPanel notice={notice}>
        <p className="lf-emergency-aside">{t('notice.no-tickets')}</p>
      </EmergencyPanel>
    </main>
  );
}
