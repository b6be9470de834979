import type { KioskService, WaitRange } from '@lobbyflow/contract';
import { Notice, useFormats, useLocalName, useMessages } from '@lobbyflow/ui';
import { useBranchHere } from './branch-here.js';
import { closingRisk } from './closing.js';

/** What is good to know before a number is taken: the closing, what to have at hand, another way. */
export function CustomerNotices({
  service,
  wait,
  mayUseMachine,
}: {
  readonly service: KioskService;
  readonly wait: WaitRange | undefined;
  /** Nobody is sent to a machine who asked for large type, reading aloud or assistance. */
  readonly mayUseMachine: boolean;
}) {
  const { materials, machine } = service;
  const t = useMessages();
  const local = useLocalName();
  return (
    <>
      <ClosingNotice wait={wait} />
      {materials !== undefined && materials.length > 0 && (
        <div className="ks-materials">
          <h2>{t('kiosk.materials')}</h2>
          <ul>
            {materials.map((one) => (
              <li key={one.en}>{local(one)}</li>
            ))}
          </ul>
        </div>
      )}
      {machine !== undefined && mayUseMachine && (
        <Notice tone="info">{t('kiosk.machine', { machine: local(machine) })}</Notice>
      )}
    </>
  );
}

function ClosingNotice({ wait }: { readonly wait: WaitRange | undefined }) {
  const { rows, now } = useBranchHere();
  const t = useMessages();
  const { clock } = useFormats();
  const closesAt = rows.closing?.['now']?.closesAt;
  const risk = closingRisk(wait, { now, closesAt });
  if (risk === null || closesAt === undefined) return null;
  return <Notice tone="warning">{t(`kiosk.closing-${risk}`, { time: clock(closesAt) })}</Notice>;
}
