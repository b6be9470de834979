import './reports.css';
import './trends.css';
import type { Api } from '@lobbyflow/client';
import { type Branch, type FileFormat, ROUTES } from '@lobbyflow/contract';
import { Button, TextField, useLanguage, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useState } from 'react';
import { dateIn } from './business-days.js';
import { TakeFile } from './take-file.js';
import { ExceptionReport } from './trends-exceptions.js';
import { ForecastAccuracy } from './trends-forecast.js';
import { TrendPages } from './trends-pages.js';
import {
  type DaySpan,
  fitting,
  MOST_LISTED,
  PRESETS,
  spanUntil,
  type Unit,
  UNITS,
} from './trends-span.js';
import { useOpenedAt } from './use-opened-at.js';

learnLaterWords();

const PARTS = ['service', 'mix', 'hours', 'forecast', 'exceptions'] as const;
export type TrendPart = (typeof PARTS)[number];

/** How service went over weeks and months: trends, mix, hours, forecasts, exceptions. */
export function TrendsScreen({ api, branch }: { readonly api: Api; readonly branch: Branch }) {
  const t = useMessages();
  const today = dateIn(branch.timeZone, useOpenedAt());
  const [span, look] = useState<DaySpan>(() => spanUntil(today, PRESETS[0].days));
  const [unit, by] = useState<Unit>('days');
  const [part, turn] = useState<TrendPart>('service');
  const listed = fitting(span, MOST_LISTED);
  const parts = { api, branch, span };
  return (
    <main className="mg-day mg-report">
      <h1>{t('manager.trends')}</h1>
      <SpanPick span={span} today={today} look={look} by={by} />
      <div className="lf-segments mg-no-print" role="group" aria-label={t('trend.parts')}>
        {PARTS.map((one) => (
          <Button key={one} kind="quiet" aria-pressed={part === one} onClick={() => turn(one)}>
            {t(`trend.part.${one}`)}
          </Button>
        ))}
      </div>
      {part === 'service' && <UnitPick unit={unit} by={by} />}
      {part === 'forecast' && <ForecastAccuracy {...parts} span={listed} />}
      {part === 'exceptions' && <ExceptionReport {...parts} span={listed} />}
      {part !== 'forecast' && part !== 'exceptions' && (
        <TrendPages {...parts} part={part} unit={unit} />
      )}
      {(part === 'forecast' || part === 'exceptions') && listed.from !== span.from && (
        <p>{t('trend.only', { n: MOST_LISTED })}</p>
      )}
      <Take {...parts} />
    </main>
  );
}

function SpanPick({
  span,
  today,
  look,
  by,
}: {
  readonly span: DaySpan;
  readonly today: string;
  readonly look: (span: DaySpan) => void;
  readonly by: (unit: Unit) => void;
}) {
  const t = useMessages();
  const type = (change: Partial<DaySpan>) => {
    const typed = { ...span, ...change };
    if ([typed.from, typed.to].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)))
      look(fitting(typed));
  };
  return (
    <div className="mg-day-pick">
      <TextField
        label={t('trend.from')}
        type="date"
        value={span.from}
        max={span.to}
        onChange={(from) => type({ from })}
      />
      <TextField
        label={t('trend.to')}
        type="date"
        value={span.to}
        max={today}
        onChange={(to) => type({ to })}
      />
      {PRESETS.map(({ name, days, unit }) => (
        <Button
          key={name}
          onClick={() => {
            look(spanUntil(today, days));
            by(unit);
          }}
        >
          {t(`trend.preset.${name}`)}
        </Button>
      ))}
    </div>
  );
}

function UnitPick({ unit, by }: { readonly unit: Unit; readonly by: (unit: Unit) => void }) {
  const t = useMessages();
  return (
    <div className="lf-segments mg-no-print" role="group" aria-label={t('trend.unit')}>
      {UNITS.map((one) => (
        <Button key={one} kind="quiet" aria-pressed={unit === one} onClick={() => by(one)}>
          {t(`trend.unit.${one}`)}
        </Button>
      ))}
    </div>
  );
}

function Take({
  api,
  branch,
  span,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly span: DaySpan;
}) {
  const t = useMessages();
  const { language } = useLanguage();
  const take = (format: FileFormat) =>
    api.take(ROUTES.trendsFile, {
      params: { branchId: branch.id },
      query: { ...span, format, language },
    });
  return (
    <div className="mg-take mg-no-print">
      <Button onClick={() => window.print()}>{t('report.print')}</Button>
      <TakeFile label={t('file.trends')} take={take} />
    </div>
  );
}
