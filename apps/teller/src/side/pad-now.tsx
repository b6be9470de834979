import type { PadCounter } from '@lobbyflow/contract';
import { TicketNumber, useLocalName, useMessages } from '@lobbyflow/ui';

/** Whose turn it is here; or what the counter is for, or why nobody is called to it. */
export function PadNow({ counter }: { readonly counter: PadCounter }) {
  const t = useMessages();
  const { now, session } = counter;
  if (now !== null) {
    const isCalled = now.state === 'called';
    return (
      <section className="pad-now" data-state={now.state} role="status">
        <h1>
          <TicketNumber number={now.number} />
        </h1>
        <p>{t(isCalled ? 'teller.pad.called' : 'teller.pad.serving')}</p>
      </section>
    );
  }
  if (session === 'open') return <Welcome counter={counter} />;
  return (
    <section className="pad-now" data-state={session} role="status">
      <h1>{t(session === 'paused' ? 'teller.pad.paused' : 'teller.pad.closed')}</h1>
    </section>
  );
}

function Welcome({ counter: { services } }: { readonly counter: PadCounter }) {
  const t = useMessages();
  const nameIn = useLocalName();
  return (
    <section className="pad-now" data-state="free" role="status">
      <h1>{t('teller.pad.welcome')}</h1>
      {services.length > 0 && (
        <>
          <h2>{t('teller.pad.services')}</h2>
          <ul>
            {services.map((name) => (
              <li key={name.zh}>{nameIn(name)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
