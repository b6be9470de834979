import type { VoiceClips } from '@lobbyflow/contract';
import type { Sentence } from './spoken.js';

/** Where the server has what was recorded at its installation. */
const CLIPS_AT = '/display/voice';
/** Between two clips of a sentence, in seconds. */
const GAP_S = 0.04;

/** Recorded words that are put together to sentences. */
export interface Clips {
  /** @returns whether it was said: not where a word of it was not recorded, or the server does not answer */
  readonly play: (
    sentence: Pick<Sentence, 'language' | 'clips'>,
    manner: Manner,
  ) => Promise<boolean>;
}

interface Manner {
  readonly volume: number;
  readonly rate: number;
  readonly signal: AbortSignal;
}

type Ask = (path: string) => Promise<Response>;

/** The clips of the server. What they are is asked once, words when they are said: the browser keeps those. */
export function createClips(context: AudioContext, ask: Ask): Clips {
  let known: VoiceClips | null = null;
  const names = async (): Promise<VoiceClips | null> => {
    if (known !== null) return known;
    const answer = await ask(CLIPS_AT);
    const told = answer.ok ? ((await answer.json()) as VoiceClips) : null;
    if (told !== null && told.zh.length + told.en.length > 0) known = told;
    return told;
  };
  return {
    async play({ language, clips }, manner) {
      try {
        const there = (await names())?.[language] ?? [];
        if (clips.length === 0 || !clips.every((clip) => there.includes(clip))) return false;
        const sounds = await Promise.all(
          clips.map(async (clip) => {
            const answer = await ask(`${CLIPS_AT}/${language}/${clip}.wav`);
            return context.decodeAudioData(await answer.arrayBuffer());
          }),
        );
        await inTurn(context, sounds, manner);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Plays sounds one after the other; resolves after the last. */
function inTurn(
  context: AudioContext,
  sounds: readonly AudioBuffer[],
  { volume, rate, signal }: Manner,
): Promise<void> {
  const loudness = context.createGain();
  loudness.gain.value = volume;
  loudness.connect(context.destination);
  let at = context.currentTime;
  const sources = sounds.map((buffer) => {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.playbackRate.value = rate;
    source.connect(loudness);
    source.start(at);
    at += buffer.duration / rate + GAP_S;
    return source;
  });
  return new Promise((resolve) => {
    const end = () => {
      loudness.disconnect();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    const last = sources.at(-1);
    if (last) last.onended = end;
    else end();
  });
}
