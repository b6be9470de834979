import { clipTexts, type Language, LANGUAGES } from '@lobbyflow/contract';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../db/storage-errors.js';
import { voiceFolder } from '../screens/display-files.js';
import { pinyinOf } from './pinyin.js';

/** The free engine that is looked for where no other is named; it needs no network. */
export const VOICE_ENGINE = 'espeak-ng';
/** Words a minute: calm, for a hall that echoes. */
const PACE = '165';
const LETTER = /^[A-Z]$/;

const run = promisify(execFile);

/**
 * Makes all clips anew, and puts them in the place of earlier ones when they are whole.
 *
 * @returns how many were made
 * @throws StartError where the engine is not installed, or cannot speak
 */
export async function makeVoices(folder: string, engine: string): Promise<number> {
  const whole = voiceFolder(folder);
  const begun = `${whole}.new`;
  await rm(begun, { recursive: true, force: true });
  try {
    let made = 0;
    for (const language of LANGUAGES)
      made += await makeClips(join(begun, language), language, engine);
    await rm(whole, { recursive: true, force: true });
    await rename(begun, whole);
    return made;
  } catch (error) {
    await rm(begun, { recursive: true, force: true });
    throw explained(error, engine);
  }
}

async function makeClips(folder: string, language: Language, engine: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const texts = clipTexts(language);
  for (const [name, text] of texts) {
    const file = join(folder, `${name}.wav`);
    const [voice, words] = spokenBy(language, text);
    await run(engine, ['-v', voice, '-s', PACE, '-z', '-w', file, words]);
    if (!existsSync(file)) throw new Error(`${engine} made no sound of ${name}`);
  }
  return texts.size;
}

/** Letters are said as English ones in both languages; Chinese words are handed over as pinyin, which is read surely. */
function spokenBy(language: Language, text: string): readonly [voice: string, words: string] {
  if (language === 'en' || LETTER.test(text)) return ['en-gb', text];
  return ['cmn-latn-pinyin', pinyinOf(text) ?? text];
}

function explained(error: unknown, engine: string): StartError {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return isMissing
    ? new StartError(
        `${engine} is not installed, so no words were recorded: boards without a voice of their own chime and show the caption.`,
        `Install it (on Debian: apt-get install ${VOICE_ENGINE}) and run this again.`,
        { cause: error },
      )
    : new StartError(
        `${engine} could not speak: ${error instanceof Error ? error.message.trim() : String(error)}`,
        'What was recorded before is still there. See that the disk has room, and run this again.',
        { cause: error },
      );
}
