import type { BodyOf, ROUTES } from '@lobbyflow/contract';
import {
  Button,
  ChoiceList,
  Notice,
  type RatingReason,
  useMessages,
  useWords,
} from '@lobbyflow/ui';
import { type SyntheticEvent, useState } from 'react';

type Rating = BodyOf<typeof ROUTES.rateTicket>;

const SCORES = ['5', '4', '3', '2', '1'] as const;
type Score = (typeof SCORES)[number];
/** From here down it is asked what could be better. */
const ASKS_WHY: readonly (Score | null)[] = ['3', '2', '1'];
const REASONS: readonly RatingReason[] = ['waiting', 'attitude', 'skill', 'result', 'surroundings'];

/** How it was, in one touch, and two when something was not well; once. */
export function RatingForm({
  rating,
  isBusy,
  onRate,
}: {
  readonly rating: number | null;
  readonly isBusy: boolean;
  readonly onRate: (rating: Rating) => void;
}) {
  const t = useMessages();
  const [score, setScore] = useState<Score | null>(null);
  const [reasons, setReasons] = useState<readonly RatingReason[]>([]);
  if (rating !== null) return <Notice tone="good">{t('phone.rated')}</Notice>;

  const asksWhy = ASKS_WHY.includes(score);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (score === null || isBusy) return;
    onRate({ score: Number(score), ...(asksWhy ? { reasons: [...reasons] } : {}) });
  };
  const toggle = (reason: RatingReason) => {
    setReasons((before) =>
      before.includes(reason) ? before.filter((one) => one !== reason) : [...before, reason],
    );
  };
  return (
    <form className="phone-rating" onSubmit={send}>
      <ChoiceList
        legend={t('phone.rate')}
        options={SCORES.map((value) => ({ value, label: t(`phone.rate-${value}`) }))}
        value={score}
        onChange={setScore}
      />
      {asksWhy && <Reasons chosen={reasons} onToggle={toggle} />}
      {score !== null && (
        <Button type="submit" kind="primary" size="large" isBusy={isBusy}>
          {t('phone.rate-send')}
        </Button>
      )}
    </form>
  );
}

function Reasons({
  chosen,
  onToggle,
}: {
  readonly chosen: readonly RatingReason[];
  readonly onToggle: (reason: RatingReason) => void;
}) {
  const t = useMessages();
  const word = useWords();
  return (
    <div className="phone-reasons" role="group" aria-label={t('phone.rate-why')}>
      <h2>{t('phone.rate-why')}</h2>
      {REASONS.map((reason) => (
        <Button
          key={reason}
          aria-pressed={chosen.includes(reason)}
          onClick={() => onToggle(reason)}
        >
          {word('rating-reason', reason)}
        </Button>
      ))}
    </div>
  );
}
