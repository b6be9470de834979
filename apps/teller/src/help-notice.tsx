import { Button, Notice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import type { HelpCalling } from './use-help-call.js';

/** Calls the lobby manager to this counter; for tellers. */
export function HelpButton({
  help,
  hotKey,
  onPress,
}: {
  readonly help: HelpCalling;
  readonly hotKey: string | null;
  readonly onPress: () => void;
}) {
  const t = useMessages();
  if (!help.isForMe) return null;
  return (
    <Button
      kind="quiet"
      icon="hand"
      hotKey={hotKey ?? undefined}
      isBusy={help.isBusy}
      onClick={onPress}
    >
      {t('teller.act.help')}
    </Button>
  );
}

/** What became of the call for help. */
export function HelpNotice({ help }: { readonly help: HelpCalling }) {
  const t = useMessages();
  if (help.problem !== null) return <ProblemNotice problem={help.problem} onClose={help.forget} />;
  if (help.state === 'calling') return <Notice tone="info">{t('teller.help.calling')}</Notice>;
  if (help.state === 'none') return null;
  return (
    <Notice tone="good" actions={<Button onClick={help.forget}>{t('teller.help.seen')}</Button>}>
      {t('teller.help.coming')}
    </Notice>
  );
}
