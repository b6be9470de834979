import { useEffect, useState } from 'react';

/** What the branch has put into its folder; films last as long as they are. */
export interface MediaFile {
  readonly name: string;
  readonly url: string;
  readonly isFilm: boolean;
}

/** How soon a picture that was put there is seen. */
const LOOK_AGAIN_MS = 60_000;
const FILM = /\.(mp4|webm)$/i;
const NONE: readonly MediaFile[] = [];

/** How the server is asked for a path. */
export type Ask = (path: string) => Promise<Response>;

/** The pictures and films of a branch; what was there last while the server does not answer. */
export function useMedia(branchId: string, isShown: boolean, ask: Ask): readonly MediaFile[] {
  const [files, setFiles] = useState(NONE);
  useEffect(() => {
    if (!isShown) return undefined;
    let isWanted = true;
    const look = async () => {
      const names = await namesOf(branchId, ask);
      if (!isWanted || names === null) return;
      setFiles((before) => (isSame(before, names) ? before : names.map(fileOf(branchId))));
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [branchId, isShown, ask]);
  return isShown ? files : NONE;
}

async function namesOf(branchId: string, ask: Ask): Promise<readonly string[] | null> {
  try {
    const answer = await ask(`/display/media/${encodeURIComponent(branchId)}`);
    if (!answer.ok) return null;
    return ((await answer.json()) as { readonly files: readonly string[] }).files;
  } catch {
    return null;
  }
}

function isSame(files: readonly MediaFile[], names: readonly string[]): boolean {
  return files.length === names.length && files.every(({ name }, at) => name === names[at]);
}

function fileOf(branchId: string) {
  const folder = `/display/media/${encodeURIComponent(branchId)}`;
  return (name: string): MediaFile => ({
    name,
    url: `${folder}/${encodeURIComponent(name)}`,
    isFilm: FILM.test(name),
  });
}
