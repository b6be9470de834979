import './advice.css';
import { type StaffAdvice } from '@lobbyflow/contract';
import { Button, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useState } from 'react';
import { AdviceHistory } from './advice-history.js';
import { AdviceOffer } from './advice-offer.js';
import { AdviceProgress } from './advice-progress.js';
import { useHall } from './hall.js';

learnLaterWords();

/** More stand in the list of the day. */
const SHOWN = 3;

/** Elastic windows: what is advised now, what is under way, what it has done. */
export function AdviceCard() {
  const { rows } = useHall();
  const t = useMessages();
  const [isLookingBack, lookBack] = useState(false);
  const all = Object.entries(rows.advice ?? {});
  const of = (...states: readonly string[]) =>
    all.filter(([, { state }]) => states.includes(state));
  const offered = of('offered');
  const latest = of('accepted', 'done').toSorted(byLatest).slice(0, SHOWN);
  return (
    <section
      className="mg-advice"
      aria-label={t('manager.advice')}
      data-urgent={offered.length > 0 || undefined}
    >
      {offered.map(([id, advice]) => (
        <AdviceOffer key={id} adviceId={id} advice={advice} />
      ))}
      {latest.map(([id, advice]) => (
        <AdviceProgress key={id} advice={advice} />
      ))}
      <Button kind="quiet" icon="clock" onClick={() => lookBack(true)}>
        {t('manager.advice.history')}
      </Button>
      {isLookingBack && <AdviceHistory onClose={() => lookBack(false)} />}
    </section>
  );
}

type Entry = readonly [adviceId: string, advice: StaffAdvice];

function byLatest([, a]: Entry, [, b]: Entry): number {
  return Date.parse(b.doneAt ?? b.offeredAt) - Date.parse(a.doneAt ?? a.offeredAt);
}
