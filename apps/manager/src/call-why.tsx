import type { CallReason } from '@lobbyflow/contract';
import { useMessages, useWords } from '@lobbyflow/ui';
import { useHall } from './hall.js';

/** More numbers than this are no explanation. */
const NAMED = 8;

/** Why a number was called: the rule, whom it passed, and who it would have been otherwise. */
export function CallWhy({ reason }: { readonly reason: CallReason }) {
  const { rows } = useHall();
  const t = useMessages();
  const word = useWords();
  const numberOf = (id: string) => rows.tickets[id]?.number;
  const { rule, choice, overtook, runnerUpId } = reason;
  const runnerUp = runnerUpId === null ? undefined : numberOf(runnerUpId);
  const known = overtook.ids.flatMap((id) => numberOf(id) ?? []).slice(0, NAMED);
  const rest = known.length < overtook.count ? ' …' : '';
  return (
    <section className="mg-why" aria-label={t('manager.why')}>
      <h3>{t('manager.why')}</h3>
      <p>
        <strong>{word('rule', rule)}</strong> {word('rule-why', rule)}{' '}
        {choice !== null && t('manager.why.choice', { reason: word('choice', choice) })}
      </p>
      <p>
        {overtook.count === 0 && t('manager.why.overtook-none')}
        {overtook.count > 0 &&
          (known.length === 0
            ? t('manager.why.overtook-unknown', { n: overtook.count })
            : t('manager.why.overtook', {
                n: overtook.count,
                numbers: known.join(t('manager.comma')) + rest,
              }))}{' '}
        {runnerUp !== undefined && t('manager.why.runner-up', { number: runnerUp })}
      </p>
    </section>
  );
}
