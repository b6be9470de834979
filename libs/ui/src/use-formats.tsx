import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Formats, formatsIn } from './format.js';
import { useLanguage } from './use-messages.js';

const Zone = createContext<string | undefined>(undefined);

/** Says in which time zone everything below writes its times: the branch's. */
export function BranchZone({
  timeZone,
  children,
}: {
  readonly timeZone: string;
  readonly children: ReactNode;
}) {
  return <Zone value={timeZone}>{children}</Zone>;
}

/** Formats in the language spoken here, in the zone of the {@link BranchZone} around it. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  const timeZone = useContext(Zone);
  return useMemo(() => formatsIn(language, timeZone), [language, timeZone]);
}
