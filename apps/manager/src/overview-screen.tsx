import './reports.css';
import './trends.css';
import { type Api, ApiProblem } from '@lobbyflow/client';
import { type BranchNow, type Overview, type OVERVIEW_ORDERS, ROUTES } from '@lobbyflow/contract';
import { Button, ProblemNotice, TextField, useFormats, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useCallback, useEffect, useRef, useState } from 'react';
import { OverviewTable } from './overview-table.js';

learnLaterWords();

export type Order = (typeof OVERVIEW_ORDERS)[number];

const PAGE = 100;
/** So often it is looked again, while the page is seen. */
const AGAIN_MS = 15_000;

/** All branches now, the worst first: who has people waiting too long, and how few windows. */
export function OverviewScreen({
  api,
  onBack,
  onChoose,
}: {
  readonly api: Api;
  readonly onBack: () => void;
  readonly onChoose: (branchId: string) => void;
}) {
  const t = useMessages();
  const { clockWithSeconds } = useFormats();
  const [order, by] = useState<Order>('overdue');
  const [find, seek] = useState('');
  const [pages, more] = useState(1);
  const { told, problem, look } = useOverview(api, { order, find, limit: PAGE * pages });
  return (
    <main className="mg-day mg-report">
      <Button icon="back" kind="quiet" className="mg-no-print" onClick={onBack}>
        {t('manager.choose-branch')}
      </Button>
      <h1>{t('manager.overview')}</h1>
      {told !== null && <Totals told={told} />}
      <div className="mg-day-pick">
        <TextField
          label={t('manager.find-branch')}
          type="search"
          value={find}
          onChange={(wanted) => {
            seek(wanted);
            more(1);
          }}
        />
        <Button onClick={look}>{t('manager.day.refresh')}</Button>
        {told !== null && (
          <small>{t('overview.as-of', { time: clockWithSeconds(told.asOf) })}</small>
        )}
      </div>
      <ProblemNotice problem={problem} onRetry={look} />
      {told === null && problem === null && <p role="status">{t('state.loading')}</p>}
      {told?.items.length === 0 && <p className="mg-empty">{t('manager.no-branch')}</p>}
      {told !== null && told.items.length > 0 && (
        <OverviewTable branches={told.items} order={order} by={by} onChoose={onChoose} />
      )}
      {(told?.next ?? null) !== null && (
        <Button onClick={() => more((shown) => shown + 1)}>{t('manager.more-branches')}</Button>
      )}
    </main>
  );
}

function Totals({ told }: { readonly told: Overview }) {
  const t = useMessages();
  const { count } = useFormats();
  const facts = [
    [t('overview.branches'), count(told.branches)],
    [t('overview.open'), count(told.open)],
    [t('manager.figure.waiting'), count(told.waiting)],
    [t('manager.figure.overdue'), count(told.overdue)],
  ] as const;
  return (
    <dl className="mg-kpis">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Wish {
  readonly order: Order;
  readonly find: string;
  readonly limit: number;
}

/** As many branches as are shown, in pages of what the route gives at most; an older answer never replaces a newer. */
function useOverview(api: Api, { order, find, limit }: Wish) {
  const [told, tell] = useState<Overview | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const asked = useRef(0);
  const look = useCallback(async () => {
    const turn = (asked.current += 1);
    const isLast = () => asked.current === turn;
    try {
      const answer = await allOf(api, { order, find, limit });
      if (!isLast()) return;
      setProblem(null);
      tell(answer);
    } catch (fault) {
      if (!(fault instanceof ApiProblem)) throw fault;
      if (isLast()) setProblem(fault);
    }
  }, [api, order, find, limit]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [look]);
  return { told, problem, look: () => void look() };
}

async function allOf(api: Api, { order, find, limit }: Wish): Promise<Overview> {
  const items: BranchNow[] = [];
  let page: Overview;
  do {
    const query = { order, find: find.trim() || undefined, after: items.length, limit: PAGE };
    page = await api.call(ROUTES.overview, { query });
    items.push(...page.items);
  } while (page.next !== null && items.length < limit);
  return { ...page, items };
}
