import {
  PRINTER_FAULTS,
  ROUTES,
  type StaffHelpCall,
  type StaffPrinterFault,
} from '@lobbyflow/contract';
import {
  Button,
  Icon,
  ProblemNotice,
  useCounterName,
  useFormats,
  useMessages,
  WaitClock,
} from '@lobbyflow/ui';
import { useHall, useNow } from './hall.js';
import { useSending } from './use-sending.js';

/** Nobody should stand at a kiosk for longer and wait for somebody to come. */
const PATIENCE_MS = 60_000;

/** Somebody asks for a person; one tap says that somebody comes. */
export function HelpLine({
  helpCallId,
  call,
}: {
  readonly helpCallId: string;
  readonly call: StaffHelpCall;
}) {
  const { api, branch, may, tell } = useHall();
  const t = useMessages();
  const now = useNow();
  const sentence = useHelpSentence();
  const { isBusy, problem, send, forget } = useSending();
  const go = () =>
    send(
      () =>
        api.call(ROUTES.answerHelpCall, { params: { branchId: branch.id }, body: { helpCallId } }),
      () => tell(t('manager.duty.said-going')),
    );
  const overdueAt = new Date(Date.parse(call.calledAt) + PATIENCE_MS).toISOString();
  return (
    <li className="mg-duty-line" data-level="warning">
      <strong className="mg-duty-what">
        <Icon name="bell" />
        <WaitClock
          since={call.calledAt}
          now={now}
          overdueAt={overdueAt}
          label={t('manager.duty.waits')}
        />
      </strong>
      <p>{sentence(call)}</p>
      {(may.run || may.issue) && (
        <Button kind="primary" size="large" icon="hand" isBusy={isBusy} onClick={go}>
          {t('manager.duty.going')}
        </Button>
      )}
      <ProblemNotice problem={problem} onClose={forget} />
    </li>
  );
}

function useHelpSentence(): (call: StaffHelpCall) => string {
  const { rows } = useHall();
  const t = useMessages();
  const counterName = useCounterName();
  return ({ deviceName, counterId }) => {
    if (counterId === undefined) return t('manager.duty.kiosk', { device: deviceName });
    const counter = counterName(rows.counters[counterId]?.name ?? counterId);
    return t('manager.duty.counter', { counter, name: deviceName });
  };
}

/** A printer needs somebody; one tap says that somebody goes, another that it is done. */
export function PrinterLine({
  faultId,
  fault,
}: {
  readonly faultId: string;
  readonly fault: StaffPrinterFault;
}) {
  const { api, branch, may, tell } = useHall();
  const t = useMessages();
  const { clock } = useFormats();
  const { isBusy, problem, send, forget } = useSending();
  const { acknowledgedAt, times, printerName: printer } = fault;
  const wish = { params: { branchId: branch.id }, body: { faultId } };
  const go = () =>
    send(
      () => api.call(ROUTES.acknowledgePrinterFault, wish),
      () => tell(t('manager.printer.said-going')),
    );
  const end = () =>
    send(
      () => api.call(ROUTES.endPrinterFault, wish),
      () => tell(t('manager.printer.said-done')),
    );
  const kind = PRINTER_FAULTS.find((one) => one === fault.kind);
  return (
    <li
      className="mg-duty-line"
      data-level="warning"
      data-seen={acknowledgedAt !== null || undefined}
    >
      <strong className="mg-duty-what">
        <Icon name="paper" />
        {clock(fault.raisedAt)}
      </strong>
      <p>
        {kind === undefined
          ? `${printer}: ${fault.kind}`
          : t(`manager.printer.${kind}`, { printer })}{' '}
        <small>
          {acknowledgedAt !== null && t('manager.printer.seen', { at: clock(acknowledgedAt) })}{' '}
          {times > 1 && t('manager.printer.times', { n: times })}
        </small>
      </p>
      {(may.run || may.issue) && (
        <div className="mg-duty-acts">
          {acknowledgedAt === null && (
            <Button kind="primary" icon="hand" isBusy={isBusy} onClick={go}>
              {t('manager.duty.going')}
            </Button>
          )}
          <Button icon="check" isOff={isBusy} onClick={end}>
            {t('manager.printer.done')}
          </Button>
        </div>
      )}
      <ProblemNotice problem={problem} onClose={forget} />
    </li>
  );
}
