import { type Api, useAsked } from '@lobbyflow/client';
import { type DayFigures, ROUTES } from '@lobbyflow/contract';
import {
  type Formats,
  type MessageKey,
  ProblemNotice,
  useFormats,
  useMessages,
} from '@lobbyflow/ui';
import { useCallback } from 'react';
import type { z } from 'zod';
import { Figure } from './figures-strip.js';

type DayTold = z.infer<typeof DayFigures>;
type Told = readonly [MessageKey, string, isAlarm?: boolean];

const DASH = '–';

/** The figures of a business day, as the glossary defines each. */
export function DayFiguresList({
  api,
  branchId,
  day,
}: {
  readonly api: Api;
  readonly branchId: string;
  readonly day: string;
}) {
  const t = useMessages();
  const formats = useFormats();
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.dayFigures, { params: { branchId, businessDay: day } }),
      [api, branchId, day],
    ),
  );
  if (problem !== null) {
    if (problem.code === 'not-found') return <p className="mg-empty">{t('manager.day.none')}</p>;
    return <ProblemNotice problem={problem} onRetry={askAgain} />;
  }
  if (answer === null) return <p role="status">{t('state.loading')}</p>;
  return (
    <dl className="mg-day-figures" aria-label={t('manager.day.figures')}>
      {told(answer, formats).map(([key, value, isAlarm]) => (
        <Figure key={key} label={t(key)} isAlarm={isAlarm ?? false}>
          {value}
        </Figure>
      ))}
    </dl>
  );
}

function told(day: DayTold, { count, wait, share }: Formats): readonly Told[] {
  const orDash = (ms: number | null) => (ms === null ? DASH : wait(ms));
  const part = (of: number | null) => (of === null ? DASH : share(of));
  return [
    ['manager.day.visits', count(day.visits)],
    ['manager.day.served', count(day.served)],
    ['manager.day.open', count(day.open)],
    ['manager.day.wait-mean', orDash(day.waitMeanMs)],
    ['manager.day.wait-p50', orDash(day.waitP50Ms)],
    ['manager.day.wait-p90', orDash(day.waitP90Ms)],
    ['manager.day.wait-max', orDash(day.waitMaxMs)],
    ['manager.day.overdue', count(day.overdue), day.overdue > 0],
    ['manager.day.service-level', part(day.serviceLevel)],
    ['manager.day.abandoned', count(day.abandoned)],
    ['manager.day.abandonment', part(day.abandonmentRate)],
    ['manager.day.missed', count(day.missed)],
    ['manager.day.diverted', count(day.diverted)],
    ['manager.day.ended', count(day.ended)],
    ['manager.day.handling', orDash(day.handlingMeanMs)],
    ['manager.day.occupancy', part(day.occupancy)],
  ];
}
