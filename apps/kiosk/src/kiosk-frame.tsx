import { Button, LanguageSwitch, Notice, useFormats, useMessages } from '@lobbyflow/ui';
import type { ReactNode } from 'react';
import { useBranchHere } from './branch-here.js';

/** What stands around every step: where we are, what time it is, how the screen speaks. */
export function KioskFrame({
  isElder,
  onElder,
  children,
}: {
  readonly isElder: boolean;
  readonly onElder: (isElder: boolean) => void;
  readonly children: ReactNode;
}) {
  const { branch, now } = useBranchHere();
  const t = useMessages();
  const { clock, day } = useFormats();
  return (
    <div className="ks-frame">
      <header className="ks-header">
        <p className="ks-branch">{branch.name}</p>
        {now !== null && (
          <p className="ks-clock">
            <span>{day(now)}</span> <strong>{clock(now)}</strong>
          </p>
        )}
      </header>
      <LinkLost />
      <main className="ks-main">{children}</main>
      <footer className="ks-bar" aria-label={t('kiosk.bar')}>
        <Button aria-pressed={isElder} onClick={() => onElder(!isElder)}>
          {t('kiosk.larger')}
        </Button>
        <LanguageSwitch />
      </footer>
    </div>
  );
}

function LinkLost() {
  const { following } = useBranchHere();
  const t = useMessages();
  const { clock } = useFormats();
  if (following.lostSince !== null) {
    return (
      <Notice tone="warning" icon="unlink">
        {t('kiosk.link-lost', { since: clock(following.lostSince) })}
      </Notice>
    );
  }
  return following.isStale ? <Notice tone="warning">{t('kiosk.link-stale')}</Notice> : null;
}
