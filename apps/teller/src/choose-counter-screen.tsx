import type { ApiProblem } from '@lobbyflow/client';
import type { StaffCounter } from '@lobbyflow/contract';
import {
  Button,
  Notice,
  ProblemNotice,
  StateBadge,
  useCounterName,
  useLocalName,
  useMessages,
  useWords,
} from '@lobbyflow/ui';
import type { ReactNode } from 'react';
import { DeskFooter } from './desk-footer.js';
import { useDesk } from './desk.js';
import { inOrder } from './standing.js';

/** Every counter of the branch: the free ones can be opened, the others say why not. */
export function ChooseCounterScreen({
  notices,
  opening,
  problem,
  onRetry,
  onForget,
  onChoose,
}: {
  readonly notices: ReactNode;
  /** The counter whose opening is under way. */
  readonly opening: string | null;
  readonly problem: ApiProblem | null;
  readonly onRetry: (() => Promise<void>) | null;
  readonly onForget: () => void;
  readonly onChoose: (counterId: string) => void;
}) {
  const { picture } = useDesk();
  const t = useMessages();
  const counters = Object.entries(picture.rows.counters).toSorted(([a], [b]) => inOrder(a, b));
  const isOpen = picture.rows.day['now']?.isOpen ?? false;
  return (
    <main className="tl-choose">
      <h1>{t('teller.choose')}</h1>
      {notices}
      {!isOpen && <Notice tone="info">{t('teller.closed')}</Notice>}
      <ProblemNotice
        problem={problem}
        onRetry={onRetry && (() => void onRetry())}
        onClose={onForget}
      />
      {counters.length === 0 && <Notice tone="info">{t('teller.choose-none')}</Notice>}
      <ul className="tl-counters">
        {counters.map(([id, counter]) => (
          <li key={id}>
            <CounterChoice
              counter={counter}
              isOpening={opening === id}
              isLocked={opening !== null && opening !== id}
              onChoose={() => onChoose(id)}
            />
          </li>
        ))}
      </ul>
      <DeskFooter />
    </main>
  );
}

function CounterChoice({
  counter,
  isOpening,
  isLocked,
  onChoose,
}: {
  readonly counter: StaffCounter;
  readonly isOpening: boolean;
  readonly isLocked: boolean;
  readonly onChoose: () => void;
}) {
  const t = useMessages();
  const nameOf = useCounterName();
  if (counter.session === 'closed') {
    return (
      <div className="tl-counter">
        <Button size="large" isBusy={isOpening} disabled={isLocked} onClick={onChoose}>
          {t('teller.open', { counter: nameOf(counter.name) })}
        </Button>
        <CounterFacts counter={counter} />
      </div>
    );
  }
  return (
    <div className="tl-counter" data-taken>
      <p>
        <strong>{nameOf(counter.name)}</strong> <StateBadge of="counter" state={counter.session} />
      </p>
      <small>{t('teller.taken')}</small>
    </div>
  );
}

function CounterFacts({ counter }: { readonly counter: StaffCounter }) {
  const { picture } = useDesk();
  const t = useMessages();
  const word = useWords();
  const name = useLocalName();
  const lanes = counter.reservedFor.flatMap((id) => {
    const lane = picture.rows.lanes[id];
    return lane === undefined ? [] : [name(lane.name)];
  });
  const facts = [
    ...(counter.kind === 'elastic' ? [word('counter-kind', counter.kind)] : []),
    ...(lanes.length > 0 ? [t('teller.reserved-for', { lanes: lanes.join(t('list.comma')) })] : []),
    ...counter.features.map((feature) => word('feature', feature)),
  ];
  return facts.length === 0 ? null : <small>{facts.join(' · ')}</small>;
}
