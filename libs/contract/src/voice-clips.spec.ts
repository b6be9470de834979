import { expect, it } from '@jest/globals';
import { clipsFor, clipTexts } from './voice-clips.js';

const A014 = { number: 'A014', counterName: '13', isLastCall: false, one: 'yi' } as const;

it('a call is put together from clips that are all made', () => {
  const calls = [
    A014,
    { ...A014, number: 'AZ9870', counterName: '99', isLastCall: true, one: 'yao' as const },
    { ...A014, counterName: 'VIP 1' },
  ];

  for (const language of ['zh', 'en'] as const) {
    const made = clipTexts(language);
    const missing = calls.flatMap((call) => clipsFor(language, call)).filter((c) => !made.has(c));
    expect(missing).toEqual([]);
  }
});

it('a call says the number sign by sign and the counter as a number', () => {
  const words = clipsFor('zh', A014).map((clip) => clipTexts('zh').get(clip));

  expect(words).toEqual(['请', 'A', '零', '一', '四', '号到十三号窗口办理']);
});

it('a counter that no clip names sends people to the screen', () => {
  expect(clipsFor('en', { ...A014, counterName: '贵宾室' }).at(-1)).toBe('look');
  expect(clipsFor('en', { ...A014, counterName: '100' }).at(-1)).toBe('look');
});
