import { describe, expect, it } from '@jest/globals';
import { CALL_RULES, decide, type Decision, type EventOf, type Lobby } from '@lobbyflow/engine';
import { LEMMA_IDS, type LemmaId } from './lemma.js';
import { proofLines } from './lemmas-report.js';
import { proveLemmas } from './prove-lemmas.js';
import type { Decide } from './random-day.js';
import { waitingIn } from './random-command.js';

type Called = EventOf<'ticket.called'>;

/** The engine with one thing wrong about its calls. */
function withCalls(change: (call: Called, lobby: Lobby) => Called): Decide {
  return (lobby, command, now) => {
    const decision = decide(lobby, command, now);
    if (!decision.accepted || command.type !== 'call-next') return decision;
    const events = decision.events.map((event) =>
      event.type === 'ticket.called' ? change(event, lobby) : event,
    );
    return { accepted: true, events };
  };
}

/** The engine that looks at another lobby than there is. */
const inLobby =
  (change: (lobby: Lobby) => Lobby): Decide =>
  (lobby, command, now) =>
    decide(command.type === 'call-next' ? change(lobby) : lobby, command, now);

const NOBODY: Decision = { accepted: false, refusal: 'nobody-waiting' };

const overdueFirst = withCalls((call, lobby) => {
  const limitOf = (laneId: string) =>
    lobby.config?.lanes.find(({ id }) => id === laneId)?.maxWaitMs ?? 0;
  const late = waitingIn(lobby).find(
    ({ arrivedAt, laneId }) => call.at - arrivedAt > limitOf(laneId),
  );
  return late === undefined ? call : { ...call, ticketId: late.id };
});

/** Decides by how often it was asked, and not by the lobby alone. */
function moody(): Decide {
  let asked = 0;
  return (lobby, command, now) => {
    asked += 1;
    const isBadTime = command.type === 'call-next' && asked % 97 === 0;
    return isBadTime ? { accepted: false, refusal: 'too-soon' } : decide(lobby, command, now);
  };
}

describe('the lemmas of the order of calling', () => {
  const proof = proveLemmas({ seed: 1, decisions: 2_500 });

  it('hold at every press of random days, and so do their replays', () => {
    expect(Object.fromEntries(proof.findings.breaches)).toEqual({});
    expect(proof.decisions).toBeGreaterThanOrEqual(2_500);
  });

  it('are each looked at, on days in which every rule calls', () => {
    expect([...proof.byRule.keys()].toSorted()).toEqual(CALL_RULES.toSorted());
    for (const [, checks] of proof.findings.checks) expect(checks).toBeGreaterThan(0);
    expect([...proof.findings.checks.keys()]).toEqual(LEMMA_IDS);
  });

  it('are counted in the report, with the seed', () => {
    const lines = proofLines(proof);

    expect(lines[0]).toContain('Seed 1:');
    expect(lines.filter((line) => line.startsWith('holds'))).toHaveLength(LEMMA_IDS.length);
    expect(lines.at(-1)).toContain('every call has its reason');
  });

  it.each<[LemmaId, string, Decide]>([
    [
      'no-press-fails',
      'turns a press away now and then',
      (lobby, command, now) =>
        command.type === 'call-next' && lobby.revision % 50 === 0
          ? NOBODY
          : decide(lobby, command, now),
    ],
    [
      'eligible',
      'calls whoever has come last',
      withCalls((call, lobby) => ({
        ...call,
        ticketId: waitingIn(lobby).at(-1)?.id ?? call.ticketId,
      })),
    ],
    [
      'written-order',
      'forgets the floor',
      inLobby((lobby) => ({ ...lobby, recentCalls: new Map() })),
    ],
    [
      'share-floor',
      'forgets the floor',
      inLobby((lobby) => ({ ...lobby, recentCalls: new Map() })),
    ],
    [
      'first-come',
      'calls whoever has come last',
      withCalls((call, lobby) => ({
        ...call,
        ticketId: waitingIn(lobby).at(-1)?.id ?? call.ticketId,
      })),
    ],
    ['head-start', 'calls whoever is overdue', overdueFirst],
    ['limits-order-nothing', 'calls whoever is overdue', overdueFirst],
    [
      'reason',
      'keeps back who would have been next',
      withCalls((call) => ({ ...call, reason: { ...call.reason, runnerUpId: null } })),
    ],
    ['same-decisions', 'has moods', moody()],
  ])('would show by %s when the engine %s', (lemma, _, broken) => {
    const { findings } = proveLemmas({ seed: 1, decisions: 1_000, decideBy: broken });

    expect([...findings.breaches.keys()]).toContain(lemma);
  });
});
