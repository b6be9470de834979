import { useMessages } from '@lobbyflow/ui';
import { useId } from 'react';

/** Some lines of text about an incident. */
export function NoteField({
  value,
  onChange,
  hint,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
}) {
  const t = useMessages();
  const id = useId();
  return (
    <div className="lf-field mg-note-field">
      <label htmlFor={id}>{t('manager.incidents.note')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={500}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
