import { type Api, deviceNow } from '@lobbyflow/client';
import type { Branch } from '@lobbyflow/contract';
import { Button, TextField, useFormats, useMessages } from '@lobbyflow/ui';
import { useReducer, useState } from 'react';
import { dateIn, daysAfter } from './business-days.js';
import { DayReportPage } from './reports-day.js';
import { VisitsTable } from './visits-table.js';

/** One business day of the branch, this one or an earlier one: its figures and its visits. */
export function DayScreen({
  api,
  branch,
  businessDay,
}: {
  readonly api: Api;
  readonly branch: Branch;
  /** The one that is open, as the lobby says; `null` when none is. */
  readonly businessDay: string | null;
}) {
  const t = useMessages();
  const { day: dayName } = useFormats();
  const [openedAt] = useState(deviceNow);
  const latest = businessDay ?? dateIn(branch.timeZone, openedAt);
  const [chosen, choose] = useState<string | null>(null);
  const [turn, refresh] = useReducer((count: number) => count + 1, 0);
  const day = chosen ?? latest;
  const pick = (wished: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(wished)) choose(wished);
  };
  return (
    <main className="mg-day">
      <h1>{dayName(`${day}T12:00:00Z`)}</h1>
      <div className="mg-day-pick">
        <TextField
          label={t('manager.day.which')}
          type="date"
          value={day}
          max={latest}
          onChange={pick}
        />
        <Button icon="back" onClick={() => choose(daysAfter(day, -1))}>
          {t('manager.day.before')}
        </Button>
        <Button icon="forward" disabled={day >= latest} onClick={() => choose(daysAfter(day, 1))}>
          {t('manager.day.after')}
        </Button>
        <Button onClick={refresh}>{t('manager.day.refresh')}</Button>
      </div>
      <DayReportPage key={`report ${day} ${turn}`} api={api} branch={branch} day={day} />
      <VisitsTable key={`visits ${day} ${turn}`} api={api} branch={branch} day={day} />
    </main>
  );
}
