import type { Branch, DayReport, LongWait } from '@lobbyflow/contract';
import { TicketNumber, useFormats, useMessages, useWords } from '@lobbyflow/ui';
import { useBranchNames } from './reports-names.js';

/** Who waited longest, by number, and what went before them. */
export function LongestWaits({
  report,
  branch,
}: {
  readonly report: DayReport;
  readonly branch: Branch;
}) {
  const t = useMessages();
  const { longestWaits } = report;
  return (
    <section aria-labelledby="longest-waits">
      <h2 id="longest-waits">{t('report.waits')}</h2>
      {longestWaits.length === 0 ? (
        <p>{t('report.waits.none')}</p>
      ) : (
        <div className="mg-scroll">
          <table aria-labelledby="longest-waits">
            <thead>
              <tr>
                <th scope="col">{t('manager.column.number')}</th>
                <th scope="col">{t('report.waits.waited')}</th>
                <th scope="col">{t('manager.column.service')}</th>
                <th scope="col">{t('report.waits.end')}</th>
                <th scope="col">{t('report.waits.why')}</th>
              </tr>
            </thead>
            <tbody>
              {longestWaits.map((wait) => (
                <WaitLine key={wait.ticketId} wait={wait} branch={branch} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function WaitLine({ wait, branch }: { readonly wait: LongWait; readonly branch: Branch }) {
  const t = useMessages();
  const word = useWords();
  const formats = useFormats();
  const names = useBranchNames(branch);
  return (
    <tr>
      <th scope="row">
        <TicketNumber number={wait.number} />
        <small>{formats.clock(wait.arrivedAt)}</small>
      </th>
      <td data-alarm={wait.waitedMs > wait.limitMs || undefined}>
        {formats.timer(wait.waitedMs)}
        <small>{t('report.waits.limit', { wait: formats.wait(wait.limitMs) })}</small>
      </td>
      <td>
        {names.service(wait.serviceId)}
        <small>{names.lane(wait.laneId)}</small>
      </td>
      <td>{word('ticket-state', wait.state)}</td>
      <td>
        <Why wait={wait} branch={branch} />
      </td>
    </tr>
  );
}

function Why({ wait, branch }: { readonly wait: LongWait; readonly branch: Branch }) {
  const t = useMessages();
  const word = useWords();
  const { wait: inWords } = useFormats();
  const { counter } = useBranchNames(branch);
  const { overtakenBy, windows, heldMs, missedCalls } = wait;
  return (
    <>
      {overtakenBy.length === 0 && <small>{t('report.waits.not-passed')}</small>}
      {overtakenBy.map(({ rule, choice, counterId, calls }) => {
        const by = word('rule', rule) + (choice === null ? '' : ` · ${word('choice', choice)}`);
        const values = { n: calls, counter: counter(counterId), rule: by };
        return <div key={`${rule} ${choice} ${counterId}`}>{t('report.waits.passed', values)}</div>;
      })}
      {windows !== null && (
        <small>{t('report.waits.windows', { n: Math.round(windows * 10) / 10 })}</small>
      )}
      {heldMs > 0 && <small>{t('report.waits.held', { wait: inWords(heldMs) })}</small>}
      {missedCalls > 0 && <small>{t('report.waits.missed', { n: missedCalls })}</small>}
    </>
  );
}
