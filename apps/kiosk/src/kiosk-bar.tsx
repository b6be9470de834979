import { Button, LanguageSwitch, Notice, useContrast, useMessages } from '@lobbyflow/ui';
import type { HelpCalling } from './use-help-call.js';

/** How the screen speaks and stands; at hand in every step. */
export interface Modes {
  readonly isElder: boolean;
  readonly setElder: (isElder: boolean) => void;
  readonly isLow: boolean;
  readonly setLow: (isLow: boolean) => void;
  readonly isRead: boolean;
  readonly setRead: (isRead: boolean) => void;
}

/** One row of switches, and the way to a person. */
export function KioskBar({
  modes: { isElder, setElder, isLow, setLow, isRead, setRead },
  help,
}: {
  readonly modes: Modes;
  readonly help: HelpCalling;
}) {
  const t = useMessages();
  const { isHigh, set } = useContrast();
  return (
    <footer className="ks-bar" aria-label={t('kiosk.bar')}>
      <HelpNotice help={help} />
      <Button icon="letters" aria-pressed={isElder} onClick={() => setElder(!isElder)}>
        {t('kiosk.larger')}
      </Button>
      <Button icon="contrast" aria-pressed={isHigh} onClick={() => set(!isHigh)}>
        {t('kiosk.contrast')}
      </Button>
      <Button icon="down" aria-pressed={isLow} onClick={() => setLow(!isLow)}>
        {t('kiosk.lower')}
      </Button>
      <Button icon="sound" aria-pressed={isRead} onClick={() => setRead(!isRead)}>
        {t('kiosk.speech')}
      </Button>
      <LanguageSwitch />
      <Button className="ks-call" icon="bell" isBusy={help.state === 'calling'} onClick={help.call}>
        {t(help.state === 'calling' ? 'kiosk.calling-staff' : 'kiosk.call-staff')}
      </Button>
    </footer>
  );
}

function HelpNotice({ help: { state } }: { readonly help: HelpCalling }) {
  const t = useMessages();
  if (state === 'none' || state === 'calling') return null;
  if (state === 'not-reached') return <Notice tone="danger">{t('kiosk.staff-not-reached')}</Notice>;
  return (
    <Notice
      tone={state === 'coming' ? 'good' : 'info'}
      icon={state === 'coming' ? 'check' : 'bell'}
    >
      {t(`kiosk.staff-${state}`)}
    </Notice>
  );
}
