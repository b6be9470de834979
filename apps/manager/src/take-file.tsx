import { type Api, ApiProblem, type TakenFile } from '@lobbyflow/client';
import { FILE_FORMATS, type FileFormat } from '@lobbyflow/contract';
import { Button, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { useState } from 'react';

/** Buttons that take a report away, one a format; a press that is under way is not sent again. */
export function TakeFile({
  label,
  formats = FILE_FORMATS,
  take,
}: {
  /** What is taken away, for whoever hears the buttons alone. */
  readonly label: string;
  readonly formats?: readonly FileFormat[];
  readonly take: (format: FileFormat) => ReturnType<Api['take']>;
}) {
  const t = useMessages();
  const [making, make] = useState<FileFormat | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const press = async (format: FileFormat) => {
    if (making !== null) return;
    make(format);
    setProblem(null);
    try {
      save(await take(format));
    } catch (fault) {
      if (!(fault instanceof ApiProblem)) throw fault;
      setProblem(fault);
    } finally {
      make(null);
    }
  };
  return (
    <div className="mg-take mg-no-print" role="group" aria-label={label}>
      {formats.map((format) => (
        <Button
          key={format}
          aria-disabled={making !== null || undefined}
          onClick={() => void press(format)}
        >
          {t(making === format ? 'file.making' : `file.${format}`)}
        </Button>
      ))}
      <ProblemNotice problem={problem} />
    </div>
  );
}

/** Hands a file to the browser, which asks or knows where to put it. */
function save({ name, bytes }: TakenFile): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
