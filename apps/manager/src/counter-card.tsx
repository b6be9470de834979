import type { StaffCounter } from '@lobbyflow/contract';
import { Button, Icon, ProblemNotice, useCounterName, useMessages } from '@lobbyflow/ui';
import { useId, useState } from 'react';
import { CounterButtons } from './counter-buttons.js';
import { ACTS_ON_CARD, ACTS_WHEN, type CounterNow, counterNow } from './counter-now.js';
import { CounterPanel, type CounterQuestion } from './counter-panel.js';
import { CounterBadge, CounterCustomer, CounterTimer } from './counter-state.js';
import { useHall } from './hall.js';
import { AnyLane } from './special-lane.js';
import { TellerName } from './teller-name.js';
import { Serves, servesAll } from './serves.js';
import { useCounterActs } from './use-counter-acts.js';

/** One counter at a glance, with what is usually done next; the rest is behind "more". */
export function CounterCard({
  counterId,
  counter,
}: {
  readonly counterId: string;
  readonly counter: StaffCounter;
}) {
  const { rows, may } = useHall();
  const t = useMessages();
  const counterName = useCounterName();
  const titleId = useId();
  const does = useCounterActs(counterId);
  const [question, ask] = useState<CounterQuestion | null>(null);
  const state = counterNow(counter, rows.tickets, rows.services);
  const title = counterName(counter.name);
  return (
    <article className="mg-counter" data-is={state.is} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId}>{title}</h3>
        <Standing counter={counter} isClosed={state.is === 'closed'} />
        <CounterBadge counter={counter} is={state.is} />
      </header>
      <div className="mg-now">
        <CounterCustomer state={state} />
        <CounterTimer state={state} />
        <NextHere counter={counter} state={state} />
      </div>
      {question === null && (
        <ProblemNotice problem={does.problem} onRetry={does.retry} onClose={does.forget} />
      )}
      <div className="mg-acts">
        {may.run && (
          <CounterButtons
            acts={ACTS_WHEN[state.is].slice(0, ACTS_ON_CARD)}
            does={does}
            onAsk={ask}
          />
        )}
        <Button
          kind="quiet"
          aria-label={t('manager.more-of', { counter: title })}
          onClick={() => ask('menu')}
        >
          ⋯
        </Button>
      </div>
      {question !== null && (
        <CounterPanel
          counter={counter}
          title={title}
          state={state}
          does={does}
          question={question}
          onAsk={ask}
        />
      )}
    </article>
  );
}

/**
 * Who sits there, for whom it is kept, and what it serves unless that is everything; of a closed one also whether
 * it is there for a crowd.
 */
function Standing({
  counter,
  isClosed,
}: {
  readonly counter: StaffCounter;
  readonly isClosed: boolean;
}) {
  const { rows } = useHall();
  const t = useMessages();
  return (
    <p className="mg-standing">
      {counter.tellerId !== null && (
        <span>
          <Icon name="user" /> <span className="lf-unseen">{t('manager.teller')}</span>
          <TellerName tellerId={counter.tellerId} />
        </span>
      )}
      {isClosed && counter.kind === 'elastic' && <span>{t('counter-kind.elastic')}</span>}
      {counter.reservedFor.map((laneId) => (
        <span key={laneId}>
          <span className="lf-unseen">{t('manager.reserved-for')}</span> <AnyLane laneId={laneId} />
        </span>
      ))}
      {!servesAll(counter, rows.services) && <Serves counter={counter} />}
    </p>
  );
}

/** Who would come next; beside an idle counter it is news. */
function NextHere({
  counter,
  state,
}: {
  readonly counter: StaffCounter;
  readonly state: CounterNow;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const next = counter.nextTicketId === null ? undefined : rows.tickets[counter.nextTicketId];
  if (state.is !== 'idle' || next === undefined) return null;
  return <p className="mg-next">{`${t('manager.next')} ${next.number}`}</p>;
}
