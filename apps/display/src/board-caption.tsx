import type { AnnouncementConfig, BoardCall, Language } from '@lobbyflow/contract';
import { useMessages } from '@lobbyflow/ui';
import { sentencesOf } from './spoken.js';
import { InTwo } from './two-languages.js';

const CODE: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** What the loudspeaker says now, to be read; whoever cannot hear it misses nothing. */
export function BoardCaption({
  call,
  counterName,
  config,
}: {
  readonly call: BoardCall | null;
  /** As it is set up. */
  readonly counterName: string;
  readonly config: AnnouncementConfig;
}) {
  const t = useMessages();
  return (
    <section className="board-caption" aria-label={t('board.caption')}>
      {call === null ? (
        <p className="board-caption-idle">
          <InTwo say="board.title" />
        </p>
      ) : (
        sentencesOf(call, counterName, config).map(({ language, shown }) => (
          <p key={language} lang={CODE[language]}>
            {shown}
          </p>
        ))
      )}
    </section>
  );
}
