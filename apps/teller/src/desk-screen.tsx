import { useMessages, useCounterName } from '@lobbyflow/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { ChooseCounterScreen } from './choose-counter-screen.js';
import { CounterScreen } from './counter-screen.js';
import { useDesk } from './desk.js';
import { countersOf, standingAt } from './standing.js';
import { useDeskActs } from './use-counter-acts.js';
import { WindowRequest } from './window-request.js';

/**
 * The counter that this teller holds, found again after every reload; else the choice of one. Whoever
 * leads the lobby may hold several and goes from one to the other.
 */
export function DeskScreen({ children: notices }: { readonly children: ReactNode }) {
  const { picture, user } = useDesk();
  const acts = useDeskActs();
  const { told, open, at } = acts;
  const [wished, setWished] = useState<string | null>(null);
  const held = countersOf(picture, user.id, told.answer);
  const counterId = held.find((id) => id === wished) ?? held[0] ?? null;
  const standing = counterId === null ? null : standingAt(picture, counterId, told.answer);
  useTabTitle(standing?.counter.name ?? null);
  const shown = (
    <>
      {notices}
      <WindowRequest standing={standing} acts={acts} />
    </>
  );

  if (standing === null) {
    const { underWay, problem, retry, forget } = at('');
    return (
      <ChooseCounterScreen
        notices={shown}
        opening={underWay === 'open' ? wished : null}
        problem={problem}
        onRetry={retry}
        onForget={forget}
        onChoose={(chosen) => {
          setWished(chosen);
          open(chosen);
        }}
      />
    );
  }
  return (
    <CounterScreen
      key={standing.counterId}
      notices={shown}
      standing={standing}
      acts={at(standing.counterId)}
      told={told}
      held={held}
      onSwitch={setWished}
    />
  );
}

/** The queue is read off the window's title while another program lies on top. */
function useTabTitle(counterName: string | null): void {
  const { picture } = useDesk();
  const t = useMessages();
  const nameOf = useCounterName();
  const waiting = picture.rows.day['now']?.waiting ?? 0;
  const counter = counterName === null ? t('teller.title') : nameOf(counterName);
  const title = t('teller.tab-title', { waiting, counter });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
