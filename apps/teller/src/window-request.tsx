import type { StaffAdvice } from '@lobbyflow/contract';
import { Button, Notice, useCounterName, useMessages } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import type { Standing } from './standing.js';
import type { DeskActs } from './use-counter-acts.js';

/** What is asked of this teller: to come to a window, or to close the own one when it is free. */
export function WindowRequest({
  standing,
  acts,
}: {
  /** `null` while the teller holds no counter. */
  readonly standing: Standing | null;
  readonly acts: Pick<DeskActs, 'moveTo' | 'cannotCome' | 'at'>;
}) {
  const { picture, user } = useDesk();
  const isFree = standing === null || standing.phase === 'free' || standing.phase === 'paused';
  const agreed = Object.values(picture.rows.advice ?? {}).filter(
    ({ state }) => state === 'accepted',
  );
  const wanted = agreed.find(
    ({ action, helper, counterId }) =>
      action === 'open' &&
      helper?.staffId === user.id &&
      picture.rows.counters[counterId]?.session === 'closed',
  );
  if (wanted !== undefined && isFree) {
    return <Come advice={wanted} standing={standing} acts={acts} />;
  }
  const isToClose = agreed.some(
    ({ action, counterId }) => action === 'close' && counterId === standing?.counterId,
  );
  return isToClose && standing !== null ? (
    <CloseWindow isFree={isFree} counterId={standing.counterId} acts={acts} />
  ) : null;
}

function Come({
  advice: { helper, counterId },
  standing,
  acts,
}: {
  readonly advice: StaffAdvice;
  readonly standing: Standing | null;
  readonly acts: Pick<DeskActs, 'moveTo' | 'cannotCome' | 'at'>;
}) {
  const { picture } = useDesk();
  const t = useMessages();
  const nameOf = useCounterName();
  const counter = nameOf(picture.rows.counters[counterId]?.name ?? counterId);
  const { underWay } = acts.at(counterId);
  return (
    <Notice
      tone="warning"
      icon="bell"
      actions={
        <>
          <Button
            kind="primary"
            size="large"
            isBusy={underWay === 'open'}
            onClick={() => acts.moveTo(standing?.counterId ?? null, counterId)}
          >
            {t('teller.advice.open-press', { counter })}
          </Button>
          {helper?.kind === 'second-line' && (
            <Button isOff={underWay !== null} onClick={() => acts.cannotCome(helper.id)}>
              {t('teller.advice.cannot')}
            </Button>
          )}
        </>
      }
    >
      {t('teller.advice.open', { counter })}
    </Notice>
  );
}

function CloseWindow({
  isFree,
  counterId,
  acts,
}: {
  readonly isFree: boolean;
  readonly counterId: string;
  readonly acts: Pick<DeskActs, 'at'>;
}) {
  const t = useMessages();
  const { press, underWay } = acts.at(counterId);
  const close = (
    <Button isBusy={underWay === 'close'} onClick={() => press('close')}>
      {t('teller.act.close')}
    </Button>
  );
  return (
    <Notice tone="info" actions={isFree ? close : undefined}>
      {t('teller.advice.close')}
    </Notice>
  );
}
