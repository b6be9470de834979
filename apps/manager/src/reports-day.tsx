import './reports.css';
import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, type FileFormat, ROUTES } from '@lobbyflow/contract';
import { Button, ProblemNotice, useFormats, useLanguage, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useCallback } from 'react';
import { DayAdviceTable } from './reports-advice.js';
import { ReportFigures } from './reports-figures.js';
import { HalfHours } from './reports-half-hours.js';
import { LaneMixTable, ServiceMixTable } from './reports-mix.js';
import { Exceptions, StaffLoad } from './reports-people.js';
import { LongestWaits } from './reports-waits.js';
import { TakeFile } from './take-file.js';

learnLaterWords();

/** A business day on one page: how it went, when it went wrong, and why. */
export function DayReportPage({
  api,
  branch,
  day,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly day: string;
}) {
  const t = useMessages();
  const { clock } = useFormats();
  const { language } = useLanguage();
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.dayReport, { params: { branchId: branch.id, businessDay: day } }),
      [api, branch.id, day],
    ),
  );
  if (problem !== null) {
    if (problem.code === 'not-found') return <p className="mg-empty">{t('manager.day.none')}</p>;
    return <ProblemNotice problem={problem} onRetry={askAgain} />;
  }
  if (answer === null) return <p role="status">{t('state.loading')}</p>;
  if (answer.figures.visits === 0 && answer.staff.length === 0) {
    return <p className="mg-empty">{t('manager.day.none')}</p>;
  }
  const parts = { report: answer, branch };
  const params = { branchId: branch.id, businessDay: day };
  const take = (format: FileFormat) =>
    api.take(ROUTES.dayReportFile, { params, query: { format, language } });
  return (
    <div className="mg-report">
      <p className="mg-only-print">{`${branch.name} · ${day}`}</p>
      {!answer.isOver && <p>{t('report.as-of', { time: clock(answer.asOf) })}</p>}
      <ReportFigures report={answer} />
      <HalfHours report={answer} />
      <LongestWaits {...parts} />
      <DayAdviceTable {...parts} />
      <div className="mg-report-side">
        <LaneMixTable {...parts} />
        <ServiceMixTable {...parts} />
      </div>
      <StaffLoad {...parts} />
      <Exceptions {...parts} />
      <div className="mg-take mg-no-print">
        <Button onClick={() => window.print()}>{t('report.print')}</Button>
        <TakeFile label={t('file.day')} take={take} />
        <small>{t('file.recorded')}</small>
      </div>
    </div>
  );
}
