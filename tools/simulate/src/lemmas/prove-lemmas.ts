import { decide, emptyLobby, type Lobby } from '@lobbyflow/engine';
import { DayLemmas } from './day-lemmas.js';
import { Findings } from './lemma.js';
import { BRANCH, type Decide, type DayId, randomDay } from './random-day.js';
import { checkLimits, checkReplay, type Line, lineOf } from './replay-lemmas.js';

/** Commands of one random day, beside its opening and closing. */
const COMMANDS_A_DAY = 1_200;

/** Limits of waiting are held against every so-manieth day: each costs one more replay. */
const DAYS_TO_A_LIMIT = 4;

/** What was proved, and on how much. */
export interface Proof {
  readonly seed: number;
  readonly days: number;
  readonly commands: number;
  /** Presses that were decided; `calls` of them called somebody. */
  readonly decisions: number;
  readonly calls: number;
  /** By rule, how many calls it made. */
  readonly byRule: ReadonlyMap<string, number>;
  readonly findings: Findings;
}

/** What is asked for; `decideBy` stands for the engine, so that a spec can break it. */
export interface ProofRequest {
  readonly seed: number;
  readonly decisions: number;
  readonly decideBy?: Decide;
  readonly onDay?: (decisions: number) => void;
}

/** Plays random days until so many presses were decided, and holds every lemma against each. */
export function proveLemmas({ seed, decisions, decideBy = decide, onDay }: ProofRequest): Proof {
  const findings = new Findings();
  const byRule = new Map<string, number>();
  const sum = { days: 0, commands: 0, decisions: 0, calls: 0 };
  while (sum.decisions < decisions) {
    sum.days += 1;
    const day = { seed, number: sum.days, length: COMMANDS_A_DAY };
    const { lemmas, commands } = playDay(day, findings, { decideBy, byRule });
    sum.commands += commands;
    sum.decisions += lemmas.decisions;
    sum.calls += lemmas.calls;
    onDay?.(sum.decisions);
  }
  return { seed, ...sum, byRule, findings };
}

interface Around {
  readonly decideBy: Decide;
  readonly byRule: Map<string, number>;
}

function playDay(day: DayId, findings: Findings, { decideBy, byRule }: Around) {
  const name = `seed ${day.seed}, day ${day.number}`;
  const lemmas = new DayLemmas(findings, name);
  const lines: Line[] = [];
  let end: Lobby = emptyLobby(BRANCH);
  for (const step of randomDay(day, decideBy)) {
    lemmas.look(step);
    lines.push(lineOf(step));
    end = step.after;
    for (const event of step.decision.accepted ? step.decision.events : []) {
      if (event.type !== 'ticket.called') continue;
      byRule.set(event.reason.rule, (byRule.get(event.reason.rule) ?? 0) + 1);
    }
  }
  checkReplay(findings, { lines, end, name }, decideBy);
  if (day.number % DAYS_TO_A_LIMIT === 1) checkLimits(findings, { lines, name }, decideBy);
  return { lemmas, commands: lines.length };
}
