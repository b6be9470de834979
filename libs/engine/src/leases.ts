import type { CommandOf } from './command.js';
import { usualOffline } from './config.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf, IssuedEvent } from './event.js';
import type { Lobby } from './lobby.js';
import { lobbyWith } from './lobby-with.js';
import { numberText, partsOfNumber } from './numbers.js';
import type { ActorId, Instant, LeaseEnd, LeaseId, RefusalCode } from './terms.js';

/** Numbers of one letter that follow each other, the first and the last included. */
export interface NumberBlock {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

/** Numbers that a device may give out by itself while it does not reach the server. */
export interface Lease {
  readonly id: LeaseId;
  readonly deviceId: ActorId;
  readonly leasedAt: Instant;
  /** When the business day is to end: afterwards the device gives out none of them. */
  readonly until: Instant;
  readonly blocks: readonly NumberBlock[];
  /** Those that no ticket has, as customers read them. */
  readonly unused: ReadonlySet<string>;
}

/**
 * Where the numbers of a letter that devices give out begin, and which of them
 * is the next that nobody has. Past `start` the branch's own come from here too.
 */
export interface LeasedRange {
  readonly start: number;
  readonly next: number;
}

/** A device that has this many blocks of a letter unused has lost its memory, or worse. */
const MOST_BLOCKS = 4;

/** The number that a customer of this letter gets who takes a ticket now. */
export function nextNumber(lobby: Lobby, letter: string): number {
  const running = lobby.nextRunning.get(letter) ?? lobby.config?.policy.numberStart ?? 1;
  const range = lobby.leasedRanges.get(letter);
  return range !== undefined && running >= range.start ? range.next : running;
}

/**
 * Lends a device a block of numbers of each letter that it names; of those of
 * all services that are offered when it names none.
 *
 * @returns `numbers.leased`, or the refusal `unknown-service` (no offered
 *   service has such a letter), `lease-limit` (the device has four blocks of
 *   one of them unused) or `wrong-state` (this id has a lease)
 */
export function decideLease(
  lobby: Lobby,
  { leaseId, deviceId, letters, until }: CommandOf<'lease-numbers'>,
  now: Instant,
): Decision {
  if (lobby.leases.has(leaseId)) return refuse('wrong-state');
  const { blockSize } = usualOffline(lobby.config);
  const offered = new Set(
    (lobby.config?.services ?? []).filter((one) => one.isOffered).map(({ letter }) => letter),
  );
  const wanted = (letters ?? [...offered]).filter((letter) => offered.has(letter));
  if (wanted.length === 0) return refuse('unknown-service');
  const most = (MOST_BLOCKS - 1) * blockSize;
  if (wanted.some((letter) => unusedOf(lobby, deviceId, letter) > most)) {
    return refuse('lease-limit');
  }
  const blocks = [...new Set(wanted)].toSorted().map((letter): NumberBlock => {
    const from = firstToLease(lobby, letter);
    return { letter, from, to: from + blockSize - 1 };
  });
  return accept({ type: 'numbers.leased', leaseId, deviceId, until, blocks, at: now });
}

function firstToLease(lobby: Lobby, letter: string): number {
  const range = lobby.leasedRanges.get(letter);
  if (range !== undefined) return range.next;
  return Math.max(usualOffline(lobby.config).numberStart, nextNumber(lobby, letter));
}

function unusedOf(lobby: Lobby, deviceId: ActorId, letter: string): number {
  return [...lobby.leases.values()]
    .filter((lease) => lease.deviceId === deviceId)
    .flatMap(({ unused }) => [...unused])
    .filter((number) => partsOfNumber(number).letter === letter).length;
}

/** Remembers the lease; the numbers of its blocks are nobody else's from now on. */
export function evolveLeased(lobby: Lobby, event: EventOf<'numbers.leased'>): Lobby {
  const { leaseId: id, deviceId, until, blocks, at: leasedAt } = event;
  const unused = new Set(blocks.flatMap(numbersIn));
  const lease: Lease = { id, deviceId, leasedAt, until, blocks, unused };
  const leasedRanges = new Map(lobby.leasedRanges);
  for (const { letter, from, to } of blocks) {
    const start = leasedRanges.get(letter)?.start ?? from;
    leasedRanges.set(letter, { start, next: to + 1 });
  }
  return { ...lobby, leases: new Map(lobby.leases).set(id, lease), leasedRanges };
}

/** Every number of a block, as customers read them. */
export function numbersIn({ letter, from, to }: NumberBlock): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => numberText(letter, from + index));
}

