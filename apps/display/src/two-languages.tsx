import { type MessageKey, sayIn, useLanguage, type Values } from '@lobbyflow/ui';

/** A few words in the language of the board, and smaller in the other one: a hall speaks both. */
export function InTwo({ say, values }: { readonly say: MessageKey; readonly values?: Values }) {
  const { language } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <>
      <span>{sayIn(language, say, values)}</span>{' '}
      <span className="board-second" lang={other === 'zh' ? 'zh-CN' : 'en'}>
        {sayIn(other, say, values)}
      </span>
    </>
  );
}
