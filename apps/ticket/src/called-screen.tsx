import type { CustomerTicket } from '@lobbyflow/contract';
import { Button, Icon, TicketNumber, useCounterName, useMessages } from '@lobbyflow/ui';

/** Fills the whole phone: it is the one thing that matters now. */
export function CalledScreen({
  me,
  isLost,
  onSeen,
}: {
  readonly me: CustomerTicket;
  readonly isLost: boolean;
  readonly onSeen: () => void;
}) {
  const t = useMessages();
  const counterName = useCounterName();
  const counter = counterName(me.counterName ?? me.counterId ?? '');
  return (
    <main className="phone-called">
      <div role="alert">
        <p>
          <Icon name="bell" /> {t('phone.called')}
        </p>
        <h1>
          <TicketNumber number={me.number} />
        </h1>
        <p className="phone-called-counter">{t('phone.go-to', { counter })}</p>
      </div>
      {isLost && <p>{t('link.connecting')}</p>}
      <Button size="huge" icon="check" onClick={onSeen}>
        {t('phone.seen')}
      </Button>
    </main>
  );
}
