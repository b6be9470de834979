import { Badge, type MessageKey, useMessages } from '@lobbyflow/ui';
import type { Standing } from './standing.js';
import { useWhy } from './use-why.js';

/** What to do for this customer's needs, and why this number was called. Of any length, so below the acts. */
export function CustomerNotes({ standing: { counter, ticket } }: { readonly standing: Standing }) {
  const t = useMessages();
  const why = useWhy();
  if (ticket === null) return null;
  return (
    <section className="tl-notes" aria-label={t('teller.notes')}>
      <Hints needs={ticket.needs} />
      {counter.reason !== null && (
        <p className="tl-why">{why.ofCall(ticket.number, counter.reason)}</p>
      )}
    </section>
  );
}

const HINTS: Readonly<Record<string, MessageKey>> = {
  'hearing-loop': 'teller.hint.hearing-loop',
  'sign-language': 'teller.hint.sign-language',
  'low-desk': 'teller.hint.low-desk',
};

function Hints({ needs }: { readonly needs: readonly string[] }) {
  const t = useMessages();
  const hints = needs.flatMap((need) => HINTS[need] ?? []);
  if (hints.length === 0) return null;
  return (
    <ul className="tl-hints">
      {hints.map((hint) => (
        <li key={hint}>
          <Badge tone="info" icon="info">
            {t(hint)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
