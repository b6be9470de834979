import { type Branch, type DayReport, SMALL_CELL } from '@lobbyflow/contract';
import { Button, useFormats, useMessages, useWords } from '@lobbyflow/ui';
import { useState } from 'react';
import { useBranchNames } from './reports-names.js';

interface Props {
  readonly report: DayReport;
  readonly branch: Branch;
}
/** More than these are shown when asked for. */
const SHOWN = 15;

/** Who sat at which windows, for how long, with which pauses; in the order of opening, not of merit. */
export function StaffLoad({ report, branch }: Props) {
  const t = useMessages();
  const word = useWords();
  const { wait, share } = useFormats();
  const { counter } = useBranchNames(branch);
  const hidden = t('report.staff.hidden');
  if (report.staff.length === 0) return null;
  return (
    <section aria-labelledby="staff-load">
      <h2 id="staff-load">{t('report.staff')}</h2>
      <div className="mg-scroll">
        <table aria-labelledby="staff-load">
          <thead>
            <tr>
              <th scope="col">{t('report.staff.teller')}</th>
              <th scope="col">{t('report.staff.open')}</th>
              <th scope="col">{t('report.staff.services')}</th>
              <th scope="col">{t('report.figure.occupancy')}</th>
              <th scope="col">{t('report.staff.pauses')}</th>
            </tr>
          </thead>
          <tbody>
            {report.staff.map((row) => (
              <tr key={row.tellerId ?? ''}>
                <th scope="row">
                  {row.name ?? t('report.staff.unknown')}
                  <small>{row.counterIds.map(counter).join(t('manager.comma'))}</small>
                </th>
                <td>{wait(row.openMs)}</td>
                <td>{row.services ?? hidden}</td>
                <td>{row.occupancy === null ? hidden : share(row.occupancy)}</td>
                <td>
                  {row.pauses.map(({ reason, count, ms }) => (
                    <div key={reason}>{`${word('pause', reason)} ${count} × · ${wait(ms)}`}</div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <small>{t('report.staff.hint', { n: SMALL_CELL })}</small>
    </section>
  );
}

/** Every pull forward and picked call, by whom and why. */
export function Exceptions({ report, branch }: Props) {
  const t = useMessages();
  const word = useWords();
  const { clock } = useFormats();
  const { counter } = useBranchNames(branch);
  const [isWhole, showWhole] = useState(false);
  const { exceptions } = report;
  const lines = isWhole ? exceptions : exceptions.slice(0, SHOWN);
  return (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">{t('report.exceptions')}</h2>
      {lines.length === 0 ? (
        <p>{t('report.exceptions.none')}</p>
      ) : (
        <div className="mg-scroll">
          <table aria-labelledby="exceptions">
            <thead>
              <tr>
                <th scope="col">{t('report.exceptions.at')}</th>
                <th scope="col">{t('manager.column.number')}</th>
                <th scope="col">{t('report.exceptions.what')}</th>
                <th scope="col">{t('report.exceptions.who')}</th>
                <th scope="col">{t('report.exceptions.reason')}</th>
                <th scope="col">{t('report.exceptions.overtook')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((row) => (
                <tr key={row.revision}>
                  <td>{clock(row.at)}</td>
                  <th scope="row">{row.number ?? '–'}</th>
                  <td>
                    {t(`report.exceptions.${row.kind}`)}
                    {row.counterId !== null && <small>{counter(row.counterId)}</small>}
                  </td>
                  <td>{row.actorName ?? row.actorId}</td>
                  <td>{row.reason === null ? '–' : word('choice', row.reason)}</td>
                  <td>{row.overtook ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {exceptions.length > lines.length && (
        <Button onClick={() => showWhole(true)}>
          {t('report.exceptions.more', { n: exceptions.length })}
        </Button>
      )}
    </section>
  );
}
