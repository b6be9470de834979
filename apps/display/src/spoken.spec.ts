import { expect, it } from '@jest/globals';
import { sentencesOf } from './spoken.js';

it('is said in Chinese, then in English, the number sign by sign and the counter as a number', () => {
  expect(sentencesOf('A014', '13')).toEqual([
    { language: 'zh', text: '请A 零一四号到13号窗口。' },
    { language: 'en', text: 'Number A 0 1 4, please go to Counter 13.' },
  ]);
});

it('calls a counter that has a name by its name', () => {
  expect(sentencesOf('VB120', '贵宾室')[0]?.text).toBe('请VB 一二零号到贵宾室。');
});
