import { expect, it } from '@jest/globals';
import type { AnnouncementConfig } from '@lobbyflow/contract';
import { USUAL_ANNOUNCEMENTS } from './announcements.js';
import { sentencesOf } from './spoken.js';

const say = (
  number: string,
  counterName: string,
  more: Partial<AnnouncementConfig & { isLastCall: boolean }> = {},
) =>
  sentencesOf({ number, isLastCall: more.isLastCall ?? false }, counterName, {
    ...USUAL_ANNOUNCEMENTS,
    ...more,
  });
const texts = (...asked: Parameters<typeof say>) => say(...asked).map(({ text }) => text);

it('is said in Chinese, then in English, the number sign by sign and the counter as a number', () => {
  expect(texts('A014', '13')).toEqual([
    '请A 零一四号到十三号窗口办理。',
    'Ticket A zero one four, please go to counter thirteen.',
  ]);
});

it('is said in the languages that the branch wishes, in their order', () => {
  expect(texts('B003', '2', { languages: ['en'] })).toEqual([
    'Ticket B zero zero three, please go to counter two.',
  ]);
  expect(say('B003', '2', { languages: ['en', 'zh'] }).map(({ language }) => language)).toEqual([
    'en',
    'zh',
  ]);
});

it('reads a 1 of a number as yao where the branch wishes, and never that of a counter', () => {
  expect(texts('A111', '1', { one: 'yao' })[0]).toBe('请A 幺幺幺号到一号窗口办理。');
});

it('says of the last recall that it is the last', () => {
  expect(texts('A014', '3', { isLastCall: true })).toEqual([
    '最后一次呼叫：请A 零一四号到三号窗口办理。',
    'Last call: ticket A zero one four, please go to counter three.',
  ]);
});

it('calls a counter that has a name by its name', () => {
  expect(texts('VB120', '贵宾室')[0]).toBe('请V B 一二零号到贵宾室办理。');
  expect(texts('A1', '12A')).toEqual([
    '请A 一号到十二A号窗口办理。',
    'Ticket A one, please go to counter twelve A.',
  ]);
});

it('is written in the caption with figures', () => {
  expect(say('A014', '13').map(({ shown }) => shown)).toEqual([
    '请A014号到13号窗口办理。',
    'Ticket A014, please go to Counter 13.',
  ]);
});
