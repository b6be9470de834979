import type { LaneMix, ServiceMix } from '@lobbyflow/contract';
import {
  handlingMs,
  journeyWaitMs,
  legWaitMs,
  meanOf,
  overdueCount,
  quantileOf,
  serviceLevel,
  waitedMs,
} from '@lobbyflow/engine';
import type { DayRecords, DaySetting } from './day-records.js';
import { countBy } from './long-waits.js';
import { measuredVisit, whole } from './measured.js';

/** What people came for, by service: the legs of the day's visits. */
export function serviceMix(
  { visits, acts }: DayRecords,
  { config }: DaySetting,
): readonly ServiceMix[] {
  const legs = visits.flatMap(({ visit, legs: own }) =>
    own.map((leg) => ({ ...leg, maxWaitMs: visit.maxWaitMs })),
  );
  const away = countBy(
    acts.filter(({ kind }) => kind === 'transferred'),
    ({ serviceId }) => serviceId,
  );
  return sortedKeys(legs.map(({ serviceId }) => serviceId)).map((serviceId) => {
    const own = legs.filter((leg) => leg.serviceId === serviceId);
    const waits = own.map(legWaitMs).filter((ms) => ms !== null);
    const handling = own.map(handlingMs).filter((ms) => ms !== null);
    return {
      serviceId,
      legs: own.length,
      services: handling.length,
      waitMeanMs: whole(meanOf(waits)),
      waitP90Ms: quantileOf(waits, 0.9),
      overdue: own.filter((leg) => waitedMs({ legs: [leg] }) > leg.maxWaitMs).length,
      handlingMeanMs: whole(meanOf(handling)),
      standardMs: config?.services.find(({ id }) => id === serviceId)?.handlingMs ?? null,
      transfers: away.get(serviceId) ?? 0,
    };
  });
}

/** How visits fared, by lane. */
export function laneMix({ visits }: Pick<DayRecords, 'visits'>): readonly LaneMix[] {
  return sortedKeys(visits.map(({ visit }) => visit.laneId)).map((laneId) => {
    const own = visits.filter(({ visit }) => visit.laneId === laneId);
    const measured = own.map(measuredVisit);
    const waits = measured.map(journeyWaitMs).filter((ms) => ms !== null);
    return {
      laneId,
      visits: own.length,
      served: own.filter(({ visit }) => visit.state === 'served').length,
      waitMeanMs: whole(meanOf(waits)),
      waitP50Ms: quantileOf(waits, 0.5),
      waitP90Ms: quantileOf(waits, 0.9),
      waitMaxMs: quantileOf(waits, 1),
      overdue: overdueCount(measured),
      serviceLevel: serviceLevel(measured),
    };
  });
}

/** Each once, the most frequent first. */
function sortedKeys(keys: readonly string[]): readonly string[] {
  return [...countBy(keys, (key) => key)]
    .toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([key]) => key);
}
