import type { ApiProblem } from '@lobbyflow/client';
import type { TroubleCode } from '@lobbyflow/contract';
import {
  Badge,
  type MessageKey,
  Notice,
  useFormats,
  useLocalName,
  useMessages,
  useWords,
} from '@lobbyflow/ui';
import { greenChannel, useBranchHere, waitFor } from './branch-here.js';
import { KioskButton } from './kiosk-button.js';
import { StepTitle } from './step-title.js';
import type { Help } from './steps.js';

/** The way from a wish to its number. */
interface Sending {
  readonly isSending: boolean;
  readonly problem: ApiProblem | null;
  readonly retry: (() => Promise<void>) | null;
}

/** Once more what was chosen and how long it may take; then the number, once. */
export function ConfirmScreen({
  serviceId,
  help,
  sending: { isSending, problem, retry },
  onTake,
  onBack,
}: {
  readonly serviceId: string;
  readonly help: Help | null;
  readonly sending: Sending;
  readonly onTake: () => void;
  readonly onBack: () => void;
}) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const service = rows.services[serviceId];
  const isLost = problem !== null;
  return (
    <section className="ks-step">
      <StepTitle>{service === undefined ? serviceId : local(service.name)}</StepTitle>
      {help !== null && <HelpMarks help={help} />}
      <QueueNow serviceId={serviceId} hasPriority={help !== null} />
      {problem !== null && <Notice tone="danger">{t(sentenceFor(problem))}</Notice>}
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

function QueueNow({
  serviceId,
  hasPriority,
}: {
  readonly serviceId: string;
  readonly hasPriority: boolean;
}) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const { waitRange } = useFormats();
  const service = rows.services[serviceId];
  const wait = waitFor(rows, serviceId, hasPriority);
  if (service === undefined) return null;
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

/** In words for a customer, who can do nothing about codes, accounts and forms. */
const SENTENCES: Readonly<Partial<Record<TroubleCode, MessageKey>>> = {
  'day-not-open': 'kiosk.problem.closed',
  'service-not-offered': 'kiosk.problem.service',
  'unknown-service': 'kiosk.problem.service',
  'no-link': 'kiosk.problem.try',
  busy: 'kiosk.problem.try',
  'shutting-down': 'kiosk.problem.try',
  'too-many-requests': 'kiosk.problem.try',
};

function sentenceFor({ code }: ApiProblem): MessageKey {
  return SENTENCES[code] ?? 'kiosk.problem.staff';
}
