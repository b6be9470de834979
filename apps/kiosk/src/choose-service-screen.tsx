import type { KioskService } from '@lobbyflow/contract';
import { Badge, Icon, useFormats, useLocalName, useMessages } from '@lobbyflow/ui';
import { lazy, Suspense, useState } from 'react';
import { greenChannel, knowsQueue, useBranchHere, waitFor } from './branch-here.js';
import { KioskButton } from './kiosk-button.js';
import { StepTitle } from './step-title.js';
import type { Help } from './steps.js';

/** Few branches give out numbers from afar. */
const ArrivalDigits = lazy(async () => {
  return { default: (await import('./arrival-digits.js')).ArrivalDigits };
});

/** Of large type no more are taken in at a glance, and low down there is room for no more. */
const FEW_SERVICES = 4;

/** The first screen: every service, and the way to priority or assistance. */
export function ChooseServiceScreen({
  help,
  isFew,
  onChoose,
  onHelp,
  onNoHelp,
}: {
  /** Asked for already. */
  readonly help: Help | null;
  /** Four at a time, so that none has to be looked for. */
  readonly isFew: boolean;
  readonly onChoose: (serviceId: string) => void;
  readonly onHelp: () => void;
  readonly onNoHelp: () => void;
}) {
  const { rows } = useBranchHere();
  const arrival = rows.arrival?.['now'];
  const t = useMessages();
  const [page, setPage] = useState(0);
  const services = Object.entries(rows.services);
  const pages = isFew ? Math.ceil(services.length / FEW_SERVICES) : 1;
  const from = (page % pages) * FEW_SERVICES;
  const shown = pages > 1 ? services.slice(from, from + FEW_SERVICES) : services;
  return (
    <section className="ks-choose">
      <StepTitle>{t('kiosk.choose')}</StepTitle>
      {help !== null && <HelpIsOn onStop={onNoHelp} />}
      {arrival !== undefined && (
        <Suspense fallback={null}>
          <ArrivalDigits code={arrival.code} />
        </Suspense>
      )}
      <ul className="ks-services" aria-label={t('kiosk.services')}>
        {shown.map(([id, service]) => (
          <li key={id}>
            <ServiceTile
              serviceId={id}
              service={service}
              hasPriority={help !== null}
              onChoose={() => onChoose(id)}
            />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <KioskButton className="ks-more" icon="forward" onPress={() => setPage((page + 1) % pages)}>
          {t(page + 1 < pages ? 'kiosk.more-services' : 'kiosk.first-services')}
        </KioskButton>
      )}
      {help === null && (
        <KioskButton className="ks-help" icon="heart" onPress={onHelp}>
          <strong>{t('kiosk.help')}</strong>
          <small>{t('kiosk.help-who')}</small>
        </KioskButton>
      )}
    </section>
  );
}

function ServiceTile({
  serviceId,
  service: { name, waiting, isOffered, counters },
  hasPriority,
  onChoose,
}: {
  readonly serviceId: string;
  readonly service: KioskService;
  readonly hasPriority: boolean;
  readonly onChoose: () => void;
}) {
  const here = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const { waitRange } = useFormats();
  const wait = waitFor(here.rows, serviceId, hasPriority);
  if (!isOffered) {
    return (
      <KioskButton className="ks-service" isOff onPress={() => undefined}>
        <strong>{local(name)}</strong>
        <small>{t('kiosk.not-offered')}</small>
      </KioskButton>
    );
  }
  if (!knowsQueue(here)) {
    return (
      <KioskButton className="ks-service" onPress={onChoose}>
        <strong>{local(name)}</strong>
      </KioskButton>
    );
  }
  return (
    <KioskButton className="ks-service" onPress={onChoose}>
      <strong>{local(name)}</strong>
      <small>
        <span className="ks-fact">
          <Icon name="users" />
          <span>
            {waiting === 0 ? t('kiosk.nobody-waiting') : t('kiosk.waiting', { n: waiting })}
          </span>
        </span>
        {wait !== undefined && (
          <span className="ks-fact">
            <Icon name="clock" />
            <span>{waitRange(wait)}</span>
          </span>
        )}
      </small>
      {counters === 0 && <small>{t('kiosk.no-counter')}</small>}
    </KioskButton>
  );
}

function HelpIsOn({ onStop }: { readonly onStop: () => void }) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const lane = greenChannel(rows)?.lane;
  return (
    <div className="ks-help-on">
      <Badge tone="good" icon="heart">
        {lane === undefined ? t('kiosk.help-active-no-lane') : local(lane.name)}
      </Badge>
      <KioskButton kind="quiet" size="large" onPress={onStop}>
        {t('kiosk.help-stop')}
      </KioskButton>
    </div>
  );
}
