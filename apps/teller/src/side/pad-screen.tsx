import { type MyPad, type PadCounter, ROUTES, type Views } from '@lobbyflow/contract';
import { type Api, useBranchNow, useCommand, useView, type ViewSocket } from '@lobbyflow/client';
import {
  emergencyIn,
  EmergencyPanel,
  LanguageSwitch,
  LinkNotice,
  ProblemNotice,
  useCounterName,
  useLanguage,
  useMessages,
} from '@lobbyflow/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { PadGone } from './pad-gone.js';
import { PadNow } from './pad-now.js';
import { type Answer, PadRating } from './pad-rating.js';
import { whomToAsk } from './pad-asks.js';
import type { Voice } from './pad-voice.js';

/** Seconds run down under the customer's eyes. */
const TICK_MS = 500;
/** So long the thanks stand. */
const THANKS_MS = 5_000;
const BAD = 2;

interface Props {
  readonly api: Api;
  readonly socket: ViewSocket;
  readonly voice: Voice;
  readonly mine: MyPad;
}

/** The customer's side of one counter: whose turn it is, who serves, and afterwards how it was. */
export function PadScreen({ api, socket, voice, mine }: Props) {
  const following = useView(socket, mine.branchId, 'pad');
  const now = useBranchNow(following.clock, TICK_MS);
  const counter = following.rows?.counter['me'] ?? null;
  const shown = following.rows?.shown?.['me'] ?? null;
  const emergency = emergencyIn(following.rows?.notices, now);
  useTicketLanguage(counter);
  if (following.problem?.code === 'unauthenticated') return <PadGone />;
  if (emergency !== null) return <EmergencyPanel notice={emergency} />;
  return (
    <main className="pad">
      <PadHead mine={mine} counter={counter} badge={shown?.badge ?? null} />
      <LinkNotice following={following} />
      {counter !== null && (
        <Side {...{ api, voice, mine, counter, now }} shown={shown}>
          <PadNow counter={counter} />
        </Side>
      )}
      <footer>
        <LanguageSwitch />
      </footer>
    </main>
  );
}

function PadHead({
  mine,
  counter,
  badge,
}: {
  readonly mine: MyPad;
  readonly counter: PadCounter | null;
  readonly badge: string | null;
}) {
  const t = useMessages();
  const counterName = useCounterName();
  return (
    <header>
      <strong>{counterName(counter?.name ?? mine.counterId)}</strong>
      {badge !== null && <span>{t('teller.pad.badge', { badge })}</span>}
      <small>{mine.branchName}</small>
    </header>
  );
}

/** The question, the thanks, or whatever else stands there. */
function Side({
  api,
  voice,
  mine,
  counter,
  shown,
  now,
  children,
}: Omit<Props, 'socket'> & {
  readonly counter: PadCounter;
  readonly shown: NonNullable<Views['pad']['shown']>[string] | null;
  readonly now: number | null;
  readonly children: ReactNode;
}) {
  const t = useMessages();
  const rating = useCommand(api);
  const inviting = useCommand(api);
  const [over, setOver] = useState<string | null>(null);
  const [more, setMore] = useState({ ticketId: '', ms: 0 });
  const [thanked, setThanked] = useState<{ readonly score: number; readonly at: number }>();
  const servedId = counter.served?.ticketId ?? '';
  const moreMs = more.ticketId === servedId ? more.ms : 0;
  const asking = whomToAsk(counter, shown, { now, moreMs });

  if (thanked !== undefined && now !== null && now - thanked.at < THANKS_MS) {
    const isBad = thanked.score <= BAD;
    return (
      <section className="pad-now" data-state="thanks" role="status">
        <h1>{t(isBad ? 'teller.pad.thanks-bad' : 'teller.pad.thanks')}</h1>
      </section>
    );
  }
  if (asking === null || asking.ticketId === over) return children;
  const { ticketId } = asking;
  const params = { branchId: mine.branchId, ticketId };
  const answer = ({ score, reasons }: Answer) => {
    const body = { score, reasons: [...reasons] };
    void rating.send(ROUTES.rateTicket, { params, body }, () => {
      setOver(ticketId);
      setThanked({ score, at: now ?? 0 });
    });
  };
  return (
    <>
      <PadRating
        key={ticketId}
        asking={asking}
        now={now}
        voice={voice}
        onInvited={() => void inviting.send(ROUTES.inviteTicket, { params })}
        onAnswer={answer}
        onMoreTime={() => setMore({ ticketId, ms: moreMs + (shown?.answerWithinMs ?? 0) })}
        onSkip={() => setOver(ticketId)}
      />
      <ProblemNotice
        problem={rating.problem}
        onRetry={rating.retry ? () => void rating.retry?.() : undefined}
        onClose={rating.forget}
      />
    </>
  );
}

/** Speaks as the customer before it did at the kiosk. */
function useTicketLanguage(counter: PadCounter | null): void {
  const { speak } = useLanguage();
  const one = counter?.now ?? counter?.served ?? null;
  const wished = one?.language ?? null;
  const number = one?.number ?? null;
  useEffect(() => {
    if (number !== null && (wished === 'zh' || wished === 'en')) speak(wished);
  }, [wished, number, speak]);
}
