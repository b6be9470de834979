import type { StaffCounter } from '@lobbyflow/contract';
import { useFormats, useMessages, useWords } from '@lobbyflow/ui';
import { AnyLane } from './special-lane.js';
import { TellerName } from './teller-name.js';
import { Serves } from './serves.js';

/** How a counter is set up, and who sits there since when. */
export function CounterFacts({ counter }: { readonly counter: StaffCounter }) {
  const t = useMessages();
  const word = useWords();
  const { clock } = useFormats();
  return (
    <dl className="mg-facts">
      {counter.tellerId !== null && (
        <div>
          <dt>{t('manager.teller')}</dt>
          <dd>
            <TellerName tellerId={counter.tellerId} />
            {counter.sessionSince !== null &&
              ` · ${t('manager.open-since')} ${clock(counter.sessionSince)}`}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('manager.serves')}</dt>
        <dd>
          <Serves counter={counter} />
        </dd>
      </div>
      {counter.reservedFor.length > 0 && (
        <div>
          <dt>{t('manager.reserved-for')}</dt>
          <dd>
            {counter.reservedFor.map((laneId) => (
              <AnyLane key={laneId} laneId={laneId} />
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('manager.kind')}</dt>
        <dd>
          {[
            word('counter-kind', counter.kind),
            ...counter.features.map((feature) => word('feature', feature)),
          ].join(' · ')}
        </dd>
      </div>
    </dl>
  );
}
