import type { Language } from '@lobbyflow/contract';
import { useMessages } from '@lobbyflow/ui';
import type { Sentence } from './spoken.js';
import { InTwo } from './two-languages.js';

const CODE: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** What the loudspeaker says now, to be read; whoever cannot hear it misses nothing. */
export function BoardCaption({ said }: { readonly said: readonly Sentence[] }) {
  const t = useMessages();
  return (
    <section className="board-caption" aria-label={t('board.caption')}>
      {said.length === 0 && (
        <p className="board-caption-idle">
          <InTwo say="board.title" />
        </p>
      )}
      {said.map(({ language, shown }) => (
        <p key={language} lang={CODE[language]}>
          {shown}
        </p>
      ))}
    </section>
  );
}
