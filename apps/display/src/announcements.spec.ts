import { expect, it } from '@jest/globals';
import { AnnouncementConfig } from '@lobbyflow/contract';
import { USUAL_ANNOUNCEMENTS, volumeAt } from './announcements.js';

it('a board that is told nothing speaks as one whose branch has set nothing', () => {
  expect(USUAL_ANNOUNCEMENTS).toEqual(AnnouncementConfig.parse({}));
});

it('is as loud as the hour is set, also past midnight', () => {
  const config = {
    volume: 80,
    volumeByHour: [
      { from: '12:00', to: '13:30', volume: 40 },
      { from: '22:00', to: '06:00', volume: 10 },
    ],
  };

  const heard = ['11:59', '12:00', '13:29', '13:30', '23:00', '05:59', '06:00'].map((time) =>
    volumeAt(config, time),
  );

  expect(heard).toEqual([80, 40, 40, 80, 10, 10, 80]);
});
