import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { clipTexts } from '@lobbyflow/contract';
import { aPage } from '../test/a-page.js';
import { createVoice, type Spoken } from './voice.js';

// What was said is remembered for a minute: that is not waited for.
beforeAll(() => void jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] }));
afterAll(() => void jest.useRealTimers());

const sentence = (language: 'zh' | 'en', text: string, clips: readonly string[] = []) => ({
  language,
  text,
  shown: text,
  clips,
});
const spoken = (id: string, ...sentences: Spoken['sentences']): Spoken => ({
  ...{ id, sentences, volume: 0.5, rate: 0.9, isChimed: true },
});
const A014 = sentence('zh', '请A 零一四号', ['before', 'letter-a', 'digit-0']);

describe('the voice of a board', () => {
  it('chimes and takes a voice that the machine has itself', async () => {
    const page = aPage({ voices: [{ lang: 'zh-CN', localService: true }] });

    await createVoice(page.window).announce(spoken('a', A014));

    expect(page.heard).toEqual(['tone', 'tone', 'zh-CN 请A 零一四号 0.5']);
  });

  it('puts a sentence together from the clips of the server where the machine has none', async () => {
    const page = aPage({ clips: { zh: [...clipTexts('zh').keys()], en: [] } });

    await createVoice(page.window).announce(spoken('a', A014));

    expect(page.heard.slice(2)).toEqual(['zh/before', 'zh/letter-a', 'zh/digit-0']);
  });

  it('asks the internet for a voice only when there is no other', async () => {
    const page = aPage({ voices: [{ lang: 'en-GB', localService: false }] });

    await createVoice(page.window).announce(spoken('a', A014, sentence('en', 'Ticket A')));

    expect(page.heard.slice(2)).toEqual(['en-GB Ticket A 0.5']);
  });

  it('takes the clips when the voice of the machine fails', async () => {
    const page = aPage({
      voices: [{ lang: 'zh-CN', localService: true }],
      clips: { zh: ['before', 'letter-a', 'digit-0'], en: [] },
      isSpeechBroken: true,
    });

    await createVoice(page.window).announce(spoken('a', A014));

    expect(page.heard.slice(3)).toEqual(['zh/before', 'zh/letter-a', 'zh/digit-0']);
  });

  it('says nothing by halves: where a word was not recorded, the chime is all', async () => {
    const page = aPage({ clips: { zh: ['before', 'letter-a'], en: [] } });

    await createVoice(page.window).announce(spoken('a', A014));

    expect(page.heard).toEqual(['tone', 'tone']);
  });

  it('says one thing after the other, though they come together', async () => {
    const page = aPage({ voices: [{ lang: 'zh-CN', localService: true }] });
    const voice = createVoice(page.window);

    await Promise.all([
      voice.announce(spoken('a', A014, sentence('zh', '一'))),
      voice.announce(spoken('b', sentence('zh', '二'))),
    ]);

    expect(page.heard.filter((one) => one !== 'tone').map((one) => one.split(' ').at(-2))).toEqual([
      '零一四号',
      '一',
      '二',
    ]);
  });

  it('drops all that was to follow when it is hushed', async () => {
    const page = aPage({ voices: [{ lang: 'zh-CN', localService: true }] });
    const voice = createVoice(page.window);
    const both = [voice.announce(spoken('a', A014)), voice.announce(spoken('b', A014))];

    voice.hush();
    await Promise.all(both);
    await voice.announce(spoken('c', sentence('zh', '请离开')));

    expect(page.heard).toEqual(['tone', 'tone', 'zh-CN 请离开 0.5']);
  });

  it('keeps still where the volume is nought or the browser does not let it be heard', async () => {
    const loud = aPage({ voices: [{ lang: 'zh-CN', localService: true }] });
    const barred = aPage({ voices: [], state: 'suspended' });

    await createVoice(loud.window).announce({ ...spoken('a', A014), volume: 0 });
    await createVoice(barred.window).announce(spoken('a', A014));

    expect([...loud.heard, ...barred.heard]).toEqual([]);
  });

  it('is heard once from two pages of one browser', async () => {
    const page = aPage({ voices: [{ lang: 'zh-CN', localService: true }] });

    await Promise.all([
      createVoice(page.window).announce(spoken('a', A014)),
      createVoice(page.window).announce(spoken('a', A014)),
    ]);

    expect(page.heard).toHaveLength(3);
  });
});
