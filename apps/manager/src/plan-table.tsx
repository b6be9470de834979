import type { DayPlan, PlannedHalfHour } from '@lobbyflow/contract';
import { Button, useFormats, useMessages } from '@lobbyflow/ui';

type Wish = { readonly at: string; readonly windows: number }[];

/** The plan in figures, to be changed: one window more or fewer says at once who would wait too long. */
export function PlanTable({
  plan,
  isBusy,
  set,
}: {
  readonly plan: DayPlan;
  readonly isBusy: boolean;
  readonly set: (windows: Wish) => void;
}) {
  const t = useMessages();
  const { count, share, wait } = useFormats();
  const wishes = plan.halfHours
    .filter(({ isSet }) => isSet)
    .map(({ at, windows }) => ({ at, windows }));
  const wish = (at: string, windows: number | null) =>
    set([...wishes.filter((one) => one.at !== at), ...(windows === null ? [] : [{ at, windows }])]);
  const title = t('plan.table');
  return (
    <section aria-labelledby="plan-windows">
      <h2 id="plan-windows">{title}</h2>
      <p>
        {t('plan.table.why', {
          wait: wait(plan.lateAfterMs),
          share: share(plan.lateShare),
        })}
      </p>
      {wishes.length > 0 && (
        <Button isBusy={isBusy} onClick={() => set([])}>
          {t('plan.as-needed.all')}
        </Button>
      )}
      <div className="mg-scroll">
        <table aria-label={title}>
          <thead>
            <tr>
              {(['at', 'expected', 'came', 'needed', 'windows', 'late', 'open'] as const).map(
                (name) => (
                  <th key={name} scope="col">
                    {t(`plan.column.${name}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {plan.halfHours.map((one) => (
              <tr key={one.at}>
                <th scope="row">{one.at}</th>
                <td>{count(Math.round(one.came === null ? one.current : one.expected))}</td>
                <td>{one.came ?? '–'}</td>
                <td>{one.needed}</td>
                <td>
                  <Stepper plan={plan} one={one} isBusy={isBusy} wish={wish} />
                </td>
                <td data-alarm={lateOf(one) > plan.lateShare || undefined}>{share(lateOf(one))}</td>
                <td>{one.open === null ? '–' : count(one.open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Stepper({
  plan,
  one,
  isBusy,
  wish,
}: {
  readonly plan: DayPlan;
  readonly one: PlannedHalfHour;
  readonly isBusy: boolean;
  readonly wish: (at: string, windows: number | null) => void;
}) {
  const t = useMessages();
  const { at, windows, needed, isSet } = one;
  const turnTo = (wished: number) => wish(at, wished === needed ? null : wished);
  return (
    <span className="pl-stepper" data-set={isSet || undefined}>
      <Button
        aria-label={t('plan.fewer', { at })}
        disabled={windows <= 0}
        isBusy={isBusy}
        onClick={() => turnTo(windows - 1)}
      >
        −
      </Button>
      <output>{windows}</output>
      <Button
        aria-label={t('plan.more', { at })}
        disabled={windows >= plan.maxWindows}
        isBusy={isBusy}
        onClick={() => turnTo(windows + 1)}
      >
        +
      </Button>
      {isSet && <small>{t('plan.is-set')}</small>}
    </span>
  );
}

/** With no window at all everybody who comes waits too long. */
function lateOf({ late, windows, current }: PlannedHalfHour): number {
  if (windows === 0) return current > 0 ? 1 : 0;
  return late[windows - 1] ?? 0;
}
