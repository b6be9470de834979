/** So long another page of this browser knows what was said: longer than any call is spoken. */
const REMEMBERED_MS = 60_000;
const TURN = 'lobbyflow-voice';

type WithLocks = Pick<Navigator, 'locks'>;

/**
 * Says what has an id once, though several pages of this browser would, and never two things at the same time:
 * they share one loudspeaker. Where pages cannot know of each other, as over plain HTTP, each speaks for itself.
 */
export async function onceIn(
  { locks }: Partial<WithLocks>,
  id: string,
  say: () => Promise<void>,
): Promise<void> {
  if (locks === undefined) return say();
  const isOurs = await new Promise<boolean>((resolve) => {
    locks
      .request(`${TURN}-${id}`, { ifAvailable: true }, async (lock) => {
        resolve(lock !== null);
        if (lock !== null) await new Promise((over) => setTimeout(over, REMEMBERED_MS));
      })
      .catch(() => resolve(true));
  });
  if (isOurs) await locks.request(TURN, say);
}
