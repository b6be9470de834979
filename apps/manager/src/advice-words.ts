import type { Advice, StaffAdvice, Views } from '@lobbyflow/contract';
import { type MessageKey, useCounterName, useFormats, useMessages } from '@lobbyflow/ui';

const MINUTE_MS = 60_000;
type Told = Pick<
  StaffAdvice,
  | 'counterId'
  | 'action'
  | 'limitMs'
  | 'until'
  | 'offeredAt'
  | 'doneAt'
  | 'without'
  | 'with'
  | 'effect'
>;

/** The sentences about an advice; figures are customers and mean waits. */
export function useAdviceWords(counterNameOf: (counterId: string) => string) {
  const t = useMessages();
  const { clock, wait } = useFormats();
  const named = useCounterName();
  const counter = (counterId: string) => named(counterNameOf(counterId));
  /** Under a minute only where a simulation runs fast; then a wait of seconds is what counts. */
  const span = (ms: number) =>
    ms < MINUTE_MS ? t('manager.advice.seconds', { n: Math.round(ms / 1_000) }) : wait(ms);
  const figures = ({ limitMs, until, without, ...advice }: Told) => ({
    limit: span(limitMs),
    until: clock(until),
    with: advice.with.late,
    without: without.late,
    wait: span(advice.with.waitMs),
    waitWithout: span(without.waitMs),
  });
  return {
    counter,
    span,
    title: ({ action, counterId }: Pick<Told, 'action' | 'counterId'>) =>
      t(action === 'open' ? 'manager.advice.open-now' : 'manager.advice.close-now', {
        counter: counter(counterId),
      }),
    what: ({ action, counterId }: Pick<Told, 'action' | 'counterId'>) =>
      t(action === 'open' ? 'manager.advice.what-open' : 'manager.advice.what-close', {
        counter: counter(counterId),
      }),
    why: (advice: Told) => {
      if (advice.action === 'close') return t('manager.advice.why-close', figures(advice));
      // Where everybody is late anyway, the waits say what it is good for.
      const isSwamped = advice.with.late >= advice.without.late;
      return t(isSwamped ? 'manager.advice.why-waits' : 'manager.advice.why-open', figures(advice));
    },
    done: (advice: Told) =>
      t(advice.action === 'open' ? 'manager.advice.opened' : 'manager.advice.closed', {
        counter: counter(advice.counterId),
        at: clock(advice.doneAt ?? advice.offeredAt),
        offered: clock(advice.offeredAt),
      }),
    effect: (advice: Told) =>
      advice.effect === null
        ? t('manager.advice.effect-at', { until: clock(advice.until) })
        : t('manager.advice.effect', {
            ...figures(advice),
            late: advice.effect.late,
            customers: advice.effect.customers,
            wait: span(advice.effect.waitMs),
          }),
  };
}

/** What became of an advice, in a few words. */
export function useAdviceOutcome() {
  const t = useMessages();
  const { clock } = useFormats();
  return ({ state, doneAt, offeredAt, declineReason, lapseCause }: Advice) => {
    switch (state) {
      case 'lapsed':
        return t(`manager.advice.lapsed.${lapseCause ?? 'not-needed'}`);
      case 'declined':
        return t('manager.advice.state.declined', { reason: reasonIn(t, declineReason) });
      case 'done':
        return t('manager.advice.state.done', { at: clock(doneAt ?? offeredAt) });
      case 'offered':
      case 'accepted':
        return t(`manager.advice.state.${state}`);
    }
  };
}

function reasonIn(t: ReturnType<typeof useMessages>, reason: Advice['declineReason']): string {
  return reason === null ? '' : t(`manager.advice.reason.${reason}` satisfies MessageKey);
}

/** Who is named by an advice; a dash until the name is there, or when it was erased. */
export function helperName(
  { helper }: Pick<StaffAdvice, 'helper'>,
  { people }: Pick<Views['staff'], 'people'>,
): string {
  if (helper === null) return '—';
  return helper.name ?? people?.[helper.id]?.name ?? '—';
}
