import { Icon, useFormats, useMessages, WaitClock } from '@lobbyflow/ui';
import type { ReactNode } from 'react';
import { useHall, useNow } from './hall.js';
import { hallFigures } from './hall-figures.js';

/** The hall in seven figures. */
export function FiguresStrip() {
  const { rows } = useHall();
  const now = useNow();
  const t = useMessages();
  const { wait } = useFormats();
  const figures = hallFigures(rows, now ?? 0);
  const none = t('manager.figure.none');
  const most =
    figures.overdueSince === null || now === null
      ? none
      : t('manager.figure.overdue-most', {
          n: figures.overdue,
          most: wait(now - Date.parse(figures.overdueSince)),
        });
  return (
    <dl className="mg-figures" aria-label={t('manager.figures')}>
      <Figure label={t('manager.figure.waiting')}>{figures.waiting}</Figure>
      <Figure label={t('manager.figure.oldest')}>
        {figures.oldest === null ? (
          none
        ) : (
          <>
            <WaitClock since={figures.oldest.since} now={now} label={t('manager.figure.oldest')} />
            <small>{figures.oldest.number}</small>
          </>
        )}
      </Figure>
      <Figure label={t('manager.figure.overdue')} isAlarm={figures.overdue > 0}>
        {figures.overdue > 0 && <Icon name="alert" />}
        {most}
      </Figure>
      <Figure label={t('manager.figure.counters')}>
        {`${figures.openCounters} / ${figures.counters}`}
      </Figure>
      <Figure label={t('manager.figure.served')}>{figures.served}</Figure>
      <Figure label={t('manager.figure.abandoned')}>{figures.abandoned}</Figure>
      <Figure label={t('manager.figure.missed')}>{figures.missed}</Figure>
    </dl>
  );
}

export function Figure({
  label,
  isAlarm = false,
  children,
}: {
  readonly label: string;
  readonly isAlarm?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div data-alarm={isAlarm || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
