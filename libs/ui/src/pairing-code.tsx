import type { Pairing, TroubleCode } from '@lobbyflow/contract';
import { type ReactNode, useId } from 'react';
import { ProblemNotice } from './notices.js';
import { useMessages } from './use-messages.js';

/** Letters of one half; a code in halves is read out and typed without a slip. */
const HALF = 4;

/** What a device that is not enrolled shows: its code, and where somebody types it. */
export function PairingCode({
  pairing,
  problem,
  children,
}: {
  /** `null` until there is a code. */
  readonly pairing: Pairing | null;
  readonly problem: { readonly code: TroubleCode } | null;
  /** What is to be said to customers before. */
  readonly children?: ReactNode;
}) {
  const t = useMessages();
  const titleId = useId();
  return (
    <section className="lf-pairing" aria-labelledby={titleId}>
      {children}
      <h1 id={titleId}>{t('pairing.title')}</h1>
      {pairing === null && problem === null && <p role="status">{t('pairing.asking')}</p>}
      <ProblemNotice problem={problem} />
      {pairing !== null && (
        <>
          <p
            role="img"
            className="lf-pairing-code"
            aria-label={`${t('pairing.code')}: ${Array.from(pairing.code).join(' ')}`}
          >
            {`${pairing.code.slice(0, HALF)}-${pairing.code.slice(HALF)}`}
          </p>
          <ol>
            <li>{t('pairing.step-open')}</li>
            <li>{t('pairing.step-type')}</li>
            <li>{t('pairing.step-name')}</li>
          </ol>
        </>
      )}
    </section>
  );
}
