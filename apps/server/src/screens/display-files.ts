import { BranchIdSchema, type Language, LANGUAGES, type VoiceClips } from '@lobbyflow/contract';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What a board may show beside its calls; nothing that could run. */
const MEDIA = /\.(jpe?g|png|webp|avif|mp4|webm)$/i;
const CLIP = /^([a-z0-9-]+)\.wav$/;

/** Where the recorded words of a data folder lie, a folder for each language. */
export function voiceFolder(data: string): string {
  return resolve(data, 'voice');
}

/** Which words are recorded; none before `lobbyflow voices`. */
export async function voiceClips(data: string): Promise<VoiceClips> {
  const clips = await Promise.all(LANGUAGES.map((language) => clipsOf(data, language)));
  return { zh: clips[0] ?? [], en: clips[1] ?? [] };
}

/** @returns folder and name of a clip, `null` for one that is not there */
export async function clipFile(
  data: string,
  { language, file }: { readonly language: string; readonly file: string },
): Promise<{ readonly folder: string; readonly name: string } | null> {
  const spoken = LANGUAGES.find((one) => one === language);
  const name = CLIP.exec(file)?.[1];
  if (spoken === undefined || name === undefined) return null;
  if (!(await clipsOf(data, spoken)).includes(name)) return null;
  return { folder: join(voiceFolder(data), spoken), name: file };
}

async function clipsOf(data: string, language: Language): Promise<readonly string[]> {
  const files = await filesIn(join(voiceFolder(data), language));
  return files.flatMap((file) => CLIP.exec(file)?.[1] ?? []);
}

/** Where a branch puts the pictures and films of its boards. */
export function mediaFolder(data: string, branchId: string): string | null {
  const known = BranchIdSchema.safeParse(branchId);
  return known.success ? resolve(data, 'media', known.data) : null;
}

/** The pictures and films of a branch, in the order of their names. */
export async function mediaOf(data: string, branchId: string): Promise<readonly string[]> {
  const folder = mediaFolder(data, branchId);
  if (folder === null) return [];
  const files = await filesIn(folder);
  return files.filter((file) => MEDIA.test(file) && !file.startsWith('.')).toSorted();
}

/** Files alone: no link leads out of the folder. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch {
    return [];
  }
}
