import type { DayReport, HalfHour } from '@lobbyflow/contract';
import { useFormats, useMessages } from '@lobbyflow/ui';
import type { CSSProperties } from 'react';

const SHOWN = 6;
const one = (value: number) => (Math.round(value * 10) / 10).toString();

/** The half-hours that went wrong, the worst first, and below them all of the day. */
export function HalfHours({ report }: { readonly report: DayReport }) {
  const t = useMessages();
  const wrong = report.halfHours
    .filter(({ tooLong }) => tooLong > 0)
    .toSorted((a, b) => b.tooLong - a.tooLong)
    .slice(0, SHOWN)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return (
    <section aria-labelledby="half-hours">
      <h2 id="half-hours">{t('report.half-hours')}</h2>
      {wrong.length === 0 ? (
        <p>{t('report.half-hours.none')}</p>
      ) : (
        <>
          <p>
            <small>{t(`report.half-hours.${report.comparedWith}`)}</small>
          </p>
          <HalfHourTable halfHours={wrong} label={t('report.half-hours')} />
        </>
      )}
      {report.halfHours.length > wrong.length && (
        <details className="mg-no-print">
          <summary>{t('report.half-hours.all')}</summary>
          <HalfHourTable halfHours={report.halfHours} label={t('report.half-hours.all')} />
        </details>
      )}
    </section>
  );
}

function HalfHourTable({
  halfHours,
  label,
}: {
  readonly halfHours: readonly HalfHour[];
  readonly label: string;
}) {
  const t = useMessages();
  const columns = [
    'from',
    'came',
    'too-long',
    'wait',
    'waiting',
    'windows',
    'needed',
    'handling',
    'cause',
  ] as const;
  const most = Math.max(1, ...halfHours.map(({ arrivals }) => arrivals));
  return (
    <div className="mg-scroll">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`report.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {halfHours.map((halfHour) => (
            <HalfHourLine key={halfHour.from} halfHour={halfHour} most={most} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HalfHourLine({ halfHour, most }: { readonly halfHour: HalfHour; readonly most: number }) {
  const t = useMessages();
  const { clock, timer } = useFormats();
  const { usual, handlingMeanMs, waitMeanMs, tooLong, arrivals } = halfHour;
  const time = (ms: number | null) => (ms === null ? '–' : timer(ms));
  const bar = { '--share': `${(100 * arrivals) / most}%` } as CSSProperties;
  const causes = halfHour.causes.map((cause) => t(`report.cause.${cause}`));
  return (
    <tr>
      <th scope="row">{clock(halfHour.from)}</th>
      <td data-bar style={bar}>
        {arrivals}
        {usual !== null && <small>{t('report.usual', { value: one(usual.arrivals) })}</small>}
      </td>
      <td data-alarm={tooLong > 0 || undefined}>{tooLong}</td>
      <td>{time(waitMeanMs)}</td>
      <td>{halfHour.waiting}</td>
      <td>
        {one(halfHour.windows)}
        {usual !== null && <small>{t('report.usual', { value: one(usual.windows) })}</small>}
      </td>
      <td>{one(halfHour.windowsNeeded)}</td>
      <td>
        {time(handlingMeanMs)}
        {usual !== null && (
          <small>{t('report.usual', { value: time(usual.handlingMeanMs) })}</small>
        )}
      </td>
      <td>
        {tooLong > 0 &&
          (causes.length === 0 ? t('report.cause.none') : causes.join(t('manager.comma')))}
      </td>
    </tr>
  );
}