/**
 * Takes back what a device has not given out.
 *
 * @returns `numbers.voided` with cause `returned`, or the refusal `lease-unknown`
 *   (given back, of another device, or of a day that is over)
 */
export function decideReturnLease(
  lobby: Lobby,
  { leaseId, deviceId }: CommandOf<'return-numbers'>,
  now: Instant,
): Decision {
  const lease = leaseOf(lobby, leaseId, deviceId);
  return lease === null ? refuse('lease-unknown') : accept(voided(lease, 'returned', now));
}

/** What is said of every lease when the business day ends. */
export function leasesAtClose(lobby: Lobby, now: Instant): EventOf<'numbers.voided'>[] {
  return [...lobby.leases.values()].map((lease) => voided(lease, 'day-closed', now));
}

function voided(
  { id: leaseId, unused }: Lease,
  cause: LeaseEnd,
  at: Instant,
): EventOf<'numbers.voided'> {
  return { type: 'numbers.voided', leaseId, cause, blocks: blocksOf(unused), at };
}

/** The fewest blocks that hold these numbers; a lease keeps its own in order. */
function blocksOf(numbers: Iterable<string>): NumberBlock[] {
  const blocks: NumberBlock[] = [];
  for (const number of numbers) {
    const { letter, running } = partsOfNumber(number);
    const last = blocks.at(-1);
    if (last?.letter === letter && last.to === running - 1) {
      blocks[blocks.length - 1] = { ...last, to: running };
    } else {
      blocks.push({ letter, from: running, to: running });
    }
  }
  return blocks;
}

/** Forgets the lease: none of its numbers is given out any more. */
export function evolveVoided(lobby: Lobby, event: EventOf<'numbers.voided'>): Lobby {
  const leases = new Map(lobby.leases);
  leases.delete(event.leaseId);
  return { ...lobby, leases };
}

/** A number that a device gave out by itself, and by what right. */
export interface OfflineNumber {
  readonly leaseId: LeaseId;
  readonly deviceId: ActorId;
  /** As it was printed. */
  readonly number: string;
}

/** Why a device may not have given out this number; `null` when it may. */
export function faultOfOffline(
  lobby: Lobby,
  { leaseId, deviceId, number }: OfflineNumber,
): RefusalCode | null {
  const lease = leaseOf(lobby, leaseId, deviceId);
  if (lease === null) return 'lease-unknown';
  if (lease.unused.has(number)) return null;
  const isLeased = lease.blocks.some((block) => numbersIn(block).includes(number));
  return isLeased ? 'number-used' : 'number-not-leased';
}

/** When a customer came whom a device took in: by its time, but not before its lease nor after now. */
export function offlineArrival(
  lobby: Lobby,
  leaseId: LeaseId,
  { arrivedAt, now }: { readonly arrivedAt: Instant; readonly now: Instant },
): Instant {
  const leasedAt = lobby.leases.get(leaseId)?.leasedAt ?? now;
  return Math.min(Math.max(arrivedAt, leasedAt), now) as Instant;
}

/** The lobby's count of numbers after one was given out: by the branch itself, or by a device. */
export function withNumberUsed(lobby: Lobby, event: IssuedEvent): Lobby {
  const { letter, running, number, leaseId } = event;
  const lease = leaseId === undefined ? undefined : lobby.leases.get(leaseId);
  if (lease !== undefined) {
    const unused = new Set(lease.unused);
    unused.delete(number);
    return { ...lobby, leases: new Map(lobby.leases).set(lease.id, { ...lease, unused }) };
  }
  const range = lobby.leasedRanges.get(letter);
  if (range !== undefined && running >= range.start) {
    const leasedRanges = new Map(lobby.leasedRanges).set(letter, { ...range, next: running + 1 });
    return { ...lobby, leasedRanges };
  }
  return lobbyWith(lobby, { nextRunning: new Map(lobby.nextRunning).set(letter, running + 1) });
}

/** What is not the device's own looks to it like what is not there. */
function leaseOf({ leases }: Lobby, leaseId: LeaseId, deviceId: ActorId): Lease | null {
  const lease = leases.get(leaseId);
  return lease?.deviceId === deviceId ? lease : null;
}
