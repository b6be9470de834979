import type { Api } from '@lobbyflow/client';
import { type Branch, DAY_KINDS, type DayPlan, ROUTES } from '@lobbyflow/contract';
import { CheckList, Notice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { useId, useState } from 'react';
import { useSending } from './use-sending.js';

/** What kind of day it is, and the calendar as a file. */
export function PlanCalendar({
  api,
  branch,
  plan,
  onChange,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly plan: DayPlan;
  readonly onChange: () => void;
}) {
  const t = useMessages();
  const id = useId();
  const { send, problem, isBusy } = useSending();
  const [taken, tell] = useState<number | null>(null);
  const { businessDay, kinds } = plan;
  const say = (chosen: readonly (typeof DAY_KINDS)[number][]) =>
    send(
      () =>
        api.call(ROUTES.setCalendarDay, {
          params: { branchId: branch.id, businessDay },
          body: { kinds: [...chosen] },
        }),
      onChange,
    );
  const read = (file: File | undefined) => {
    tell(null);
    if (file === undefined) return;
    send(
      async () => {
        const body = { csv: await file.text() };
        return api.call(ROUTES.importCalendar, { params: { branchId: branch.id }, body });
      },
      ({ items }) => {
        tell(items.length);
        onChange();
      },
    );
  };
  const faults = (problem?.problem?.errors ?? []).filter(({ path }) => path.startsWith('csv.'));
  return (
    <section aria-labelledby="plan-calendar" className="mg-no-print">
      <h2 id="plan-calendar">{t('plan.calendar')}</h2>
      <CheckList
        legend={t('plan.calendar.day')}
        options={DAY_KINDS.map((kind) => ({ value: kind, label: t(`plan.kind.${kind}`) }))}
        values={kinds}
        onChange={say}
      />
      <div className="lf-field">
        <label htmlFor={id}>{t('plan.calendar.file')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          disabled={isBusy}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            read(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <small id={`${id}-hint`}>{t('plan.calendar.hint', { kinds: DAY_KINDS.join(', ') })}</small>
      </div>
      {taken !== null && <Notice tone="good">{t('plan.calendar.taken', { n: taken })}</Notice>}
      {faults.length === 0 ? (
        <ProblemNotice problem={problem} />
      ) : (
        <Notice tone="danger">
          {t('plan.calendar.faults')}
          {faults.map(({ path, message }) => (
            <span key={path} className="pl-fault">
              {t('plan.calendar.line', { line: path.slice('csv.'.length) })} {message}
            </span>
          ))}
        </Notice>
      )}
    </section>
  );
}
