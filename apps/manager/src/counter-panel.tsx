import { ROUTES, type StaffCounter } from '@lobbyflow/contract';
import { Button, Dialog, ProblemNotice, useMessages, useWords } from '@lobbyflow/ui';
import { CallWhy } from './call-why.js';
import { CounterButtons } from './counter-buttons.js';
import { CounterFacts } from './counter-facts.js';
import { ACTS_WHEN, type CounterNow } from './counter-now.js';
import { CounterBadge, CounterCustomer, CounterTimer } from './counter-state.js';
import { useHall } from './hall.js';
import { PauseStep } from './pause-step.js';
import { TransferStep } from './transfer-step.js';
import type { CounterActs } from './use-counter-acts.js';

/** What the panel of a counter shows. */
export type CounterQuestion = 'menu' | 'pause' | 'transfer';

/** Everything about one counter, and everything that can be done there. */
export function CounterPanel({
  counter,
  title,
  state,
  does,
  question,
  onAsk,
}: {
  readonly counter: StaffCounter;
  readonly title: string;
  readonly state: CounterNow;
  readonly does: CounterActs;
  readonly question: CounterQuestion;
  readonly onAsk: (question: CounterQuestion | null) => void;
}) {
  const { ticket } = state;
  const close = () => {
    does.forget();
    onAsk(null);
  };
  const done = () => onAsk(null);
  const back = () => {
    does.forget();
    onAsk('menu');
  };
  return (
    <Dialog title={title} onClose={close}>
      {question === 'pause' && (
        <PauseStep
          isBusy={does.pending === ROUTES.pauseCounter}
          onBack={back}
          onSend={(reason) => does.pause(reason, done)}
        />
      )}
      {question === 'transfer' && ticket !== null && (
        <TransferStep
          ticket={ticket}
          isBusy={does.pending === ROUTES.transfer}
          onBack={back}
          onSend={(to) => does.transfer(to, done)}
        />
      )}
      {(question === 'menu' || (question === 'transfer' && ticket === null)) && (
        <CounterMenu counter={counter} state={state} does={does} onAsk={onAsk} />
      )}
      <ProblemNotice problem={does.problem} onRetry={does.retry} />
    </Dialog>
  );
}

function CounterMenu({
  counter,
  state,
  does,
  onAsk,
}: {
  readonly counter: StaffCounter;
  readonly state: CounterNow;
  readonly does: CounterActs;
  readonly onAsk: (question: CounterQuestion | null) => void;
}) {
  const { may, showTicket } = useHall();
  const t = useMessages();
  const { ticket } = state;
  return (
    <>
      <div className="mg-panel-state">
        <CounterBadge counter={counter} is={state.is} />
        <CounterTimer state={state} />
      </div>
      <CounterCustomer state={state} />
      {counter.reason !== null && ticket !== null && <CallWhy reason={counter.reason} />}
      {state.is === 'idle' && <NextOne counter={counter} />}
      <CounterFacts counter={counter} />
      <div className="mg-panel-acts">
        {may.run && <CounterButtons acts={ACTS_WHEN[state.is]} does={does} onAsk={onAsk} />}
        {ticket !== null && counter.ticketId !== null && (
          <Button
            onClick={() => {
              onAsk(null);
              showTicket(counter.ticketId ?? '');
            }}
          >
            {t('manager.customer', { number: ticket.number })}
          </Button>
        )}
      </div>
    </>
  );
}

/** Whom the next press would call, and by which rule. */
function NextOne({ counter }: { readonly counter: StaffCounter }) {
  const { rows } = useHall();
  const t = useMessages();
  const word = useWords();
  const next = counter.nextTicketId === null ? undefined : rows.tickets[counter.nextTicketId];
  if (next === undefined) return <p>{t('manager.next-nobody')}</p>;
  return (
    <section className="mg-why" aria-label={t('manager.why-next')}>
      <h3>{`${t('manager.next')} ${next.number}`}</h3>
      {counter.nextRule !== null && (
        <p>
          <strong>{word('rule', counter.nextRule)}</strong> {word('rule-why', counter.nextRule)}
        </p>
      )}
    </section>
  );
}
