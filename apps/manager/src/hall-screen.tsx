import { Button, Notice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { CounterCard } from './counter-card.js';
import { FiguresStrip } from './figures-strip.js';
import { useHall } from './hall.js';
import { ServiceStrip } from './service-strip.js';
import { WaitingList } from './waiting-list.js';
import type { ListFilter } from './waiting-order.js';

/** Comes after the hall, and never takes it away. */
const AdviceCard = lazy(async () => {
  try {
    return { default: (await import('./advice-card.js')).AdviceCard };
  } catch {
    return { default: Nothing };
  }
});
const AlarmPanel = lazy(async () => {
  try {
    return { default: (await import('./alarm-panel.js')).AlarmPanel };
  } catch {
    return { default: Nothing };
  }
});
/** One piece for the two places where it is seen. */
const loadDuty = () =>
  import('./duty.js').catch(() => ({ DutyPanel: Nothing, DutyButtons: Nothing }));
const DutyPanel = lazy(async () => ({ default: (await loadDuty()).DutyPanel }));
const DutyButtons = lazy(async () => ({ default: (await loadDuty()).DutyButtons }));
const Nothing = () => <></>;
/** Loaded with the hall, so that it is there when it is pressed. */
const loadIssue = () => import('./issue-dialog.js').catch(() => ({ IssueDialog: NoLink }));
const IssueDialog = lazy(async () => ({ default: (await loadIssue()).IssueDialog }));

function NoLink({ onClose }: { readonly onClose: () => void }) {
  return <ProblemNotice problem={NO_LINK} onClose={onClose} />;
}
const NO_LINK = { code: 'no-link' } as const;

const UNFILTERED: ListFilter = { state: 'waiting', serviceId: null, laneId: null, order: 'waited' };

/** The whole hall: figures, queues, counters, and who waits. */
export function HallScreen() {
  const { rows, may } = useHall();
  const t = useMessages();
  const [filter, setFilter] = useState(UNFILTERED);
  const [isIssuing, setIsIssuing] = useState(false);
  useEffect(() => void loadIssue(), []);
  const counters = Object.entries(rows.counters);
  return (
    <main className="mg-hall">
      <h1 className="lf-unseen">{t('manager.hall')}</h1>
      <div className="mg-head">
        <FiguresStrip />
        <Suspense fallback={null}>
          <DutyButtons />
        </Suspense>
        {may.issue && (
          <Button kind="primary" size="large" onClick={() => setIsIssuing(true)}>
            {t('manager.issue')}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        <DutyPanel />
      </Suspense>
      {Object.keys(rows.alarms ?? {}).length > 0 && (
        <Suspense fallback={null}>
          <AlarmPanel />
        </Suspense>
      )}
      {Object.keys(rows.advice ?? {}).length > 0 && (
        <Suspense fallback={null}>
          <AdviceCard />
        </Suspense>
      )}
      {rows.day['now']?.isOpen === false && <Notice tone="warning">{t('manager.closed')}</Notice>}
      {!may.run && <Notice tone="info">{t('manager.read-only')}</Notice>}
      <ServiceStrip
        chosen={filter.serviceId}
        onChoose={(serviceId) => setFilter({ ...filter, serviceId })}
      />
      <section className="mg-counters" aria-label={t('manager.counters')}>
        <h2 className="lf-unseen">{t('manager.counters')}</h2>
        {counters.length === 0 && <p className="mg-empty">{t('manager.no-counters')}</p>}
        {counters.map(([id, counter]) => (
          <CounterCard key={id} counterId={id} counter={counter} />
        ))}
      </section>
      <WaitingList filter={filter} onFilter={setFilter} />
      {isIssuing && (
        <Suspense fallback={null}>
          <IssueDialog onClose={() => setIsIssuing(false)} />
        </Suspense>
      )}
    </main>
  );
}
