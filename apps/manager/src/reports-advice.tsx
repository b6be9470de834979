import type { Branch, DayReport } from '@lobbyflow/contract';
import { useFormats, useMessages } from '@lobbyflow/ui';
import { useAdviceOutcome, useAdviceWords } from './advice-words.js';

type Told = DayReport['advice'][number];

/** What was advised about windows, whether it was done, and what came of it beside what was expected. */
export function DayAdviceTable({
  report,
  branch,
}: {
  readonly report: DayReport;
  readonly branch: Branch;
}) {
  const t = useMessages();
  const { advice } = report;
  const done = advice.filter(({ state }) => state === 'done').length;
  return (
    <section aria-labelledby="day-advice">
      <h2 id="day-advice">{t('report.advice')}</h2>
      {advice.length === 0 ? (
        <p>{t('report.advice.none')}</p>
      ) : (
        <>
          <p>{t('report.advice.done', { done, n: advice.length })}</p>
          <div className="mg-scroll">
            <table aria-labelledby="day-advice">
              <thead>
                <tr>
                  <th scope="col">{t('manager.advice.at')}</th>
                  <th scope="col">{t('manager.advice.what')}</th>
                  <th scope="col">{t('manager.advice.became')}</th>
                  <th scope="col">{t('manager.advice.expected')}</th>
                  <th scope="col">{t('manager.advice.came')}</th>
                </tr>
              </thead>
              <tbody>
                {advice.map((one) => (
                  <AdviceLine key={one.id} advice={one} branch={branch} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function AdviceLine({ advice, branch }: { readonly advice: Told; readonly branch: Branch }) {
  const t = useMessages();
  const { clock } = useFormats();
  const words = useAdviceWords((id) => branch.counters.find((one) => one.id === id)?.name ?? id);
  const outcome = useAdviceOutcome();
  const { answeredByName, without, limitMs } = advice;
  return (
    <tr>
      <td>{clock(advice.offeredAt)}</td>
      <th scope="row">{words.what(advice)}</th>
      <td>
        {outcome(advice)}
        {answeredByName !== null && <small>{answeredByName}</small>}
      </td>
      <td>
        {t('manager.advice.pair', { without: without.late, with: advice.with.late })}
        <small>{t('report.advice.limit', { limit: words.span(limitMs) })}</small>
      </td>
      <td>
        <Effect advice={advice} waitOf={words.span} />
      </td>
    </tr>
  );
}

function Effect({
  advice: { state, effect, without },
  waitOf,
}: {
  readonly advice: Told;
  readonly waitOf: (ms: number) => string;
}) {
  const t = useMessages();
  if (state !== 'done') return <>–</>;
  if (effect === null) return <>{t('manager.advice.not-yet')}</>;
  const { late, customers, waitMs } = effect;
  const waits = { wait: waitOf(waitMs), without: waitOf(without.waitMs) };
  return (
    <>
      {t('manager.advice.came-late', { late, customers })}
      <small>{t('report.advice.waits', waits)}</small>
    </>
  );
}
