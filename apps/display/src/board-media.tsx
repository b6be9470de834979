import { TicketNumber } from '@lobbyflow/ui';
import { useEffect, useRef, useState } from 'react';
import { lineStyle } from './board-calls.js';
import type { MediaFile } from './use-media.js';

/** A picture stays as long. */
export const PICTURE_MS = 12_000;

/** One picture or film after the other, without sound. It stands still and steps back while a number is called. */
export function BoardMedia({
  files,
  yieldsTo,
}: {
  readonly files: readonly MediaFile[];
  /** Whose call is said now; it takes the place. */
  readonly yieldsTo: { readonly number: string; readonly counter: string } | null;
}) {
  const [turn, setTurn] = useState(0);
  /** The turn of a film that could not be played. */
  const [broken, setBroken] = useState(-1);
  const isCalling = yieldsTo !== null;
  const file = files[turn % Math.max(1, files.length)];
  const next = () => setTurn((before) => before + 1);
  const isStill = file !== undefined && !(file.isFilm && mayMove() && broken !== turn);
  useEffect(() => {
    if (!isStill || isCalling) return undefined;
    const timer = setTimeout(next, PICTURE_MS);
    return () => clearTimeout(timer);
  }, [isStill, isCalling, turn]);
  if (file === undefined) return null;
  return (
    <figure className="board-media" data-yields={isCalling || undefined}>
      {file.isFilm ? (
        <Film
          key={turn}
          file={file}
          isPaused={isCalling}
          onOver={next}
          onBroken={() => setBroken(turn)}
        />
      ) : (
        <img key={turn} src={file.url} alt={titleOf(file)} />
      )}
      {yieldsTo !== null && (
        <figcaption aria-hidden="true" style={lineStyle(yieldsTo.number, yieldsTo.counter)}>
          <TicketNumber number={yieldsTo.number} />
          <span>{yieldsTo.counter}</span>
        </figcaption>
      )}
    </figure>
  );
}

function Film({
  file,
  isPaused,
  onOver,
  onBroken,
}: {
  readonly file: MediaFile;
  readonly isPaused: boolean;
  readonly onOver: () => void;
  readonly onBroken: () => void;
}) {
  const film = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (isPaused || !mayMove()) film.current?.pause();
    // A browser that does not let it play shows its first picture.
    else film.current?.play().catch(() => undefined);
  }, [isPaused]);
  return (
    <video
      ref={film}
      src={file.url}
      aria-label={titleOf(file)}
      muted
      playsInline
      onEnded={onOver}
      onError={onBroken}
    />
  );
}

/** Whoever asked for less motion sees the first picture of a film. */
function mayMove(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** `2 利率.png` is called 利率. */
function titleOf({ name }: MediaFile): string {
  return name.replace(/\.\w+$/, '').replace(/^\d+[\s._-]+/, '');
}
