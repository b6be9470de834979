import { useAsked } from '@lobbyflow/client';
import { type Advice, ROUTES } from '@lobbyflow/contract';
import { Dialog, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { useCallback } from 'react';
import { OfferedAt } from './advice-offer.js';
import { useAdviceOutcome, useAdviceWords } from './advice-words.js';
import { useHall } from './hall.js';

/** Every advice of the business day, with what was expected and what came about. */
export function AdviceHistory({ onClose }: { readonly onClose: () => void }) {
  const { api, branch, rows } = useHall();
  const t = useMessages();
  const branchId = branch.id;
  const businessDay = rows.day['now']?.businessDay ?? branch.businessDay ?? '';
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.listAdvice, { params: { branchId }, query: { businessDay } }),
      [api, branchId, businessDay],
    ),
  );
  return (
    <Dialog title={t('manager.advice.history')} onClose={onClose}>
      <ProblemNotice problem={problem} onRetry={askAgain} />
      {answer === null && problem === null && <p role="status">{t('state.loading')}</p>}
      {answer?.items.length === 0 && <p className="mg-empty">{t('manager.advice.none')}</p>}
      {answer !== null && answer.items.length > 0 && <HistoryTable items={answer.items} />}
    </Dialog>
  );
}

function HistoryTable({ items }: { readonly items: readonly Advice[] }) {
  const { rows } = useHall();
  const t = useMessages();
  const words = useAdviceWords((id) => rows.counters[id]?.name ?? id);
  const outcome = useAdviceOutcome();
  return (
    <table className="mg-table">
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
        {items.map((advice) => (
          <tr key={advice.id}>
            <td>
              <OfferedAt at={advice.offeredAt} />
            </td>
            <td>{words.what(advice)}</td>
            <td>{outcome(advice)}</td>
            <td>
              {t('manager.advice.pair', { without: advice.without.late, with: advice.with.late })}
            </td>
            <td>
              <Effect advice={advice} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Effect({ advice: { state, effect } }: { readonly advice: Advice }) {
  const t = useMessages();
  if (state !== 'done') return <>—</>;
  if (effect === null) return <>{t('manager.advice.not-yet')}</>;
  const { late, customers } = effect;
  return <>{t('manager.advice.came-late', { late, customers })}</>;
}
