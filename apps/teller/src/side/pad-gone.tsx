import { LanguageSwitch, useMessages } from '@lobbyflow/ui';

/** The screen was ended, or its address is not whole. */
export function PadGone() {
  const t = useMessages();
  return (
    <main className="pad">
      <section className="pad-now" data-state="closed">
        <h1>{t('teller.pad.gone')}</h1>
        <p>{t('teller.pad.gone-hint')}</p>
      </section>
      <footer>
        <LanguageSwitch />
      </footer>
    </main>
  );
}
