import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, type DayPlan, ROUTES } from '@lobbyflow/contract';
import { Button, Notice, ProblemNotice, TextField, useFormats, useMessages } from '@lobbyflow/ui';
import { useCallback, useState } from 'react';
import { dateIn, daysAfter } from './business-days.js';
import { PlanCalendar } from './plan-calendar.js';
import { PlanCharts } from './plan-charts.js';
import { PlanLearned } from './plan-learned.js';
import { PlanTable } from './plan-table.js';
import { useOpenedAt } from './use-opened-at.js';
import { useSending } from './use-sending.js';

/** A day as it is expected: who comes, what windows that needs, and how it goes. */
export function PlanDay({ api, branch }: { readonly api: Api; readonly branch: Branch }) {
  const t = useMessages();
  const { day: dayName } = useFormats();
  const today = dateIn(branch.timeZone, useOpenedAt());
  const [day, choose] = useState(branch.businessDay ?? today);
  const pick = (wished: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(wished)) choose(wished);
  };
  return (
    <>
      <div className="mg-day-pick">
        <TextField label={t('plan.which')} type="date" value={day} onChange={pick} />
        <Button icon="back" onClick={() => choose(daysAfter(day, -1))}>
          {t('manager.day.before')}
        </Button>
        <Button icon="forward" onClick={() => choose(daysAfter(day, 1))}>
          {t('manager.day.after')}
        </Button>
      </div>
      <h2>{dayName(`${day}T12:00:00Z`)}</h2>
      <OneDay key={day} api={api} branch={branch} day={day} />
      <PlanLearned api={api} branch={branch} />
    </>
  );
}

function OneDay({
  api,
  branch,
  day,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly day: string;
}) {
  const t = useMessages();
  const params = { branchId: branch.id, businessDay: day };
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.dayPlan, { params: { branchId: branch.id, businessDay: day } }),
      [api, branch.id, day],
    ),
  );
  const [changed, change] = useState<DayPlan | null>(null);
  const { send, isBusy, problem: unsent } = useSending();
  const plan = changed ?? answer;
  if (plan === null) {
    if (problem !== null) return <ProblemNotice problem={problem} onRetry={askAgain} />;
    return <p role="status">{t('state.loading')}</p>;
  }
  const set = (windows: { readonly at: string; readonly windows: number }[]) =>
    send(() => api.call(ROUTES.setWindows, { params, body: { windows } }), change);
  const refresh = () => {
    change(null);
    askAgain();
  };
  return (
    <>
      {plan.state === 'unknown' ? (
        <Notice tone="info">{t('plan.unknown')}</Notice>
      ) : (
        <>
          <PlanFacts plan={plan} />
          <PlanCharts plan={plan} />
          <ProblemNotice problem={unsent} />
          <PlanTable plan={plan} isBusy={isBusy} set={set} />
        </>
      )}
      <PlanCalendar api={api} branch={branch} plan={plan} onChange={refresh} />
    </>
  );
}

/** What the plan rests on, and how right it has been so far. */
function PlanFacts({ plan }: { readonly plan: DayPlan }) {
  const t = useMessages();
  const { count, share } = useFormats();
  const { learnedFrom, halfHours, kinds, level, isToday, error, cameSoFar, expectedSoFar } = plan;
  const expected = halfHours.reduce((sum, one) => sum + one.expected, 0);
  const kindNames = kinds.map((kind) => t(`plan.kind.${kind}`)).join(t('list.comma'));
  return (
    <ul className="pl-facts">
      <li>
        {t('plan.fact.expected', { n: count(Math.round(expected)) })}
        {kinds.length > 0 && ` ${t('plan.fact.kinds', { kinds: kindNames })}`}
      </li>
      {learnedFrom !== null && (
        <li>
          {t('plan.fact.days', { n: learnedFrom.days })}
          {kinds.length > 0 && ` ${t('plan.fact.alike', { n: learnedFrom.alike })}`}
        </li>
      )}
      {isToday && cameSoFar + expectedSoFar > 0 && (
        <li>
          {t('plan.fact.today', {
            came: count(cameSoFar),
            expected: count(Math.round(expectedSoFar)),
            level: share(level),
          })}
        </li>
      )}
      {error !== null && <li>{t('plan.fact.error', { share: share(error) })}</li>}
    </ul>
  );
}
