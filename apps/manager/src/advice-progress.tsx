import { type CommandRoute, useCommand } from '@lobbyflow/client';
import { ROUTES, type StaffAdvice } from '@lobbyflow/contract';
import { Icon, ProblemNotice, useFormats, useMessages } from '@lobbyflow/ui';
import { ActButton } from './act-button.js';
import { helperName, useAdviceWords } from './advice-words.js';
import { useHall } from './hall.js';

/** An advice that somebody has said yes to: how far it is, and what came of it. */
export function AdviceProgress({ advice }: { readonly advice: StaffAdvice }) {
  const { rows } = useHall();
  const t = useMessages();
  const words = useAdviceWords((id) => rows.counters[id]?.name ?? id);
  if (advice.state === 'done') {
    return (
      <p className="mg-advice-line">
        <Icon name="check" />
        <span>
          {words.done(advice)} <b>{words.effect(advice)}</b>
        </span>
      </p>
    );
  }
  const isOpening = advice.action === 'open';
  return (
    <div className="mg-advice-line">
      <Icon name={isOpening ? 'play' : 'pause'} />
      <span>
        <b>
          {t(isOpening ? 'manager.advice.opening' : 'manager.advice.closing', {
            counter: words.counter(advice.counterId),
          })}
        </b>{' '}
        {isOpening && <OnTheWay advice={advice} />}
      </span>
      {isOpening && advice.helper?.kind === 'second-line' && (
        <HelperActs personId={advice.helper.id} />
      )}
    </div>
  );
}

function OnTheWay({ advice }: { readonly advice: StaffAdvice }) {
  const { rows } = useHall();
  const t = useMessages();
  const { clock } = useFormats();
  const { helper } = advice;
  if (helper === null) return null;
  const name = helperName(advice, rows);
  if (helper.kind === 'teller') return <>{t('manager.advice.teller-asked', { name })}</>;
  const there = rows.secondLine?.[helper.id];
  switch (there?.state) {
    case 'called':
      return (
        <>{t('manager.advice.called', { name, at: clock(there.since ?? advice.offeredAt) })}</>
      );
    case 'coming':
      return <>{t('manager.advice.coming', { name })}</>;
    case 'there':
      return <>{t('manager.advice.there', { name })}</>;
    case 'declined':
      return <>{t('manager.advice.not-coming', { name })}</>;
    case undefined:
    default:
      return null;
  }
}

/** For whoever has no screen of his own: the lobby says how he answered. */
function HelperActs({ personId }: { readonly personId: string }) {
  const { api, branch, rows, may } = useHall();
  const t = useMessages();
  const { send, pending, problem, retry, forget } = useCommand(api);
  const params = { branchId: branch.id, personId };
  const act = (route: CommandRoute) => () => void send(route, { params });
  const state = rows.secondLine?.[personId]?.state;
  if (!may.issue || (state !== 'called' && state !== 'coming')) return null;
  return (
    <span className="mg-advice-helper">
      {state === 'called' && (
        <ActButton route={ROUTES.acceptCall} pending={pending} onPress={act(ROUTES.acceptCall)}>
          {t('manager.advice.comes')}
        </ActButton>
      )}
      <ActButton route={ROUTES.arrivePerson} pending={pending} onPress={act(ROUTES.arrivePerson)}>
        {t('manager.advice.is-there')}
      </ActButton>
      <ActButton route={ROUTES.declineCall} pending={pending} onPress={act(ROUTES.declineCall)}>
        {t('manager.advice.cannot-come')}
      </ActButton>
      <ProblemNotice problem={problem} onRetry={retry && (() => void retry())} onClose={forget} />
    </span>
  );
}
