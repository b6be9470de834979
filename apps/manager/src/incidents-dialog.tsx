import { newCommandId, useAsked } from '@lobbyflow/client';
import { INCIDENT_SCENARIOS, type Incident, ROUTES } from '@lobbyflow/contract';
import { Button, Dialog, ProblemNotice, Select, useMessages } from '@lobbyflow/ui';
import { useCallback, useState } from 'react';
import { useHall } from './hall.js';
import { incidentsCsv } from './incidents-csv.js';
import { IncidentItem } from './incident-item.js';
import { NoteField } from './note-field.js';
import { useSending } from './use-sending.js';

type Scenario = Incident['scenario'];

/** What happened in the hall today, and what is not over yet; written down in a few taps. */
export function IncidentsDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, branch } = useHall();
  const t = useMessages();
  const question = useCallback(
    () => api.call(ROUTES.listIncidents, { params: { branchId: branch.id } }),
    [api, branch.id],
  );
  const { answer, problem, askAgain } = useAsked(question);
  const [newer, setNewer] = useState<readonly Incident[]>([]);
  const changed = (incident: Incident) =>
    setNewer((before) => [incident, ...before.filter(({ id }) => id !== incident.id)]);
  const items = merged(answer?.items ?? [], newer);
  return (
    <Dialog
      title={t('manager.incidents.title')}
      onClose={onClose}
      actions={items.length > 0 && <SaveButton items={items} />}
    >
      <NewIncident onWritten={changed} />
      <ProblemNotice problem={problem} onRetry={askAgain} />
      {answer !== null && items.length === 0 && <p>{t('manager.incidents.none')}</p>}
      <ul className="mg-incidents">
        {items.map((incident) => (
          <IncidentItem key={incident.id} incident={incident} onChanged={changed} />
        ))}
      </ul>
    </Dialog>
  );
}

/** What was heard last of each, the newest incident first. */
function merged(asked: readonly Incident[], newer: readonly Incident[]): readonly Incident[] {
  const byId = new Map([...asked, ...newer.toReversed()].map((one) => [one.id, one]));
  return [...byId.values()].toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
}

function NewIncident({ onWritten }: { readonly onWritten: (incident: Incident) => void }) {
  const { api, branch } = useHall();
  const t = useMessages();
  const [scenario, choose] = useState<Scenario | null>(null);
  const [note, write] = useState('');
  const [id, setId] = useState(newCommandId);
  const { isBusy, problem, send } = useSending();
  const open = () => {
    if (scenario === null) return;
    const text = note.trim();
    const body = { id, scenario, ...(text !== '' && { note: text }) };
    send(
      () => api.call(ROUTES.openIncident, { params: { branchId: branch.id }, body }),
      (incident) => {
        choose(null);
        write('');
        setId(newCommandId());
        onWritten(incident);
      },
    );
  };
  return (
    <section className="mg-incident-new" aria-label={t('manager.incidents.new')}>
      <Select
        label={t('manager.incidents.scenario')}
        value={scenario}
        placeholder="…"
        options={INCIDENT_SCENARIOS.map((value) => ({
          value,
          label: t(`manager.incidents.scenario.${value}`),
        }))}
        onChange={choose}
      />
      <NoteField value={note} onChange={write} hint={t('manager.incidents.hint')} />
      <Button kind="primary" disabled={scenario === null} isBusy={isBusy} onClick={open}>
        {t('manager.incidents.open')}
      </Button>
      <ProblemNotice problem={problem} />
    </section>
  );
}

function SaveButton({ items }: { readonly items: readonly Incident[] }) {
  const t = useMessages();
  const save = () => {
    const head = ['opened', 'scenario', 'at', 'by', 'text'] as const;
    const [opened, what, at, by, text] = head.map((one) => t(`manager.incidents.head.${one}`));
    const csv = incidentsCsv(items, {
      head: [opened ?? '', what ?? '', at ?? '', by ?? '', text ?? ''],
      scenario: (scenario) => t(`manager.incidents.scenario.${scenario}`),
      over: t('manager.incidents.close'),
    });
    const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `incidents-${items[0]?.businessDay ?? ''}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button icon="down" onClick={save}>
      {t('manager.incidents.export')}
    </Button>
  );
}
