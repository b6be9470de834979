import type { Api } from '@lobbyflow/client';
import {
  type BodyOf,
  type Branch,
  type BranchConfig,
  ROUTES,
  type WhatIfReport,
} from '@lobbyflow/contract';
import {
  Button,
  Notice,
  ProblemNotice,
  Select,
  TextField,
  useLocalName,
  useMessages,
} from '@lobbyflow/ui';
import { useState } from 'react';
import { dateIn, daysAfter } from './business-days.js';
import { WhatIfCounters } from './plan-what-if-counters.js';
import { WhatIfResult } from './plan-what-if-result.js';
import { useOpenedAt } from './use-opened-at.js';
import { useSending } from './use-sending.js';

type Wish = BodyOf<typeof ROUTES.whatIf>;
export type CounterWish = NonNullable<Wish['counters']>[number];

const PENSIONERS = ['-0.5', '-0.2', '0', '0.2', '0.5', '1'] as const;
const MINUTE_MS = 60_000;

/** A past day, played again with other windows, skills, head starts, customers, or a draft of the rules. */
export function PlanWhatIf({
  api,
  branch,
  draft,
  forget,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly draft: BranchConfig | null;
  readonly forget: () => void;
}) {
  const t = useMessages();
  const today = branch.businessDay ?? dateIn(branch.timeZone, useOpenedAt());
  const [businessDay, choose] = useState(daysAfter(today, -1));
  const [pensioners, bring] = useState<(typeof PENSIONERS)[number]>('0');
  const [counters, change] = useState<readonly CounterWish[]>([]);
  const [credits, credit] = useState<Readonly<Record<string, string>>>({});
  const [report, tell] = useState<WhatIfReport | null>(null);
  const { send, isBusy, problem } = useSending();
  const body: Wish = {
    businessDay,
    counters: [...counters],
    pensioners: Number(pensioners),
    lanes: lanesOf(credits),
    ...(draft === null ? {} : { config: draft }),
  };
  const play = () =>
    send(() => api.call(ROUTES.whatIf, { params: { branchId: branch.id }, body }), tell);
  return (
    <>
      <p>{t('what-if.why')}</p>
      {draft !== null && (
        <Notice tone="info" actions={<Button onClick={forget}>{t('what-if.draft.forget')}</Button>}>
          {t('what-if.draft')}
        </Notice>
      )}
      <div className="mg-day-pick">
        <TextField
          label={t('what-if.day')}
          type="date"
          value={businessDay}
          max={today}
          onChange={(day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && choose(day)}
        />
        <Select
          label={t('what-if.pensioners')}
          value={pensioners}
          options={PENSIONERS.map((value) => ({
            value,
            label: t(value === '0' ? 'what-if.as-it-was' : 'what-if.more', {
              n: `${Number(value) > 0 ? '+' : '−'}${Math.abs(Number(value)) * 100}`,
            }),
          }))}
          onChange={bring}
        />
      </div>
      <details>
        <summary>{t('what-if.lanes')}</summary>
        <Credits branch={branch} credits={credits} onChange={credit} />
      </details>
      <details>
        <summary>{t('what-if.counters')}</summary>
        <WhatIfCounters branch={branch} wishes={counters} onChange={change} />
      </details>
      <Button kind="primary" isBusy={isBusy} onClick={play}>
        {t('what-if.play')}
      </Button>
      {isBusy && <p role="status">{t('what-if.playing')}</p>}
      {problem?.code === 'not-found' ? (
        <Notice tone="warning">{t('what-if.nobody')}</Notice>
      ) : (
        <ProblemNotice problem={problem} />
      )}
      {report !== null && !isBusy && <WhatIfResult branch={branch} report={report} />}
    </>
  );
}

/** What is typed as minutes; what is none is left as it was. */
function lanesOf(credits: Readonly<Record<string, string>>): NonNullable<Wish['lanes']> {
  return Object.entries(credits).flatMap(([laneId, minutes]) =>
    minutes.trim() === '' || !(Number(minutes) >= 0)
      ? []
      : [{ laneId, creditMs: Math.round(Number(minutes) * MINUTE_MS) }],
  );
}

function Credits({
  branch,
  credits,
  onChange,
}: {
  readonly branch: Branch;
  readonly credits: Readonly<Record<string, string>>;
  readonly onChange: (credits: Readonly<Record<string, string>>) => void;
}) {
  const t = useMessages();
  const name = useLocalName();
  return (
    <div className="mg-day-pick">
      {branch.lanes.map(({ id, name: named, creditMs }) => (
        <TextField
          key={id}
          label={t('what-if.credit', { lane: name(named) })}
          inputMode="decimal"
          placeholder={String(creditMs / MINUTE_MS)}
          value={credits[id] ?? ''}
          onChange={(minutes) => onChange({ ...credits, [id]: minutes })}
        />
      ))}
    </div>
  );
}
