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
import { Serves } from './serves.js';
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
        <CounterBadge counter={counter} is={state.is} />
      </header>
      <CounterCustomer state={state} />
      <CounterTimer state={state} />
      <Standing counter={counter} state={state} />
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

/** What it serves, for whom it is kept, who sits there, and who comes next. */
function Standing({
  counter,
  state,
}: {
  readonly counter: StaffCounter;
  readonly state: CounterNow;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const next = counter.nextTicketId === null ? undefined : rows.tickets[counter.nextTicketId];
  return (
    <div className="mg-standing">
      {state.is === 'idle' && next && <p>{`${t('manager.next')} ${next.number}`}</p>}
      <p>
        {counter.tellerId !== null && (
          <span>
            <Icon name="user" /> <span className="lf-unseen">{t('manager.teller')}</span>
            <TellerName tellerId={counter.tellerId} />
          </span>
        )}
        <Serves counter={counter} />
        {counter.kind === 'elastic' && <KindWord />}
      </p>
      {counter.reservedFor.length > 0 && (
        <p>
          <small>{t('manager.reserved-for')}</small>{' '}
          {counter.reservedFor.map((laneId) => (
            <AnyLane key={laneId} laneId={laneId} />
          ))}
        </p>
      )}
    </div>
  );
}

function KindWord() {
  const t = useMessages();
  return <span>{t('counter-kind.elastic')}</span>;
}
