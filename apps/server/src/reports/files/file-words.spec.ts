import { expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { screenWordsEn } from './screen-words.en.js';
import { screenWordsZh } from './screen-words.zh.js';

const MESSAGES = join(import.meta.dirname, '../../../../../libs/ui/src/messages');

/** Every message of the screens in a language; a room that this one does not build on, so it is read as files. */
async function saidByScreens(language: 'en' | 'zh'): Promise<Readonly<Record<string, string>>> {
  const files = readdirSync(MESSAGES).filter((name) => name.endsWith(`.${language}.ts`));
  const groups = await Promise.all(
    files.map(async (name) => {
      const module: unknown = await import(pathToFileURL(join(MESSAGES, name)).href);
      return Object.values(module as Record<string, Record<string, string>>);
    }),
  );
  return Object.assign({}, ...groups.flat()) as Readonly<Record<string, string>>;
}

it.each([
  ['en', screenWordsEn],
  ['zh', screenWordsZh],
] as const)('a file says in %s what the screens say, word for word', async (language, words) => {
  const said = await saidByScreens(language);

  expect(Object.keys(words).length).toBeGreaterThan(100);
  expect(words).toEqual(Object.fromEntries(Object.keys(words).map((key) => [key, said[key]])));
});

it('a file has a word for every code of a report that the screens have one for', async () => {
  const said = Object.keys(await saidByScreens('en'));
  const codes = said.filter((key) =>
    /^(rule|choice|pause|ticket-state|report\.cause|manager\.advice\.(reason|lapsed))\./.test(key),
  );

  expect(codes.filter((key) => !(key in screenWordsEn))).toEqual([]);
});
