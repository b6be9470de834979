import { newCommandId } from '@lobbyflow/client';
import { type Incident, ROUTES } from '@lobbyflow/contract';
import { Button, ProblemNotice, useFormats, useMessages } from '@lobbyflow/ui';
import { useState } from 'react';
import { useHall } from './hall.js';
import { NoteField } from './note-field.js';
import { useSending } from './use-sending.js';

/** One incident with its lines; while it is not over, another can be added. */
export function IncidentItem({
  incident,
  onChanged,
}: {
  readonly incident: Incident;
  readonly onChanged: (incident: Incident) => void;
}) {
  const t = useMessages();
  const { clock } = useFormats();
  const { scenario, openedAt, closedAt, notes, by, byName } = incident;
  return (
    <li className="mg-incident">
      <h3>
        {clock(openedAt)} {t(`manager.incidents.scenario.${scenario}`)}
      </h3>
      <p className="mg-incident-state">
        {byName ?? by} ·{' '}
        {closedAt === null
          ? t('manager.incidents.is-open')
          : t('manager.incidents.closed', { at: clock(closedAt) })}
      </p>
      <ol>
        {notes.map((note) => (
          <li key={note.id}>
            <small>
              {t('manager.incidents.line', { at: clock(note.at), name: note.byName ?? note.by })}
            </small>{' '}
            {note.text}
          </li>
        ))}
      </ol>
      {closedAt === null && <MoreOf incident={incident} onChanged={onChanged} />}
    </li>
  );
}

function MoreOf({
  incident,
  onChanged,
}: {
  readonly incident: Incident;
  readonly onChanged: (incident: Incident) => void;
}) {
  const { api, branch } = useHall();
  const t = useMessages();
  const [text, write] = useState('');
  const [noteId, setNoteId] = useState(newCommandId);
  const { isBusy, problem, send } = useSending();
  const params = { branchId: branch.id, incidentId: incident.id };
  const written = text.trim();
  const done = (changed: Incident) => {
    write('');
    setNoteId(newCommandId());
    onChanged(changed);
  };
  const add = () =>
    send(() => api.call(ROUTES.noteIncident, { params, body: { noteId, text: written } }), done);
  const close = () => {
    const body = written === '' ? {} : { note: written };
    send(() => api.call(ROUTES.closeIncident, { params, body }), done);
  };
  return (
    <div className="mg-incident-more">
      <NoteField value={text} onChange={write} />
      <div className="mg-duty-acts">
        <Button disabled={written === ''} isBusy={isBusy} onClick={add}>
          {t('manager.incidents.add')}
        </Button>
        <Button icon="check" isOff={isBusy} onClick={close}>
          {t('manager.incidents.close')}
        </Button>
      </div>
      <ProblemNotice problem={problem} />
    </div>
  );
}
