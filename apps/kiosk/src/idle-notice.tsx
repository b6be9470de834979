import { Button, useMessages } from '@lobbyflow/ui';
import { useEffect, useRef } from 'react';
import type { Idle } from './use-idle.js';

/** From here on a screen says that it is about to begin again. */
const WARN_SECONDS = 20;

/** The countdown to the beginning, with the way to more time; any touch gives it too. */
export function IdleNotice({
  idle: { seconds, prolong },
  isTicket,
  warn,
}: {
  readonly idle: Idle;
  readonly isTicket: boolean;
  /** Tells it to the ear too, once. */
  readonly warn: () => void;
}) {
  const t = useMessages();
  const isWarning = seconds !== null && seconds > 0 && seconds <= WARN_SECONDS;
  const latest = useRef(warn);
  useEffect(() => {
    latest.current = warn;
  });
  useEffect(() => {
    if (isWarning && !isTicket) latest.current();
  }, [isWarning, isTicket]);
  if (seconds === null || (!isTicket && !isWarning)) return null;
  return (
    <aside className="ks-idle">
      <p role="timer">
        {t(isTicket ? 'kiosk.closes-in' : 'kiosk.begins-again-in', { n: seconds })}
      </p>
      <Button size="large" icon="clock" onClick={prolong}>
        {t('kiosk.more-time')}
      </Button>
    </aside>
  );
}
