import { Button, useMessages } from '@lobbyflow/ui';
import type { Idle } from './use-idle.js';

/** From here on a screen says that it is about to begin again. */
const WARN_SECONDS = 20;

/** The countdown to the beginning, with the way to more time; any touch gives it too. */
export function IdleNotice({
  idle: { seconds, prolong },
  isTicket,
}: {
  readonly idle: Idle;
  readonly isTicket: boolean;
}) {
  const t = useMessages();
  if (seconds === null || (!isTicket && seconds > WARN_SECONDS)) return null;
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
