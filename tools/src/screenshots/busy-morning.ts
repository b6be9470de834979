import { ROUTES, type TicketAnswer } from '@lobbyflow/contract';
import type { PicturedBranch } from './branch.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const TICK_MS = 10 * SECOND_MS;

/** Half past eight in Shanghai, on a Tuesday. */
export const OPENS_AT = Date.parse('2026-03-10T00:30:00Z');
/** When the pictures are taken: 10:24. */
const PICTURED_AT = OPENS_AT + 114 * MINUTE_MS;
/** Of all mornings one that shows much at once. */
const SEED = 12;
/** Between two customers in the hour in which a window has been opened. */
const RUSH_GAP_MS = 54 * SECOND_MS;
/** Counter 5 takes nobody any more, for a meal. */
const MEAL_AT = PICTURED_AT - 9 * MINUTE_MS;

interface Business {
  readonly serviceId: string;
  readonly share: number;
  readonly minutes: number;
}
const BUSINESS: readonly Business[] = [
  { serviceId: 'cash', share: 0.34, minutes: 3 },
  { serviceId: 'transfer', share: 0.18, minutes: 4 },
  { serviceId: 'account', share: 0.16, minutes: 7 },
  { serviceId: 'pension', share: 0.14, minutes: 4 },
  { serviceId: 'business', share: 0.08, minutes: 9 },
  { serviceId: 'wealth', share: 0.06, minutes: 10 },
  { serviceId: 'loans', share: 0.04, minutes: 12 },
];

/** What happens at a counter next, and when. */
interface Desk {
  readonly counterId: string;
  readonly doing: 'free' | 'called' | 'serving' | 'away';
  readonly until: number;
  readonly ticket: TicketAnswer | null;
}

/** Whose phones are pictured. */
export interface Morning {
  readonly waiting: TicketAnswer;
  readonly called: TicketAnswer;
}

/** Everything the acts of the morning need. */
interface Play {
  readonly branch: PicturedBranch;
  readonly chance: () => number;
}

/** Plays a morning that gets busier, the same one every time, and stops in the middle of the rush. */
export async function playMorning(branch: PicturedBranch): Promise<Morning> {
  const { desks, tickets, waiting } = await playUntil(branch, PICTURED_AT);
  const called = await pose(branch, desks);
  // Its phone page was told once, to whoever took it.
  return { waiting, called: tickets.get(called.id) ?? called };
}

/** The same up to an earlier moment. */
export async function playUntil(branch: PicturedBranch, until: number) {
  const play = { branch, chance: lots(SEED) };
  const tickets = new Map<string, TicketAnswer>();
  let desks = await Promise.all(['1', '2', '3', '4', '5', '6'].map((id) => openDesk(play, id)));
  let waiting = await arrive(play);
  let nextArrival = OPENS_AT;
  for (let now = OPENS_AT; now <= until; now += TICK_MS) {
    await branch.setClock(now);
    while (nextArrival <= now) {
      waiting = await arrive(play);
      tickets.set(waiting.id, waiting);
      nextArrival += gapAt(now) * (0.4 + 1.2 * play.chance());
    }
    const moved: Desk[] = [];
    for (const desk of desks) moved.push(await moveOn(play, desk, now));
    desks = moved;
  }
  return { desks, tickets, waiting };
}

async function openDesk({ branch }: Play, counterId: string): Promise<Desk> {
  await branch.at(counterId, ROUTES.openCounter);
  return { counterId, doing: 'free', until: OPENS_AT, ticket: null };
}

function arrive({ branch, chance }: Play): Promise<TicketAnswer> {
  const { serviceId } = pickBusiness(chance());
  const language = chance() < 0.9 ? 'zh' : 'en';
  return branch.issue(serviceId, laneOf(serviceId, chance()), language);
}

async function moveOn(play: Play, desk: Desk, now: number): Promise<Desk> {
  const { counterId, doing, until, ticket } = desk;
  const { branch, chance } = play;
  if (now < until || doing === 'away') return desk;
  if (doing === 'called' && chance() < 0.04) {
    await branch.at(counterId, ROUTES.noShow);
    return callNext(play, desk, now);
  }
  if (doing === 'called') {
    await branch.at(counterId, ROUTES.start);
    const minutes = BUSINESS.find((one) => one.serviceId === ticket?.serviceId)?.minutes ?? 4;
    return { ...desk, doing: 'serving', until: now + minutes * MINUTE_MS * (0.5 + chance()) };
  }
  if (doing === 'serving') await branch.at(counterId, ROUTES.finish);
  if (counterId === '5' && now >= MEAL_AT) {
    await branch.pauseForMeal(counterId);
    return { ...desk, doing: 'away', ticket: null };
  }
  return callNext(play, desk, now);
}

