import { useCommand } from '@lobbyflow/client';
import { DeclineAdvice, ROUTES, type StaffAdvice } from '@lobbyflow/contract';
import {
  Button,
  Dialog,
  Icon,
  Notice,
  ProblemNotice,
  useFormats,
  useMessages,
} from '@lobbyflow/ui';
import { useState } from 'react';
import { ActButton } from './act-button.js';
import { helperName, useAdviceWords } from './advice-words.js';
import { useHall } from './hall.js';

const REASONS = DeclineAdvice.shape.reason.options;

/** What is advised now: one tap does it, two say why not. */
export function AdviceOffer({
  adviceId,
  advice,
}: {
  readonly adviceId: string;
  readonly advice: StaffAdvice;
}) {
  const { api, branch, rows, tell } = useHall();
  const t = useMessages();
  const words = useAdviceWords((id) => rows.counters[id]?.name ?? id);
  const { send, pending, problem, retry, forget } = useCommand(api);
  const [isDeclining, decline] = useState(false);
  const params = { branchId: branch.id, adviceId };
  const accept = () =>
    void send(ROUTES.acceptAdvice, { params }, () => tell(t('manager.advice.said-yes')));
  const say = (reason: (typeof REASONS)[number]) => {
    decline(false);
    void send(ROUTES.declineAdvice, { params, body: { reason } }, () =>
      tell(t('manager.advice.said-no')),
    );
  };
  return (
    <div className="mg-advice-offer">
      <div className="mg-advice-says">
        <h2>
          <Icon name="bell" />
          {words.title(advice)}
        </h2>
        <p>
          {words.why(advice)} <Who advice={advice} span={words.span} />
        </p>
        <Level level={advice.level} />
      </div>
      <div className="mg-advice-acts">
        <ActButton
          kind="primary"
          size="huge"
          route={ROUTES.acceptAdvice}
          pending={pending}
          onPress={accept}
        >
          {t(`manager.advice.accept-${advice.action === 'open' ? 'open' : 'close'}`)}
        </ActButton>
        <ActButton
          size="large"
          route={ROUTES.declineAdvice}
          pending={pending}
          onPress={() => decline(true)}
        >
          {t('manager.advice.decline')}
        </ActButton>
      </div>
      <ProblemNotice problem={problem} onRetry={retry && (() => void retry())} onClose={forget} />
      {isDeclining && (
        <Dialog title={t('manager.advice.decline-why')} onClose={() => decline(false)}>
          <div className="mg-advice-reasons">
            {REASONS.map((reason) => (
              <Button key={reason} size="large" onClick={() => say(reason)}>
                {t(`manager.advice.reason.${reason}`)}
              </Button>
            ))}
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Who({
  advice,
  span,
}: {
  readonly advice: StaffAdvice;
  readonly span: (ms: number) => string;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const { helper } = advice;
  if (helper === null) return null;
  const name = helperName(advice, rows);
  return (
    <strong>
      {helper.kind === 'teller'
        ? t('manager.advice.by-teller', { name })
        : t('manager.advice.by-second-line', { name, away: span(helper.awayMs) })}
    </strong>
  );
}

function Level({ level }: { readonly level: string }) {
  const t = useMessages();
  if (level !== 'branch' && level !== 'head-office') return null;
  return <Notice tone="warning">{t(`manager.advice.asked.${level}`)}</Notice>;
}

/** When it was advised; for lists. */
export function OfferedAt({ at }: { readonly at: string }) {
  const { clock } = useFormats();
  return <time dateTime={at}>{clock(at)}</time>;
}
