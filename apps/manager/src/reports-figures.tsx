import type { DayReport } from '@lobbyflow/contract';
import { type Formats, type MessageKey, useFormats, useMessages } from '@lobbyflow/ui';
import { useId, useState } from 'react';

type FigureName =
  Extract<MessageKey, `report.figure.${string}.why`> extends `${infer Name}.why` ? Name : never;
interface Told {
  readonly name: FigureName;
  readonly value: string;
  readonly isAlarm?: boolean;
}

const DASH = '–';

/** The figures of the day; how each is reckoned shows at a touch, on hover and on focus. */
export function ReportFigures({ report }: { readonly report: DayReport }) {
  const t = useMessages();
  const formats = useFormats();
  return (
    <dl className="mg-kpis" aria-label={t('manager.day.figures')}>
      {[...waits(report, formats), ...service(report, formats)].map((told) => (
        <Explained key={told.name} told={told} rated={report.kpis.rated} />
      ))}
    </dl>
  );
}

function Explained({ told, rated }: { readonly told: Told; readonly rated: number }) {
  const t = useMessages();
  const id = useId();
  const { name, value, isAlarm = false } = told;
  const [isShut, shut] = useState(false);
  return (
    <div data-alarm={isAlarm || undefined}>
      <dt>
        <button
          type="button"
          className="mg-why"
          aria-describedby={id}
          onKeyDown={({ key }) => shut(key === 'Escape')}
          onBlur={() => shut(false)}
          onMouseEnter={() => shut(false)}
        >
          {t(name)}
        </button>
        <span role="tooltip" id={id} hidden={isShut}>
          {t(`${name}.why`, { rated })}
        </span>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}

function waits({ figures, kpis }: DayReport, formats: Formats): readonly Told[] {
  const { count, share, clock } = formats;
  const ms = (of: number | null) => (of === null ? DASH : formats.wait(of));
  const part = (of: number | null) => (of === null ? DASH : share(of));
  const peakAt = kpis.peakWaitingAt === null ? '' : ` · ${clock(kpis.peakWaitingAt)}`;
  return [
    { name: 'report.figure.visits', value: count(figures.visits) },
    { name: 'report.figure.service-level', value: part(figures.serviceLevel) },
    { name: 'report.figure.wait-mean', value: ms(figures.waitMeanMs) },
    { name: 'report.figure.wait-p90', value: ms(figures.waitP90Ms) },
    { name: 'report.figure.wait-max', value: ms(figures.waitMaxMs) },
    { name: 'report.figure.overdue', value: count(figures.overdue), isAlarm: figures.overdue > 0 },
    { name: 'report.figure.over-30', value: count(kpis.over30Min), isAlarm: kpis.over30Min > 0 },
    { name: 'report.figure.left', value: count(kpis.leftUncalled) },
    { name: 'report.figure.patience', value: ms(kpis.patienceMeanMs) },
    { name: 'report.figure.peak', value: count(kpis.peakWaiting) + peakAt },
    { name: 'report.figure.overtaken', value: count(kpis.overtakenMax) },
  ];
}

function service({ figures, kpis, promises }: DayReport, formats: Formats): readonly Told[] {
  const ms = (of: number | null) => (of === null ? DASH : formats.wait(of));
  const part = (of: number | null) => (of === null ? DASH : formats.share(of));
  const ratio = kpis.protectedRatio;
  return [
    { name: 'report.figure.handling', value: ms(figures.handlingMeanMs) },
    {
      name: 'report.figure.walk',
      value: kpis.walkMeanMs === null ? DASH : formats.timer(kpis.walkMeanMs),
    },
    { name: 'report.figure.long', value: part(kpis.longServiceRate) },
    { name: 'report.figure.occupancy', value: part(figures.occupancy) },
    { name: 'report.figure.open-rate', value: part(kpis.openRate) },
    { name: 'report.figure.no-show', value: part(kpis.noShowRate) },
    { name: 'report.figure.recall', value: part(kpis.recallRate) },
    { name: 'report.figure.transfers', value: part(kpis.transferRate) },
    { name: 'report.figure.interventions', value: part(kpis.interventionRate) },
    { name: 'report.figure.protected', value: part(ratio), isAlarm: ratio !== null && ratio > 1 },
    { name: 'report.figure.satisfied', value: part(kpis.satisfiedRate) },
    { name: 'report.figure.asked', value: part(kpis.invitedRate) },
    { name: 'report.figure.answered', value: part(kpis.answeredRate) },
    { name: 'report.figure.promise', value: ms(promises.maeMs) },
  ];
}
