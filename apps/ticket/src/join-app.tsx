import { type JoinOffer, ROUTES } from '@lobbyflow/contract';
import { type Api, ApiProblem, newCommandId, useAsked, useSending } from '@lobbyflow/client';
import {
  BranchZone,
  LanguageSwitch,
  Notice,
  ProblemNotice,
  useLanguage,
  useMessages,
} from '@lobbyflow/ui';
import { useCallback, useRef } from 'react';
import { JoinServices } from './join-services.js';
import type { KeptTicket } from './kept-ticket.js';

/** What waits elsewhere moves while somebody makes up his mind. */
const ASK_AGAIN_MS = 20_000;

/** The branch in the path of the page at the door, `/join/{branch}`; `null` when there is none. */
export function branchIn(path: string): string | null {
  return /^\/join\/([A-Za-z0-9][A-Za-z0-9._-]{0,35})\/?$/.exec(path)?.[1] ?? null;
}

/** Takes a number for somebody who is not in the lobby yet. */
export function JoinApp({
  api,
  branchId,
  kept,
  goTo,
}: {
  readonly api: Api;
  readonly branchId: string;
  /** The number that this phone took last. */
  readonly kept: KeptTicket;
  readonly goTo: (address: string) => void;
}) {
  const t = useMessages();
  const question = useCallback(() => offerOf(api, branchId), [api, branchId]);
  const { answer, problem, askAgain } = useAsked(question, { againMs: ASK_AGAIN_MS });
  return (
    <main className="phone">
      <header>
        <p>{answer !== null && answer !== 'off' ? answer.branchName : ''}</p>
        <LanguageSwitch />
      </header>
      <h1>{t('phone.join')}</h1>
      {answer === null && (
        <>
          <p role="status">{t('state.loading')}</p>
          <ProblemNotice problem={problem} onRetry={askAgain} />
        </>
      )}
      {answer === 'off' && <Notice tone="info">{t('phone.join-off')}</Notice>}
      {answer !== null && answer !== 'off' && (
        <BranchZone timeZone={answer.timeZone}>
          <Offer {...{ api, branchId, kept, goTo }} offer={answer} />
        </BranchZone>
      )}
    </main>
  );
}

function Offer({
  api,
  branchId,
  kept,
  goTo,
  offer,
}: Parameters<typeof JoinApp>[0] & { readonly offer: JoinOffer }) {
  const t = useMessages();
  const { language } = useLanguage();
  const { send, isBusy, problem, forget } = useSending();
  // The same wish until it is answered: a line that breaks takes no second number.
  const wish = useRef({ serviceId: '', wishId: '' });
  const take = (serviceId: string) => {
    if (wish.current.serviceId !== serviceId) {
      wish.current = { serviceId, wishId: newCommandId() };
    }
    const body = { ...wish.current, language };
    send(
      () => api.call(ROUTES.joinFromAfar, { params: { branchId }, body }),
      ({ ticket: { url } }) => {
        if (url === null) return;
        kept.keep(branchId, url);
        goTo(url);
      },
    );
  };
  const before = kept.of(branchId);
  if (!offer.isOpen) return <Notice tone="warning">{t('phone.closed')}</Notice>;
  return (
    <>
      {before !== null && (
        <Notice tone="info">
          <a href={before}>{t('phone.join-kept')}</a>
        </Notice>
      )}
      <ProblemNotice problem={problem} onClose={forget} />
      {offer.isFull ? (
        <Notice tone="warning">{t('problem.remote-full')}</Notice>
      ) : (
        <>
          <p>{t('phone.join-hint')}</p>
          <JoinServices services={offer.services} isBusy={isBusy} onTake={take} />
        </>
      )}
    </>
  );
}

/** A branch that has it turned off is an answer too. */
async function offerOf(api: Api, branchId: string): Promise<JoinOffer | 'off'> {
  try {
    return await api.call(ROUTES.joinOffer, { params: { branchId } });
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.code === 'not-found') return 'off';
    throw fault;
  }
}
