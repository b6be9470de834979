import { BranchConfig } from '@lobbyflow/contract';
import { Button, Notice, useMessages } from '@lobbyflow/ui';
import { useId, useState } from 'react';

interface TextFault {
  readonly path: string;
  readonly message: string;
}

/** The whole configuration as data, for what has no field: services, skills, reservations, hours. */
export function RuleText({
  draft,
  onChange,
}: {
  readonly draft: BranchConfig;
  readonly onChange: (draft: BranchConfig) => void;
}) {
  const t = useMessages();
  const id = useId();
  const [text, type] = useState<string | null>(null);
  const [faults, tell] = useState<readonly TextFault[]>([]);
  const take = () => {
    const read = readDraft(text ?? '');
    if ('faults' in read) {
      tell(read.faults);
      return;
    }
    tell([]);
    type(null);
    onChange(read.config);
  };
  return (
    <details>
      <summary>{t('rules.text')}</summary>
      <div className="lf-field">
        <label htmlFor={id}>{t('rules.text.label')}</label>
        <textarea
          id={id}
          className="pl-text"
          rows={18}
          spellCheck={false}
          value={text ?? JSON.stringify(draft, null, 2)}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      {faults.length > 0 && (
        <Notice tone="danger">
          {t('rules.text.faults')}
          {faults.map(({ path, message }) => (
            <span key={`${path} ${message}`} className="pl-fault">
              <code>{path}</code> {message}
            </span>
          ))}
        </Notice>
      )}
      <Button disabled={text === null} onClick={take}>
        {t('rules.text.take')}
      </Button>
    </details>
  );
}

function readDraft(
  text: string,
): { readonly config: BranchConfig } | { readonly faults: readonly TextFault[] } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { faults: [{ path: 'JSON', message: (error as Error).message }] };
  }
  const parsed = BranchConfig.safeParse(content);
  if (parsed.success) return { config: parsed.data };
  return {
    faults: parsed.error.issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message,
    })),
  };
}
