import { Notice, useMessages } from '@lobbyflow/ui';

/** Tells whoever took a number from afar how to say that he is there. */
export function ArrivalDigits({ code }: { readonly code: string }) {
  const t = useMessages();
  return <Notice tone="info">{t('kiosk.arrival', { code })}</Notice>;
}
