import type { BoardCall } from '@lobbyflow/contract';
import { useView, type ViewSocket } from '@lobbyflow/client';
import {
  emergencyIn,
  EmergencyPanel,
  Icon,
  LinkNotice,
  ProblemNotice,
  TicketNumber,
  useCounterName,
  useMessages,
} from '@lobbyflow/ui';
import { lineStyle } from './board-calls.js';
import { isLong } from './board-lines.js';
import { InTwo } from './two-languages.js';

interface Props {
  readonly socket: ViewSocket;
  readonly branchId: string;
  readonly counterId: string;
}

/** The strip above one counter: who is to come here, or that nobody is served here now. */
export function StripScreen({ socket, branchId, counterId }: Props) {
  const following = useView(socket, branchId, 'board');
  const { rows, problem } = following;
  const t = useMessages();
  const counterName = useCounterName();
  const counter = rows?.counters[counterId];
  const name = counterName(counter?.name ?? counterId);
  const emergency = emergencyIn(rows?.notices);
  if (emergency !== null) {
    return (
      <main className="strip-emergency">
        <EmergencyPanel notice={emergency} />
      </main>
    );
  }
  const isMissing = rows !== null && counter === undefined;
  return (
    <main className="strip" data-session={counter?.session}>
      <h1 data-long={isLong(name) || undefined} style={lineStyle('', name)}>
        {name}
      </h1>
      <div role="status" aria-live="polite" className="strip-line">
        {rows === null && t('link.connecting')}
        {isMissing && t('strip.no-counter', { counter: counterId })}
        {counter && <StripLine call={rows.calls[counterId]} session={counter.session} />}
      </div>
      {problem === null ? (
        <LinkNotice following={following} />
      ) : (
        <ProblemNotice problem={problem} />
      )}
    </main>
  );
}

function StripLine({
  call,
  session,
}: {
  readonly call: BoardCall | undefined;
  readonly session: string;
}) {
  if (call) {
    return (
      <p className="strip-call" data-state={call.state}>
        <TicketNumber number={call.number} />
        <span>
          <InTwo say={call.state === 'called' ? 'strip.called' : 'strip.serving'} />
        </span>
      </p>
    );
  }
  if (session === 'open') {
    return (
      <p>
        <InTwo say="strip.idle" />
      </p>
    );
  }
  return (
    <p className="strip-shut">
      <Icon name={session === 'paused' ? 'pause' : 'close'} />
      <span>
        <InTwo say={session === 'paused' ? 'session.paused' : 'session.closed'} />
      </span>
      <span>
        <InTwo say="strip.next-counter" />
      </span>
    </p>
  );
}
