import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, ROUTES, type TrendReport } from '@lobbyflow/contract';
import { ProblemNotice, useMessages } from '@lobbyflow/ui';
import { useCallback } from 'react';
import { HoursPage } from './trends-hours.js';
import { MixPage } from './trends-mix.js';
import { ServicePage } from './trends-service.js';
import type { DaySpan, Unit } from './trends-span.js';

export interface TrendProps {
  readonly report: TrendReport;
  readonly branch: Branch;
}

/** The parts that are made of one answer: asked once for a span, whatever part is looked at. */
export function TrendPages({
  api,
  branch,
  span: { from, to },
  part,
  unit,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly span: DaySpan;
  readonly part: 'service' | 'mix' | 'hours';
  readonly unit: Unit;
}) {
  const t = useMessages();
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.trends, { params: { branchId: branch.id }, query: { from, to } }),
      [api, branch.id, from, to],
    ),
  );
  if (problem !== null) return <ProblemNotice problem={problem} onRetry={askAgain} />;
  if (answer === null) return <p role="status">{t('state.loading')}</p>;
  if (answer.all.visits === 0) return <p className="mg-empty">{t('trend.none')}</p>;
  switch (part) {
    case 'service':
      return <ServicePage report={answer} unit={unit} />;
    case 'mix':
      return <MixPage report={answer} branch={branch} />;
    case 'hours':
      return <HoursPage report={answer} />;
  }
}
