import type { Act, Progress, Refused, ReplayBranch, Run, Told } from './branch.js';
import type { Step } from './shadow-script.js';

/** Which commands must not overtake each other: those of one counter, of one visit, and tickets being taken. */
type Line = string;

/**
 * Runs a script. The steps of one instant are sent together, but each waits for those before it at the same counter
 * and of the same visit; tickets are taken one after the other, so that numbers follow the log.
 */
export async function driveShadow(
  branch: ReplayBranch,
  script: readonly Step[],
  progress: Progress,
): Promise<Run> {
  const ticketOfVisit = new Map<string, string>();
  const refused: Refused[] = [];
  let visitsOver = 0;

  async function take(step: Step): Promise<void> {
    const visit = 'visit' in step ? step.visit.id : null;
    const act = actOf(step, visit === null ? undefined : ticketOfVisit.get(visit));
    const told: Told = act ? await branch.tell(act) : { isDone: false, code: 'no-ticket' };
    if (!told.isDone) {
      const counterId = 'counterId' in step ? step.counterId : null;
      refused.push({ at: step.at, visit, counterId, act: step.do, code: told.code });
    } else if (step.do === 'issue' && told.ticketId !== null) {
      ticketOfVisit.set(step.visit.id, told.ticketId);
    }
    if (step.do === 'finish' || step.do === 'abandon') progress((visitsOver += 1));
  }

  for (const together of instantsOf(script)) {
    const [first] = together;
    if (first) await branch.reach(first.at);
    const tails = new Map<Line, Promise<void>>();
    for (const step of together) {
      const lines = linesOf(step);
      const before = lines.flatMap((line) => tails.get(line) ?? []);
      const done = Promise.all(before).then(() => take(step));
      for (const line of lines) tails.set(line, done);
    }
    await Promise.all(tails.values());
  }
  return { ticketOfVisit, refused };
}

function* instantsOf(script: readonly Step[]): Generator<Step[]> {
  let together: Step[] = [];
  for (const step of script) {
    if (together[0] && together[0].at !== step.at) {
      yield together;
      together = [];
    }
    together.push(step);
  }
  if (together.length > 0) yield together;
}

function linesOf(step: Step): Line[] {
  const lines: Line[] = [];
  if ('visit' in step) lines.push(`visit ${step.visit.id}`);
  if ('counterId' in step) lines.push(`counter ${step.counterId}`);
  if (step.do === 'issue') lines.push('numbers');
  return lines;
}

/** `null` when the visit has no ticket, because that was refused. */
function actOf(step: Step, ticketId: string | undefined): Act | null {
  switch (step.do) {
    case 'open':
    case 'close':
    case 'start':
    case 'finish':
    case 'no-show':
      return { do: step.do, counterId: step.counterId };
    case 'issue':
      return { do: 'issue', serviceId: step.visit.legs[0].service, laneId: step.visit.lane };
    case 'call':
      return ticketId === undefined ? null : { do: 'call', counterId: step.counterId, ticketId };
    case 'transfer':
      return { do: 'transfer', counterId: step.counterId, to: step.to };
    case 'return':
    case 'hold-ticket':
    case 'resume':
    case 'abandon':
      return ticketId === undefined ? null : { do: step.do, ticketId };
  }
}
