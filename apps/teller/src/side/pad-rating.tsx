import { Button, type RatingReason, useLanguage, useMessages, useWords } from '@lobbyflow/ui';
import { useEffect, useRef, useState } from 'react';
import { Faces, type Score } from './faces.js';
import type { Asking } from './pad-asks.js';
import type { Voice } from './pad-voice.js';

const REASONS: readonly RatingReason[] = ['waiting', 'attitude', 'skill', 'result', 'surroundings'];
/** From here down it is asked what it was. */
const BAD: Score = 2;

/** What a customer answers. */
export interface Answer {
  readonly score: Score;
  readonly reasons: readonly RatingReason[];
}

/** Asks one customer, once: a face, and what it was when that is a sad one. */
export function PadRating({
  asking,
  now,
  voice,
  onInvited,
  onAnswer,
  onMoreTime,
  onSkip,
}: {
  readonly asking: Asking;
  readonly now: number | null;
  readonly voice: Voice;
  /** The question has been seen to stand there. */
  readonly onInvited: () => void;
  readonly onAnswer: (answer: Answer) => void;
  readonly onMoreTime: () => void;
  readonly onSkip: () => void;
}) {
  const { language } = useLanguage();
  const t = useMessages();
  const [isBad, setIsBad] = useState(false);
  const question = t('teller.pad.ask');
  const begin = useRef({ onInvited, say: () => voice(language, question) });
  useEffect(() => {
    begin.current.onInvited();
    begin.current.say();
  }, []);
  const unsent = useRef<(() => void) | null>(null);
  // Who says no more, once he was not content, has said that.
  useEffect(() => () => unsent.current?.(), []);
  const answer = (score: Score, reasons: readonly RatingReason[] = []) => {
    unsent.current = null;
    onAnswer({ score, reasons });
  };
  const pick = (score: Score) => {
    if (score > BAD) {
      answer(score);
      return;
    }
    unsent.current = () => onAnswer({ score, reasons: [] });
    setIsBad(true);
    onMoreTime();
  };
  const seconds = now === null ? 0 : Math.max(0, Math.ceil((asking.until - now) / 1_000));
  return (
    <section className="pad-rating" aria-labelledby="pad-question">
      <div role="status">
        <h1 id="pad-question">
          {isBad ? t('teller.pad.why') : t('teller.pad.ask-number', { number: asking.number })}
        </h1>
      </div>
      {isBad ? <Reasons onPick={(reasons) => answer(BAD, reasons)} /> : <Faces onPick={pick} />}
      <p>{t(isBad ? 'teller.pad.why-hint' : 'teller.pad.anonymous')}</p>
      <div className="pad-time">
        <span role="timer">{t('teller.pad.left', { n: seconds })}</span>
        <Button size="large" icon="clock" onClick={onMoreTime}>
          {t('teller.pad.more-time')}
        </Button>
        {!isBad && (
          <Button size="large" kind="quiet" onClick={onSkip}>
            {t('teller.pad.no-answer')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Reasons({ onPick }: { readonly onPick: (reasons: readonly RatingReason[]) => void }) {
  const t = useMessages();
  const word = useWords();
  return (
    <div className="pad-reasons">
      {REASONS.map((reason) => (
        <Button key={reason} size="huge" onClick={() => onPick([reason])}>
          {word('rating-reason', reason)}
        </Button>
      ))}
      <Button size="huge" kind="quiet" onClick={() => onPick([])}>
        {t('teller.pad.why-none')}
      </Button>
    </div>
  );
}
