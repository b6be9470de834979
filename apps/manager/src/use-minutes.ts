import { useMessages } from '@lobbyflow/ui';

/** Waits for charts: minutes with one digit behind the point, so that an axis has round figures. */
export function useMinutes() {
  const t = useMessages();
  return {
    minutes: (n: number) => t('wait.minutes', { n: Math.round(n * 10) / 10 }),
    inMinutes: (ms: number | null) => (ms === null ? null : Math.round(ms / 6_000) / 10),
  };
}
