import type {
  ActorId,
  Command,
  CommandOf,
  IssueCommand,
  LeaseCommand,
  LeaseId,
  Lobby,
} from '@lobbyflow/engine';
import { chosen } from './chosen.js';

interface LeaseWish {
  readonly type: LeaseCommand['type'];
  readonly pick: number;
  readonly other: number;
}

export const isLeaseType = (type: Command['type']): type is LeaseCommand['type'] =>
  type === 'lease-numbers' || type === 'return-numbers';

const deviceOf = (pick: number) => `kiosk${pick % 3}` as ActorId;

/** What a wish about leases comes to: a kiosk gives back mostly what is its own. */
export function leaseCommandOf({ type, pick, other }: LeaseWish, lobby: Lobby): LeaseCommand {
  if (type === 'lease-numbers') {
    const leaseId = `lease-${lobby.revision + 1}` as LeaseId;
    const letters = pick % 3 === 0 ? [chosen(['A', 'B', 'Q'], other)] : null;
    return { type, leaseId, deviceId: deviceOf(pick), letters, until: FAR };
  }
  const { leaseId, deviceId } = leased(lobby, pick, other);
  return { type, leaseId, deviceId };
}

const FAR = Date.UTC(2030, 0, 1) as CommandOf<'lease-numbers'>['until'];

function leased(lobby: Lobby, pick: number, other: number) {
  const leases = [...lobby.leases.values()];
  if (leases.length === 0 || other % 10 === 0) {
    return { leaseId: 'none' as LeaseId, deviceId: deviceOf(pick), unused: [] };
  }
  const { id, deviceId, unused } = chosen(leases, pick);
  return {
    leaseId: id,
    deviceId: other % 11 === 0 ? deviceOf(other) : deviceId,
    unused: [...unused],
  };
}

/** The number with which a kiosk that was cut off took somebody in; mostly one that it may give out. */
export function offlineNumberOf(
  lobby: Lobby,
  pick: number,
  other: number,
): Required<Pick<IssueCommand, 'offline'>> {
  const { leaseId, deviceId, unused } = leased(lobby, pick, other);
  const number = unused.length === 0 || other % 13 === 0 ? 'A001' : chosen(unused, other);
  return { offline: { leaseId, deviceId, number } };
}
