import type { CallReason } from '@lobbyflow/contract';
import { type MessageKey, useMessages, useWords } from '@lobbyflow/ui';
import { useDesk } from './desk.js';

const BECAUSE: Readonly<Record<CallReason['rule'], MessageKey>> = {
  picked: 'teller.because.picked',
  'pulled-forward': 'teller.because.pulled-forward',
  bound: 'teller.because.bound',
  reserved: 'teller.because.reserved',
  'share-floor': 'teller.because.share-floor',
  'head-start': 'teller.because.head-start',
};

/** So many numbers are named in one sentence. */
const NAMED = 3;

/** Says in one sentence why a number was called, or would be. */
export interface Why {
  readonly ofCall: (number: string, reason: CallReason) => string;
  readonly ofNext: (number: string, rule: string) => string;
}

export function useWhy(): Why {
  const { picture } = useDesk();
  const t = useMessages();
  const word = useWords();
  const numberOf = (id: string) => picture.rows.tickets[id]?.number;

  const because = ({ rule, choice }: Pick<CallReason, 'rule' | 'choice'>): string => {
    const isChosen = rule === 'picked' || rule === 'pulled-forward';
    if (!isChosen || choice === null) return t(BECAUSE[rule]);
    return t(`teller.because.${rule}-for`, { choice: word('choice', choice) });
  };
  const overtook = ({ count, ids }: CallReason['overtook']): string => {
    if (count === 0) return '';
    const known = ids.flatMap((id) => numberOf(id) ?? []).slice(0, NAMED);
    const numbers = known.join(t('list.comma'));
    if (known.length === 0) return t('teller.why.overtook-gone', { n: count });
    if (known.length === count) return t('teller.why.overtook', { numbers });
    return t('teller.why.overtook-some', { n: count, numbers });
  };
  const otherwise = ({ runnerUpId }: CallReason): string => {
    const number = runnerUpId === null ? undefined : numberOf(runnerUpId);
    return number === undefined ? '' : t('teller.why.otherwise', { number });
  };
  return {
    ofCall: (number, reason) =>
      t('teller.why.sentence', {
        number,
        because: because(reason),
        overtook: overtook(reason.overtook),
        otherwise: otherwise(reason),
      }),
    ofNext: (number, rule) =>
      isRule(rule)
        ? t('teller.why.next', { number, because: because({ rule, choice: null }) })
        : number,
  };
}

/** A newer server may know more rules. */
function isRule(rule: string): rule is CallReason['rule'] {
  return Object.hasOwn(BECAUSE, rule);
}
