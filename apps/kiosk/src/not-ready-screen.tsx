import { LanguageSwitch, useMessages } from '@lobbyflow/ui';

/** Before there is anything to choose: what is so, and what to do about it. */
export function NotReadyScreen({
  why,
}: {
  readonly why: 'connecting' | 'not-set-up' | 'not-reached';
}) {
  const t = useMessages();
  return (
    <main className="ks-not-ready">
      {why === 'connecting' ? (
        <p role="status">{t('link.connecting')}</p>
      ) : (
        <div role="alert">
          <h1>{t(`kiosk.${why}`)}</h1>
          <p>{t(`kiosk.${why}-hint`)}</p>
        </div>
      )}
      <LanguageSwitch />
    </main>
  );
}
