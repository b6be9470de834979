import { HallNotices, Notice, useFormats, useMessages } from '@lobbyflow/ui';
import type { CSSProperties, ReactNode } from 'react';
import { useBranchHere } from './branch-here.js';
import type { Reach } from './reach.js';
import { useDeskState } from './use-desk.js';

/** What stands around every step: where we are, what time it is, and the bar. */
export function KioskFrame({
  reach,
  bar,
  children,
}: {
  /** The part of the screen in which everything is to be touched; `null` for all of it. */
  readonly reach: Reach | null;
  readonly bar: ReactNode;
  readonly children: ReactNode;
}) {
  const { branch, now, rows } = useBranchHere();
  const { clock, day } = useFormats();
  const style =
    reach === null
      ? undefined
      : ({ '--reach-from': reach.from, '--reach-to': reach.to } as CSSProperties);
  return (
    <div className="ks-frame" data-low={reach === null ? undefined : ''} style={style}>
      <header className="ks-header">
        <p className="ks-branch">{branch.name}</p>
        {now !== null && (
          <p className="ks-clock">
            <span>{day(now)}</span> <strong>{clock(now)}</strong>
          </p>
        )}
      </header>
      <div className="ks-notices">
        <LinkLost />
        <HallNotices rows={rows.notices} />
      </div>
      <main className="ks-main">{children}</main>
      {bar}
    </div>
  );
}

function LinkLost() {
  const { following, desk } = useBranchHere();
  const { left, refused } = useDeskState(desk);
  const t = useMessages();
  const { clock } = useFormats();
  if (following.lostSince === null && refused.length > 0) {
    const numbers = refused.join(t('list.comma'));
    return <Notice tone="warning">{t('kiosk.offline.refused', { numbers })}</Notice>;
  }
  if (following.lostSince !== null) {
    const since = clock(following.lostSince);
    const canTake = Object.values(left).some((numbers) => numbers > 0);
    return (
      <Notice tone="warning" icon="unlink">
        {t(canTake ? 'kiosk.offline.on' : 'kiosk.link-lost', { since })}
      </Notice>
    );
  }
  return following.isStale ? <Notice tone="warning">{t('kiosk.link-stale')}</Notice> : null;
}
