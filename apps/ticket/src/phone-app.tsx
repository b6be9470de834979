import { LANGUAGES, type MyTicket, ROUTES } from '@lobbyflow/contract';
import { type Api, ApiProblem, useAsked, useLine } from '@lobbyflow/client';
import { BranchZone, ProblemNotice, useElderMode, useLanguage, useMessages } from '@lobbyflow/ui';
import { useCallback, useEffect } from 'react';
import type { Alarm } from './alarm.js';
import { NoTicket } from './no-ticket.js';
import { PhoneScreen } from './phone-screen.js';

/** A phone in a lift comes back by itself. */
const ASK_AGAIN_MS = 5_000;

/** The token in the path of a ticket's page, `/t/{token}`; `null` when there is none. */
export function tokenIn(path: string): string | null {
  return /^\/t\/([^/]+)\/?$/.exec(path)?.[1] ?? null;
}

/** The page behind the code on a ticket. */
export function PhoneApp({
  api,
  token,
  alarm,
}: {
  readonly api: Api;
  readonly token: string;
  readonly alarm: Alarm;
}) {
  const t = useMessages();
  useElderMode();
  const question = useCallback(() => myTicket(api), [api]);
  const { answer, problem, askAgain } = useAsked(question, { againMs: ASK_AGAIN_MS });
  useTicketLanguage(answer === 'gone' ? null : answer);
  if (answer === 'gone') return <NoTicket />;
  if (answer === null) {
    return (
      <main className="phone">
        <p role="status">{t('state.loading')}</p>
        <ProblemNotice problem={problem} onRetry={askAgain} />
      </main>
    );
  }
  return (
    <BranchZone timeZone={answer.timeZone}>
      <Followed api={api} token={token} alarm={alarm} mine={answer} />
    </BranchZone>
  );
}

function Followed({
  api,
  token,
  alarm,
  mine,
}: {
  readonly api: Api;
  readonly token: string;
  readonly alarm: Alarm;
  readonly mine: MyTicket;
}) {
  const socket = useLine({ token });
  if (socket === null) return null;
  return <PhoneScreen api={api} socket={socket} alarm={alarm} mine={mine} />;
}

/** A token that is not known any more is an answer too: asking again would not change it. */
async function myTicket(api: Api): Promise<MyTicket | 'gone'> {
  try {
    return await api.call(ROUTES.myTicket);
  } catch (fault) {
    if (fault instanceof ApiProblem && GONE.includes(fault.code)) return 'gone';
    throw fault;
  }
}

const GONE: readonly string[] = ['unauthenticated', 'not-found'];

/** Speaks as its customer did at the kiosk, unless the address says otherwise. */
function useTicketLanguage(mine: MyTicket | null): void {
  const { speak } = useLanguage();
  const spoken = LANGUAGES.find((language) => language === mine?.ticket.language);
  useEffect(() => {
    const isInAddress = new URLSearchParams(window.location.search).has('lang');
    if (spoken && !isInAddress) speak(spoken);
  }, [spoken, speak]);
}
