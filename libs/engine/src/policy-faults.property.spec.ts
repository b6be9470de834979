import { describe, expect, it } from '@jest/globals';
import {
  aLobby,
  anInstant,
  anyConfig,
  GENERAL,
  issue,
  LANES,
  MINUTE_MS,
  NEEDS,
  play,
  press,
  SERVICES,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import type { BranchConfig } from './config.js';
import { decide } from './decide.js';
import type { Lobby } from './lobby.js';
import { policyFaults } from './policy-faults.js';
import type { Feature, LaneId, ServiceId, TicketId } from './terms.js';

const ONE = 'the-one' as TicketId;

interface Somebody {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly needs: readonly Feature[];
}

const somebody: fc.Arbitrary<Somebody> = fc.record({
  serviceId: fc.constantFrom(...SERVICES),
  laneId: fc.constantFrom(...LANES),
  needs: fc.subarray([...NEEDS]),
});

/** Minutes until somebody is called while, each minute, more favoured customers come than all counters can serve; `null`: never in `minutes`. */
function minutesUntilCalled(config: BranchConfig, one: Somebody, minutes: number): number | null {
  let lobby = play(aLobby({ config }), anInstant(0), issue({ ...one, ticketId: ONE }));
  for (let minute = 0; minute <= minutes; minute += 1) {
    if (lobby.tickets.get(ONE)?.state !== 'waiting') return minute - 1;
    lobby = flooded(lobby, config, minute);
    for (const counterId of lobby.counters.keys()) lobby = servedAt(lobby, counterId, minute);
  }
  return null;
}

function flooded(lobby: Lobby, config: BranchConfig, minute: number): Lobby {
  const favoured = config.lanes.filter(({ id }) => id !== GENERAL);
  const each = favoured.flatMap(({ id: laneId }) =>
    config.services.map(({ id: serviceId }) => ({ laneId, serviceId })),
  );
  const commands = each.map((who, index) =>
    issue({ ...who, ticketId: `m${minute}-${index}` as TicketId }),
  );
  return play(lobby, anInstant(minute), ...commands);
}

function servedAt(lobby: Lobby, counterId: string, minute: number): Lobby {
  const now = anInstant(minute);
  if (!decide(lobby, press('call-next', counterId), now).accepted) return lobby;
  const keys = (['call-next', 'start', 'finish'] as const).map((key) => press(key, counterId));
  return play(lobby, now, ...keys);
}

/** Who comes within the credit goes first, six a minute; then comes the floor, or the turn. */
function boundOf({ lanes, policy }: BranchConfig): number {
  const longest = Math.max(...lanes.map(({ creditMs }) => creditMs)) / MINUTE_MS;
  const overflow = Math.max(policy.overflowAfterMs.level2, policy.overflowAfterMs.level3);
  return overflow / MINUTE_MS + 6 * (longest + 1) + policy.floorEvery + 1;
}

describe('a policy without faults', () => {
  it('lets nobody wait for ever, however many favoured customers come', () => {
    const sound = anyConfig.filter((config) => policyFaults(config).length === 0);
    fc.assert(
      fc.property(sound, somebody, (config, one) => {
        const bound = boundOf(config);

        expect(minutesUntilCalled(config, one, bound)).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('is one that can be had: with a fault somebody does wait for ever', () => {
    const starving = anyConfig.filter((config) =>
      policyFaults(config).some(
        ({ code, ...fault }) =>
          code === 'lane-starved' && 'laneId' in fault && fault.laneId === GENERAL,
      ),
    );
    const found = fc.sample(starving, { numRuns: 30, seed: 1 }).filter((config) => {
      const fault = policyFaults(config).find(
        ({ code, ...at }) => code === 'lane-starved' && 'laneId' in at && at.laneId === GENERAL,
      );
      if (fault === undefined || !('serviceId' in fault)) return false;
      const one = { serviceId: fault.serviceId, laneId: GENERAL, needs: [] };
      return minutesUntilCalled(config, one, 2 * boundOf(config)) === null;
    });

    expect(found.length).toBeGreaterThan(10);
  });
});
