import './pad.css';
import { type MyPad, ROUTES } from '@lobbyflow/contract';
import { type Api, ApiProblem, createApi, useAsked, useLine } from '@lobbyflow/client';
import { BranchZone, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { learnTellerWords } from '@lobbyflow/ui/teller-later-words';
import { useCallback, useMemo } from 'react';
import { PadGone } from './pad-gone.js';
import { PadScreen } from './pad-screen.js';
import { createVoice } from './pad-voice.js';

learnTellerWords();

/** A counter's screen comes back by itself. */
const ASK_AGAIN_MS = 5_000;

/** The token behind the `#` of the address, which no server's log is told; `null` when there is none. */
export function tokenIn(hash: string): string | null {
  return /^#([\w.~-]{20,200})$/.exec(hash)?.[1] ?? null;
}

/** The page of a counter's screen. */
export function PadApp({ hash = window.location.hash }: { readonly hash?: string }) {
  const token = tokenIn(hash);
  return token === null ? <PadGone /> : <LetIn token={token} />;
}

function LetIn({ token }: { readonly token: string }) {
  const api = useMemo(() => createApi({ token }), [token]);
  const t = useMessages();
  const question = useCallback(() => myPad(api), [api]);
  const { answer, problem, askAgain } = useAsked(question, { againMs: ASK_AGAIN_MS });
  if (answer === 'gone') return <PadGone />;
  if (answer === null) {
    return (
      <main className="pad">
        <p role="status">{t('state.loading')}</p>
        <ProblemNotice problem={problem} onRetry={askAgain} />
      </main>
    );
  }
  return (
    <BranchZone timeZone={answer.timeZone}>
      <Followed api={api} token={token} mine={answer} />
    </BranchZone>
  );
}

function Followed({
  api,
  token,
  mine,
}: {
  readonly api: Api;
  readonly token: string;
  readonly mine: MyPad;
}) {
  const socket = useLine({ token });
  const voice = useMemo(() => createVoice(), []);
  if (socket === null) return null;
  return <PadScreen api={api} socket={socket} voice={voice} mine={mine} />;
}

async function myPad(api: Api): Promise<MyPad | 'gone'> {
  try {
    return await api.call(ROUTES.myPad);
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.code === 'unauthenticated') return 'gone';
    throw fault;
  }
}
