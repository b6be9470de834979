import { LANGUAGES, type StaffTicket } from '@lobbyflow/contract';
import { Badge, LaneBadge, useLanguage, useLocalName, useMessages, useWords } from '@lobbyflow/ui';
import { useDesk } from './desk.js';

/** What a customer came for, and what to know: lane, needs, language, what comes after. */
export function TicketMarks({
  ticket: { serviceId, laneId, needs, language, laterServiceIds },
  isFull = false,
}: {
  readonly ticket: StaffTicket;
  /** Says also what matters only at the counter. */
  readonly isFull?: boolean;
}) {
  const { picture } = useDesk();
  const t = useMessages();
  const word = useWords();
  const name = useLocalName();
  const spoken = useLanguage();
  const { services, lanes } = picture.rows;
  const serviceName = (id: string) => {
    const service = services[id];
    return service === undefined ? id : name(service.name);
  };
  const lane = lanes[laneId];
  const isOrdinary = lane?.kind === 'general' && !isFull;
  const foreign = LANGUAGES.find((one) => one === language && one !== spoken.language);
  return (
    <div className="tl-marks">
      <span className="tl-service">{serviceName(serviceId)}</span>
      {lane !== undefined && !isOrdinary && <LaneBadge lane={lane} />}
      {needs.map((need) => (
        <Badge key={need} tone="info" icon="hand">
          <span className="lf-unseen">{t('teller.needs')}</span> {word('feature', need)}
        </Badge>
      ))}
      {foreign !== undefined && (
        <Badge tone="warning" icon="sound">
          <span className="lf-unseen">{t('teller.language')}</span> {t(`language.${foreign}`)}
        </Badge>
      )}
      {isFull && laterServiceIds.length > 0 && (
        <span className="tl-later">
          {t('teller.later')} {laterServiceIds.map(serviceName).join(t('list.comma'))}
        </span>
      )}
    </div>
  );
}
