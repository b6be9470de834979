import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { learnKioskWords } from '../kiosk-later-words.js';
import { learnLaterWords } from '../later-words.js';
import { learnTellerWords } from '../teller-later-words.js';
import { MESSAGES } from './messages.js';

learnLaterWords();
learnKioskWords();
learnTellerWords();

const ROOT = join(import.meta.dirname, '../../../..');

/** The first words of the keys that one screen alone may say: builds of the others leave them out. */
const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  kiosk: ['kiosk'],
  display: ['board', 'strip'],
  ticket: ['phone'],
  teller: ['teller'],
  manager: ['manager'],
};

it.each(Object.keys(SAID_BY))(
  'the %s says nothing that only another screen is built with',
  (app) => {
    const others = Object.entries(SAID_BY).flatMap(([name, areas]) => (name === app ? [] : areas));
    const foreign = new RegExp(`['"\`](?:${others.join('|')})\\.[a-z][a-z.-]*`, 'g');

    const found = sourcesOf(join(ROOT, 'apps', app, 'src')).flatMap(
      (source) => source.match(foreign) ?? [],
    );

    expect(found.filter((one) => isKey(one.slice(1)))).toEqual([]);
  },
);

it('what all screens share says nothing that one screen alone is built with', () => {
  const areas = Object.values(SAID_BY).flat().join('|');
  const own = new RegExp(`\\bt\\(\\s*['"\`](?:${areas})\\.`, 'g');

  expect(sourcesOf(join(ROOT, 'libs/ui/src')).flatMap((source) => source.match(own) ?? [])).toEqual(
    [],
  );
});

/** Also the beginning of one, as it stands in a template. */
function isKey(text: string): boolean {
  return Object.keys(MESSAGES.en).some((key) => key.startsWith(text));
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.tsx?$/.test(name) && !name.includes('.spec.') && !name.includes('messages'),
    )
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
