import type { CounterId, EventOf, Lobby, LobbyEvent, TicketId } from '@lobbyflow/engine';
import { checkPress } from './call-lemmas.js';
import type { Findings } from './lemma.js';
import type { Step } from './random-day.js';
import { groupOf, pressOf } from './written-order.js';

/** A call of a group, and whether it overtook a general customer. */
interface Row {
  readonly revision: number;
  readonly overtookGeneral: boolean;
}

/** Looks at a day as it goes, from outside: keeps its own count of calls and ends. */
export class DayLemmas {
  /** Presses that were decided: somebody was called, or nobody could be. */
  decisions = 0;
  calls = 0;
  private readonly rows = new Map<string, Row[]>();
  private readonly lastCall = new Map<CounterId, { group: string; revision: number }>();
  private readonly ends = new Map<TicketId, number>();

  constructor(
    private readonly findings: Findings,
    private readonly name: string,
  ) {}

  look(step: Step): void {
    const { command, decision, before, after } = step;
    const where = () => `${this.name}, revision ${before.revision + 1}, ${command.type}`;
    if (command.type === 'call-next' || command.type === 'call') this.lookAtPress(step, where);
    if (!decision.accepted) return;
    for (const event of decision.events) this.follow(event, before);
    this.checkTickets(decision.events, step, where);
    if (command.type === 'close-day' && after.config?.policy.carriesOver === false) {
      const all = after.tickets.values();
      const once = all.every(({ id }) => this.ends.get(id) === 1);
      this.findings.check('one-end', once, where);
    }
  }

  private lookAtPress({ command, decision, before, now }: Step, where: () => string): void {
    if (command.type !== 'call-next' && command.type !== 'call') return;
    const isDecided = decision.accepted || decision.refusal === 'nobody-waiting';
    if (!isDecided) return;
    const event = decision.accepted ? decision.events.find(isCall) : undefined;
    // Missed tickets whose time is over end with the command; they were not waiting before it.
    const group = this.groupOf(before, command.counterId);
    const press = pressOf(before, command.counterId, now, this.rowOf(group));
    this.decisions += 1;
    const overtookGeneral = checkPress(this.findings, { press, event: event ?? null, where });
    if (event === undefined) return;
    this.calls += 1;
    const revision = before.revision + 1;
    this.rows.set(group, [
      ...(this.rows.get(group) ?? []).slice(-100),
      { revision, overtookGeneral },
    ]);
    this.lastCall.set(command.counterId, { group, revision });
  }

  private groupOf({ config }: Lobby, counterId: CounterId): string {
    const counter = config?.counters.find(({ id }) => id === counterId);
    return config === null || counter === undefined ? '' : groupOf(config, counter);
  }

  /** How many calls of the group in a row, up to its last, overtook. */
  private rowOf(group: string): number {
    const rows = this.rows.get(group) ?? [];
    return rows.length - 1 - rows.findLastIndex(({ overtookGeneral }) => !overtookGeneral);
  }

  private follow(event: LobbyEvent, before: Lobby): void {
    if (isEnd(event)) this.ends.set(event.ticketId, (this.ends.get(event.ticketId) ?? 0) + 1);
    if (event.type !== 'command.undone') return;
    if (event.action === 'finish' && before.tickets.get(event.ticketId)?.state === 'served') {
      this.ends.set(event.ticketId, (this.ends.get(event.ticketId) ?? 0) - 1);
    }
    const call = this.lastCall.get(event.counterId);
    if (event.action !== 'call-next' || call === undefined) return;
    const rows = this.rows.get(call.group) ?? [];
    this.rows.set(
      call.group,
      rows.filter(({ revision }) => revision !== call.revision),
    );
  }

  private checkTickets(
    events: readonly LobbyEvent[],
    { before, after }: Step,
    where: () => string,
  ): void {
    for (const event of events) {
      if (!('ticketId' in event)) continue;
      const [was, is] = [before.tickets.get(event.ticketId), after.tickets.get(event.ticketId)];
      if (was === undefined || is === undefined) continue;
      const isKept =
        was.number === is.number && was.arrivedAt === is.arrivedAt && was.sequence === is.sequence;
      this.findings.check('kept-place', isKept, where);
    }
    const standing = [...after.counters.values()].flatMap(({ ticketId }) => ticketId ?? []);
    this.findings.check('one-counter', new Set(standing).size === standing.length, where);
  }
}

const isCall = (event: LobbyEvent): event is EventOf<'ticket.called'> =>
  event.type === 'ticket.called';

function isEnd(event: LobbyEvent): event is Extract<LobbyEvent, { ticketId: TicketId }> {
  if (event.type === 'ticket.served') return event.nextServiceId === null;
  return ['ticket.abandoned', 'ticket.diverted', 'ticket.ended'].includes(event.type);
}
