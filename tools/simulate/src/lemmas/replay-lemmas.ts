import {
  applyCommit,
  type Command,
  type Decision,
  emptyLobby,
  type Instant,
  type Lobby,
  type LobbyEvent,
} from '@lobbyflow/engine';
import type { Findings } from './lemma.js';
import { BRANCH, type Decide, type Step } from './random-day.js';

/** A line of a day's journal as text: what was asked when, and what came of it. */
export interface Line {
  readonly command: string;
  readonly now: Instant;
  readonly outcome: string;
}

/** Writes a step down. */
export function lineOf({ command, now, decision }: Step): Line {
  return { command: JSON.stringify(command), now, outcome: JSON.stringify(decision) };
}

/** Plays a journal again from its text. */
export function checkReplay(
  findings: Findings,
  day: { readonly lines: readonly Line[]; readonly end: Lobby; readonly name: string },
  decideBy: Decide,
): void {
  const { lines, end, name } = day;
  const where = () => name;
  const again = replayed(lines, decideBy, (command) => command);
  const isSame = again.every((outcome, index) => outcome === lines[index]?.outcome);
  findings.check('same-decisions', isSame, where);
  findings.check('same-lobby', textOf(followed(lines)) === textOf(end), where);
}

/** Plays a journal again as if everybody were overdue from the first moment on. */
export function checkLimits(
  findings: Findings,
  { lines, name }: { readonly lines: readonly Line[]; readonly name: string },
  decideBy: Decide,
): void {
  const isUnmoved = replayed(lines, decideBy, withoutLimits).every(
    (outcome, index) => callIn(outcome) === callIn(lines[index]?.outcome ?? ''),
  );
  findings.check('limits-order-nothing', isUnmoved, () => name);
}

function replayed(
  lines: readonly Line[],
  decideBy: Decide,
  change: (command: Command) => Command,
): string[] {
  let lobby = emptyLobby(BRANCH);
  return lines.map(({ command, now }) => {
    const decision = decideBy(lobby, change(JSON.parse(command) as Command), now);
    if (decision.accepted) lobby = applyCommit(lobby, decision.events);
    return JSON.stringify(decision);
  });
}

/** The lobby that the events of a journal make. */
function followed(lines: readonly Line[]): Lobby {
  return lines.reduce((lobby, { outcome }) => {
    const decision = JSON.parse(outcome) as Decision;
    return decision.accepted ? applyCommit(lobby, decision.events) : lobby;
  }, emptyLobby(BRANCH));
}

function withoutLimits(command: Command): Command {
  if (command.type !== 'open-day' && command.type !== 'publish-config') return command;
  const { config } = command;
  return {
    ...command,
    config: { ...config, lanes: config.lanes.map((lane) => ({ ...lane, maxWaitMs: 0 })) },
  };
}

function callIn(outcome: string): string {
  const decision = JSON.parse(outcome) as Decision;
  if (!decision.accepted) return decision.refusal;
  return decision.events
    .filter(({ type }) => type === 'ticket.called')
    .map((event: LobbyEvent) => JSON.stringify(event))
    .join();
}

/** A lobby as text: what is the same reads the same, whatever it was made of. */
function textOf(lobby: Lobby): string {
  return JSON.stringify(lobby, (_, part: unknown) => {
    if (part instanceof Map) {
      return [...part].toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
    }
    if (part instanceof Set) return [...part] as unknown[];
    return hasValues(part) ? part.values() : part;
  });
}

const hasValues = (part: unknown): part is { readonly values: () => unknown } =>
  typeof part === 'object' &&
  part !== null &&
  'values' in part &&
  typeof part.values === 'function' &&
  !Array.isArray(part);
