import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, type FileFormat, ROUTES, type VisitRow } from '@lobbyflow/contract';
import {
  Button,
  ProblemNotice,
  StateBadge,
  TextField,
  TicketNumber,
  useFormats,
  useLanguage,
  useLocalName,
  useMessages,
  useWords,
} from '@lobbyflow/ui';
import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { TakeFile } from './take-file.js';

type Visit = z.infer<typeof VisitRow>;

/** As many as the route gives in one page. */
const PAGE = 1_000;
/** A tablet draws so many lines without a pause. */
const SHOWN_AT_ONCE = 100;
/** Nobody reads a thousand lines on paper. */
const LIST_FORMATS = ['csv', 'xlsx'] as const;

async function allVisits(api: Api, branchId: string, businessDay: string): Promise<Visit[]> {
  const visits: Visit[] = [];
  let after: string | undefined;
  do {
    const query = { businessDay, after, limit: PAGE };
    const page = await api.call(ROUTES.visits, { params: { branchId }, query });
    visits.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return visits;
}

/** The visits of a day in the order of arrival, found by a part of their number. */
export function VisitsTable({
  api,
  branch,
  day,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly day: string;
}) {
  const t = useMessages();
  const { language } = useLanguage();
  const [wanted, want] = useState('');
  const [shown, show] = useState(SHOWN_AT_ONCE);
  const { answer, problem, askAgain } = useAsked(
    useCallback(() => allVisits(api, branch.id, day), [api, branch.id, day]),
  );
  if (problem !== null) {
    if (problem.code === 'not-found') return null;
    return <ProblemNotice problem={problem} onRetry={askAgain} />;
  }
  if (answer === null) return <p role="status">{t('state.loading')}</p>;
  if (answer.length === 0) return <p className="mg-empty">{t('manager.day.none')}</p>;

  const part = wanted.trim().toUpperCase();
  const found = answer.filter(({ number }) => number.includes(part));
  const lines = found.slice(0, shown);
  const params = { branchId: branch.id, businessDay: day };
  const take = (format: FileFormat) =>
    api.take(ROUTES.visitsFile, { params, query: { format, language } });
  return (
    <section className="mg-visits" aria-label={t('manager.day.visits')}>
      <div className="mg-visits-tools">
        <TextField
          label={t('manager.day.find')}
          type="search"
          autoCapitalize="characters"
          value={wanted}
          onChange={want}
        />
        <p role="status">{t('manager.day.shown', { shown: lines.length, n: found.length })}</p>
        <TakeFile label={t('file.visits')} formats={LIST_FORMATS} take={take} />
      </div>
      {found.length === 0 ? (
        <p className="mg-empty">{t('manager.day.no-match', { number: part })}</p>
      ) : (
        <Lines visits={lines} branch={branch} />
      )}
      {found.length > shown && (
        <Button onClick={() => show(shown + SHOWN_AT_ONCE)}>{t('manager.day.more')}</Button>
      )}
    </section>
  );
}

function Lines({ visits, branch }: { readonly visits: readonly Visit[]; readonly branch: Branch }) {
  const t = useMessages();
  return (
    <div className="mg-scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('manager.column.number')}</th>
            <th scope="col">{t('manager.column.service')}</th>
            <th scope="col">{t('manager.column.lane')}</th>
            <th scope="col">{t('manager.day.state')}</th>
            <th scope="col">{t('manager.day.arrived')}</th>
            <th scope="col">{t('manager.column.waited')}</th>
            <th scope="col">{t('manager.day.called')}</th>
            <th scope="col">{t('manager.day.ended-at')}</th>
            <th scope="col">{t('manager.day.counter')}</th>
            <th scope="col">{t('manager.day.rule')}</th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <VisitLine key={visit.ticketId} visit={visit} branch={branch} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VisitLine({ visit, branch }: { readonly visit: Visit; readonly branch: Branch }) {
  const name = useLocalName();
  const word = useWords();
  const { clock, timer } = useFormats();
  const named = (all: readonly { id: string; name: { zh: string; en: string } }[], id: string) => {
    const one = all.find((entry) => entry.id === id);
    return one ? name(one.name) : id;
  };
  const time = (at: string | null) => (at === null ? '–' : clock(at));
  const counter = branch.counters.find(({ id }) => id === visit.counterId);
  return (
    <tr>
      <th scope="row">
        <TicketNumber number={visit.number} />
      </th>
      <td>{named(branch.services, visit.serviceId)}</td>
      <td>{named(branch.lanes, visit.laneId)}</td>
      <td>
        <StateBadge of="ticket" state={visit.state} />
      </td>
      <td>{time(visit.arrivedAt)}</td>
      <td>{visit.waitMs === null ? '–' : timer(visit.waitMs)}</td>
      <td>{time(visit.calledAt)}</td>
      <td>{time(visit.endedAt)}</td>
      <td>{counter?.name ?? visit.counterId ?? '–'}</td>
      <td>{visit.rule === null ? '–' : word('rule', visit.rule)}</td>
    </tr>
  );
}
