import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { clipTexts } from '@lobbyflow/contract';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operate } from '../../test/an-operator.js';
import { voiceClips } from '../screens/display-files.js';
import { pinyinOf } from './pinyin.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A program that takes the options of espeak-ng and writes down what it should have said. */
async function anEngine(script: string): Promise<string> {
  const path = join(folder, 'engine');
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}
const WRITES = 'printf "%s|%s" "$2" "$8" > "$7"';
const record = (engine: string) => operate(['voices', '--data', folder, '--engine', engine]);

it('records every word of both languages, Chinese ones by their pinyin', async () => {
  const engine = await anEngine(WRITES);

  expect(await record(engine)).toMatchObject({ exit: 0, warned: '' });

  const { zh, en } = await voiceClips(folder);
  expect(zh.toSorted()).toEqual([...clipTexts('zh').keys()].toSorted());
  expect(en.toSorted()).toEqual([...clipTexts('en').keys()].toSorted());
  const said = (clip: string) => readFile(join(folder, 'voice', `${clip}.wav`), 'utf8');
  expect(await said('zh/counter-13')).toBe(
    'cmn-latn-pinyin|hao4 dao4 shi2 san1 hao4 chuang1 kou3 ban4 li3',
  );
  expect(await said('zh/letter-a')).toBe('en-gb|A');
  expect(await said('en/counter-13')).toBe('en-gb|please go to counter thirteen');
});

it('knows the pinyin of every sign that it says', () => {
  const unknown = [...clipTexts('zh')].filter(
    ([name, text]) => !name.startsWith('letter') && pinyinOf(text) === null,
  );

  expect(unknown).toEqual([]);
  expect(pinyinOf('最后一次呼叫')).toBe('zui4 hou4 yi2 ci4 hu1 jiao4');
});

it('says in a sentence that there is no engine, and what boards do then', async () => {
  const { exit, warned } = await record('no-such-engine');

  expect(exit).toBe(2);
  expect(warned).toMatch(/^no-such-engine is not installed, .* chime and show the caption\.\n/);
  expect(await voiceClips(folder)).toEqual({ zh: [], en: [] });
});

it('keeps what was recorded before when an engine fails on the way', async () => {
  await record(await anEngine(WRITES));
  const before = await voiceClips(folder);

  const { exit, warned } = await record(
    await anEngine(`${WRITES}; case "$8" in er4) exit 3;; esac`),
  );

  expect(exit).toBe(2);
  expect(warned).toContain('could not speak');
  expect(await voiceClips(folder)).toEqual(before);
  expect(await readdir(folder)).not.toContain('voice.new');
});
