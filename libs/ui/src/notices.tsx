import type { TroubleCode } from '@lobbyflow/contract';
import type { ReactNode } from 'react';
import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';
import { useFormats } from './use-formats.js';
import { useMessages } from './use-messages.js';

export type Tone = 'info' | 'good' | 'warning' | 'danger' | 'neutral';

const ICON: Record<Tone, IconName> = {
  info: 'info',
  good: 'check',
  warning: 'alert',
  danger: 'alert',
  neutral: 'info',
};

/** A sentence that should be seen. `danger` is read out at once, the others when there is time. */
export function Notice({
  tone,
  icon = ICON[tone],
  children,
  actions,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="lf-notice" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p>{children}</p>
      {actions && <div className="lf-notice-actions">{actions}</div>}
    </div>
  );
}

/** What went wrong and what to do next, in words; nothing for `null`. */
export function ProblemNotice({
  problem,
  onRetry,
  onClose,
}: {
  readonly problem: { readonly code: TroubleCode } | null;
  /** Offers to try again; leave out where that makes no sense. */
  readonly onRetry?: (() => void) | null | undefined;
  readonly onClose?: (() => void) | undefined;
}) {
  const t = useMessages();
  if (problem === null) return null;
  const actions = (
    <>
      {onRetry && <Button onClick={onRetry}>{t('action.retry')}</Button>}
      {onClose && (
        <Button kind="quiet" onClick={onClose}>
          {t('action.close')}
        </Button>
      )}
    </>
  );
  return (
    <Notice tone="danger" actions={onRetry || onClose ? actions : undefined}>
      {t(`problem.${problem.code}`)}
    </Notice>
  );
}

/** Says since when the picture is not fed any more, or that nobody can vouch for it; else nothing. */
export function LinkNotice({
  following,
}: {
  /** What `useView` of libs/client gives. */
  readonly following: { readonly lostSince: number | null; readonly isStale: boolean };
}) {
  const t = useMessages();
  const { clock } = useFormats();
  if (following.lostSince !== null) {
    return (
      <Notice tone="warning" icon="unlink">
        {t('link.lost', { since: clock(following.lostSince) })}
      </Notice>
    );
  }
  return following.isStale ? <Notice tone="warning">{t('link.stale')}</Notice> : null;
}
