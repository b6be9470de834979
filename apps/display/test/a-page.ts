import type { VoiceClips } from '@lobbyflow/contract';

interface PageWish {
  readonly voices?: readonly { readonly lang: string; readonly localService: boolean }[];
  /** What the server has recorded. */
  readonly clips?: VoiceClips;
  readonly state?: 'running' | 'suspended';
  readonly isSpeechBroken?: boolean;
}

/** A browser that writes down what it is to sound, each at once. */
export function aPage({ voices = [], clips, state = 'running', isSpeechBroken = false }: PageWish) {
  const heard: string[] = [];
  const soon = (then: (() => void) | null) => queueMicrotask(() => then?.());
  const param = { value: 0, setValueAtTime: () => 0, exponentialRampToValueAtTime: () => 0 };
  const node = { connect: (to: object) => to, disconnect: () => undefined, stop: () => undefined };
  class Source {
    onended: (() => void) | null = null;
    buffer: { readonly name: string } | null = null;
    readonly playbackRate = { value: 1 };
    readonly connect = (to: object): object => to;
    start() {
      heard.push(this.buffer?.name ?? '');
      soon(() => this.onended?.());
    }
  }
  class Tone {
    onended: (() => void) | null = null;
    readonly frequency = { value: 0 };
    readonly connect = (to: object): object => to;
    start() {
      heard.push('tone');
      soon(() => this.onended?.());
    }
    stop() {
      soon(() => this.onended?.());
    }
  }
  class FakeContext {
    readonly state = state;
    readonly currentTime = 0;
    readonly destination = node;
    readonly resume = () => Promise.resolve();
    readonly addEventListener = () => undefined;
    readonly removeEventListener = () => undefined;
    readonly createOscillator = () => new Tone();
    readonly createBufferSource = () => new Source();
    readonly createGain = () => ({ ...node, gain: param });
    readonly decodeAudioData = (bytes: ArrayBuffer) =>
      Promise.resolve({ name: new TextDecoder().decode(bytes), duration: 1 });
  }
  const speechSynthesis = {
    getVoices: () => voices,
    cancel: () => undefined,
    speak(utterance: SpeechSynthesisUtterance) {
      heard.push(`${utterance.lang} ${utterance.text} ${utterance.volume}`);
      const end = isSpeechBroken ? utterance.onerror : utterance.onend;
      queueMicrotask(() => {
        end?.call(utterance, {} as never);
      });
    },
  };
  const window = {
    AudioContext: FakeContext,
    speechSynthesis,
    navigator: { locks: locks() },
    fetch(path: string) {
      if (clips === undefined) return Promise.resolve(new Response('', { status: 404 }));
      const name = /\/voice\/(.+)\.wav$/.exec(path)?.[1];
      return Promise.resolve(name === undefined ? Response.json(clips) : new Response(name));
    },
  };
  Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance });
  return { window: window as unknown as Window & typeof globalThis, heard };
}

class Utterance {
  onend: (() => void) | null = null;
  onerror: (() => void) | null = null;
  volume = 1;
  constructor(readonly text: string) {}
}

/** Web Locks between pages of one browser, as far as the voice uses them. */
function locks() {
  const taken = new Set<string>();
  let turn = Promise.resolve();
  type Then = (lock: object | null) => Promise<void>;
  return {
    async request(name: string, options: { ifAvailable?: boolean } | Then, then?: Then) {
      if (typeof options === 'function') {
        const mine = turn.then(() => options({}));
        turn = mine.catch(() => undefined);
        return mine;
      }
      const isFree = !taken.has(name);
      taken.add(name);
      return then?.(isFree ? {} : null);
    },
  };
}
