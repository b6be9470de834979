import { LaneBadge } from '@lobbyflow/ui';
import { useHall } from './hall.js';

/** A lane that is not the ordinary one: to name that one at every number would hide the others. */
export function SpecialLane({ laneId }: { readonly laneId: string }) {
  const { rows } = useHall();
  const lane = rows.lanes[laneId];
  return lane === undefined || lane.kind === 'general' ? null : <LaneBadge lane={lane} />;
}

/** A lane by its name. */
export function AnyLane({ laneId }: { readonly laneId: string }) {
  const { rows } = useHall();
  const lane = rows.lanes[laneId];
  return lane === undefined ? null : <LaneBadge lane={lane} />;
}
