import type { Lobby } from './lobby.js';

/**
 * The lobby with some of its parts replaced, all others shared. They are copied
 * by name because every commit does it several times, and a spread of so many
 * costs V8 fifty times as much; the type sees to it that none is left out.
 */
export function lobbyWith(lobby: Lobby, parts: Partial<Lobby>): Lobby {
  const copy: Lobby = {
    branchId: lobby.branchId,
    revision: lobby.revision,
    businessDay: lobby.businessDay,
    config: lobby.config,
    index: lobby.index,
    sequence: lobby.sequence,
    nextRunning: lobby.nextRunning,
    leases: lobby.leases,
    leasedRanges: lobby.leasedRanges,
    tickets: lobby.tickets,
    present: lobby.present,
    queues: lobby.queues,
    apart: lobby.apart,
    missed: lobby.missed,
    counters: lobby.counters,
    recentCalls: lobby.recentCalls,
    callsOfService: lobby.callsOfService,
    tally: lobby.tally,
    advice: lobby.advice,
    alarms: lobby.alarms,
    checkIns: lobby.checkIns,
    alarmsRaised: lobby.alarmsRaised,
    badRatings: lobby.badRatings,
    notices: lobby.notices,
    secondLine: lobby.secondLine,
  };
  return Object.assign(copy, parts);
}
