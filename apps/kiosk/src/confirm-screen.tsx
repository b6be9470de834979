import { Badge, Notice, useFormats, useLocalName, useMessages, useWords } from '@lobbyflow/ui';
import { greenChannel, knowsQueue, useBranchHere, waitFor } from './branch-here.js';
import { CustomerNotices } from './customer-notices.js';
import { KioskButton } from './kiosk-button.js';
import { sentenceFor } from './sentence-for.js';
import { StepTitle } from './step-title.js';
import type { Help, Wish } from './steps.js';
import type { Sending } from './use-wish.js';

/** Once more what was chosen and how long it may take; then the number, once. */
export function ConfirmScreen({
  wish: { serviceId, also, help },
  sending: { isSending, problem, retry },
  mayUseMachine,
  onTake,
  onAlso,
  onBack,
}: {
  readonly wish: Wish;
  readonly sending: Sending;
  readonly mayUseMachine: boolean;
  readonly onTake: () => void;
  readonly onAlso: () => void;
  readonly onBack: () => void;
}) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const service = rows.services[serviceId];
  const isLost = problem !== null;
  const wait = waitFor(rows, serviceId, help !== null);
  return (
    <section className="ks-step">
      <StepTitle>{service === undefined ? serviceId : local(service.name)}</StepTitle>
      {help !== null && <HelpMarks help={help} />}
      <Further serviceIds={also} />
      <QueueNow serviceId={serviceId} hasPriority={help !== null} />
      {service !== undefined && !isLost && (
        <CustomerNotices {...{ service, wait, mayUseMachine }} />
      )}
      {problem !== null && <Notice tone="danger">{t(sentenceFor(problem))}</Notice>}
      {!isLost && (
        <KioskButton className="ks-also" kind="quiet" disabled={isSending} onPress={onAlso}>
          {t('kiosk.confirm-also')}
        </KioskButton>
      )}
      <div className="ks-acts">
        <KioskButton icon="back" disabled={isSending} onPress={onBack}>
          {t('action.back')}
        </KioskButton>
        {!isLost && (
          <KioskButton kind="primary" icon="check" isBusy={isSending} onPress={onTake}>
            {t(isSending ? 'state.sending' : 'kiosk.confirm-take')}
          </KioskButton>
        )}
        {retry !== null && (
          <KioskButton kind="primary" onPress={() => void retry()}>
            {t('action.retry')}
          </KioskButton>
        )}
      </div>
    </section>
  );
}

function Further({ serviceIds }: { readonly serviceIds: readonly string[] }) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  if (serviceIds.length === 0) return null;
  const names = serviceIds.map((id) => local(rows.services[id]?.name ?? { zh: id, en: id }));
  const services = names.join(t('list.comma'));
  return <p className="ks-lead">{t('kiosk.confirm-then', { services })}</p>;
}

function QueueNow({
  serviceId,
  hasPriority,
}: {
  readonly serviceId: string;
  readonly hasPriority: boolean;
}) {
  const here = useBranchHere();
  const t = useMessages();
  const { waitRange } = useFormats();
  const service = here.rows.services[serviceId];
  const wait = waitFor(here.rows, serviceId, hasPriority);
  if (service === undefined || !knowsQueue(here)) return null;
  return (
    <div className="ks-lead">
      <p>
        {service.waiting === 0
          ? t('kiosk.confirm-nobody')
          : t('kiosk.confirm-ahead', { n: service.waiting })}
      </p>
      {wait !== undefined && <p>{t('kiosk.confirm-wait', { range: waitRange(wait) })}</p>}
      {service.counters === 0 && <p>{t('kiosk.no-counter')}</p>}
    </div>
  );
}

function HelpMarks({ help }: { readonly help: Help }) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const word = useWords();
  const local = useLocalName();
  const lane = greenChannel(rows)?.lane;
  return (
    <p className="ks-marks">
      <Badge tone="good" icon="heart">
        {lane === undefined ? t('kiosk.help-active-no-lane') : local(lane.name)}
      </Badge>
      {help.needs.map((need) => (
        <Badge key={need} tone="info" icon="hand">
          {word('feature', need)}
        </Badge>
      ))}
    </p>
  );
}
