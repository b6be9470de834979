import { Notice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import type { CounterActs } from './use-counter-acts.js';
import type { HeldBack } from './what-holds.js';

/** Why the last press did nothing, or what came of it that nobody wanted. */
export function WhatWentWrong({
  acts: { problem, retry, forget },
  hasNext,
  held,
}: {
  readonly acts: Pick<CounterActs, 'problem' | 'retry' | 'forget'>;
  /** Somebody has come since, so that an empty queue is no news any more. */
  readonly hasNext: boolean;
  /** What held back the last press; it goes when that is over. */
  readonly held: HeldBack | null;
}) {
  const t = useMessages();
  if (held !== null) return <Notice tone="info">{t(held.key, held.values)}</Notice>;
  if (problem?.code === 'nobody-waiting') {
    return hasNext ? null : <Notice tone="info">{t('problem.nobody-waiting')}</Notice>;
  }
  return (
    <ProblemNotice problem={problem} onRetry={retry && (() => void retry())} onClose={forget} />
  );
}