async function callNext({ branch, chance }: Play, desk: Desk, now: number): Promise<Desk> {
  const ticket = await branch.at(desk.counterId, ROUTES.callNext);
  if (ticket === null) return { ...desk, doing: 'free', ticket };
  return { ...desk, doing: 'called', until: now + (20 + 30 * chance()) * SECOND_MS, ticket };
}

/** Goes on from a moment, with whoever sits at the counters. */
export async function playOn(
  branch: PicturedBranch,
  { from, minutes }: { readonly from: number; readonly minutes: number },
): Promise<number> {
  const play = { branch, chance: lots(SEED + 1) };
  let desks: readonly Desk[] = [];
  let nextArrival = from;
  const until = from + minutes * MINUTE_MS;
  let now = from;
  for (; now < until; now += TICK_MS) {
    await branch.setClock(now);
    for (; nextArrival <= now; nextArrival += RUSH_GAP_MS * (0.4 + 1.2 * play.chance())) {
      await arrive(play);
    }
    const moved: Desk[] = [];
    for (const desk of await deskNow(branch, desks, now)) moved.push(await moveOn(play, desk, now));
    desks = moved;
  }
  await branch.setClock(until);
  return until;
}

/** Those that are open: known ones as they were, others as they stand. */
async function deskNow(
  branch: PicturedBranch,
  known: readonly Desk[],
  now: number,
): Promise<readonly Desk[]> {
  const desks: Desk[] = [];
  for (const counterId of ['1', '2', '3', '4', '5', '6', '7']) {
    const desk = known.find((one) => one.counterId === counterId);
    if (desk !== undefined) desks.push(desk);
    else {
      const { session, state } = await branch.standsAt(counterId);
      if (session !== 'open') continue;
      const doing = state === 'called' || state === 'serving' ? state : 'free';
      desks.push({ counterId, doing, until: now + MINUTE_MS, ticket: null });
    }
  }
  return desks;
}

/** The last half minute: somebody is put on hold, somebody is missed, and two are on their way to a counter. */
async function pose(branch: PicturedBranch, desks: readonly Desk[]): Promise<TicketAnswer> {
  let now = PICTURED_AT;
  const pass = (seconds: number) => branch.setClock((now += seconds * SECOND_MS));
  for (const { counterId, doing } of desks) {
    if (doing === 'called') await branch.at(counterId, ROUTES.start);
  }
  await branch.at('6', ROUTES.hold);
  await branch.at('6', ROUTES.callNext);
  await pass(40);
  await branch.at('6', ROUTES.noShow);
  await branch.at('6', ROUTES.callNext);
  await pass(20);
  await branch.at('6', ROUTES.start);
  await branch.at('1', ROUTES.finish);
  await branch.at('1', ROUTES.callNext);
  await pass(15);
  await branch.at('3', ROUTES.finish);
  const called = await branch.at('3', ROUTES.callNext);
  await pass(8);
  if (called === null) throw new Error('Nobody was waiting at the end of a busy morning.');
  return called;
}

/** Milliseconds between two customers: a slow beginning, a rush from half past nine on. */
function gapAt(now: number): number {
  return (now - OPENS_AT < 60 * MINUTE_MS ? 60 : 33) * SECOND_MS;
}

function pickBusiness(lot: number): Business {
  let rest = lot;
  const found = BUSINESS.find(({ share }) => (rest -= share) < 0);
  return found ?? { serviceId: 'cash', share: 1, minutes: 3 };
}

function laneOf(serviceId: string, lot: number): string {
  if (serviceId === 'pension' && lot < 0.4) return 'protected';
  if (lot < 0.08) return 'protected';
  if (lot < 0.13) return 'appointment';
  return lot < 0.18 ? 'vip' : 'general';
}

/** The same lots every time: a linear congruential generator, its constants those of Numerical Recipes. */
function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
