import { describe, expect, it } from '@jest/globals';
import { DisplayConfig } from './display.js';

const zones = [
  { id: 'hall', name: { zh: '大堂', en: 'Hall' }, counterIds: ['1', '2'] },
  { id: 'loans', name: { zh: '贷款', en: 'Loans' }, counterIds: ['2', '3'] },
  { id: 'upstairs', name: { zh: '二楼', en: 'Upstairs' }, counterIds: ['4'] },
];
const faultsOf = (display: object) =>
  DisplayConfig.safeParse(display).error?.issues.map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  ) ?? [];

describe('the boards of a branch', () => {
  it('speak each call from one loudspeaker', () => {
    const boards = [
      { id: 'a', zoneIds: ['hall'] },
      { id: 'b', zoneIds: ['upstairs'] },
      { id: 'c', zoneIds: ['loans'] },
      { id: 'd', isHeard: false },
    ];

    expect(faultsOf({ zones, boards })).toEqual([
      'boards.2.isHeard another board says the same calls',
    ]);
    expect(
      faultsOf({ zones, boards: [{ id: 'all' }, { id: 'b', zoneIds: ['upstairs'] }] }),
    ).toEqual(['boards.1.isHeard another board says the same calls']);
    expect(faultsOf({ zones, boards: boards.filter(({ id }) => id !== 'c') })).toEqual([]);
  });

  it('stand in zones that are there, each under a name of its own', () => {
    const boards = [
      { id: 'a', zoneIds: ['nowhere'], isHeard: false },
      { id: 'a', isHeard: false },
    ];

    expect(faultsOf({ zones, boards })).toEqual([
      'boards.1.id a stands there twice',
      'boards.0.zoneIds.0 no zone nowhere',
    ]);
  });

  it('name each language once, and times of day as they are', () => {
    expect(faultsOf({ announcements: { languages: ['zh', 'zh'] } })).toEqual([
      'announcements.languages must name each language once',
    ]);
    const volumeByHour = [{ from: '24:00', to: '6:00', volume: 101 }];
    expect(faultsOf({ announcements: { volumeByHour } })).toHaveLength(3);
  });
});
