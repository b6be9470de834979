import type { AnnouncementConfig } from '@lobbyflow/contract';

/** How a branch speaks that has set nothing. */
export const USUAL_ANNOUNCEMENTS: AnnouncementConfig = {
  languages: ['zh', 'en'],
  repeats: 2,
  one: 'yi',
  rate: 0.9,
  chime: true,
  volume: 100,
  volumeByHour: [],
};

/** How loud it is at a time of day, `HH:mm` in the branch's time; 0 to 100. */
export function volumeAt(
  { volume, volumeByHour }: Pick<AnnouncementConfig, 'volume' | 'volumeByHour'>,
  time: string,
): number {
  const now = volumeByHour.find(({ from, to }) =>
    from <= to ? from <= time && time < to : time >= from || time < to,
  );
  return now?.volume ?? volume;
}
