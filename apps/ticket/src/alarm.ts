/** What a phone can do to be noticed. */
export interface Alarm {
  /** What this phone has of it; a page that is closed has nothing. */
  readonly has: { readonly sound: boolean; readonly shaking: boolean };
  /** Asks to be heard; has to be called from a touch, or the browser refuses. */
  readonly arm: () => void;
  /** Rings and shakes once. */
  readonly ring: () => void;
}

const SHAKE_MS = [400, 200, 400];
const TONES_HERTZ = [659.25, 783.99, 987.77];
const TONE_S = 0.35;
const LOUDNESS = 0.4;

/** The browser's own vibration and sound, as far as this phone has them. */
export function createAlarm(page: Window & typeof globalThis = window): Alarm {
  let context: AudioContext | null = null;
  return {
    has: { sound: 'AudioContext' in page, shaking: 'vibrate' in page.navigator },
    arm() {
      if (!('AudioContext' in page)) return;
      context ??= new page.AudioContext();
      void context.resume();
    },
    ring() {
      if (canShake(page.navigator)) page.navigator.vibrate(SHAKE_MS);
      if (context?.state === 'running') play(context);
    },
  };
}

/** Browsers let a page shake the phone only after somebody has touched it. */
function canShake(navigator: Navigator): boolean {
  return (
    'vibrate' in navigator &&
    'userActivation' in navigator &&
    navigator.userActivation.hasBeenActive
  );
}

function play(context: AudioContext): void {
  for (const [index, hertz] of TONES_HERTZ.entries()) {
    const from = context.currentTime + index * TONE_S;
    const oscillator = context.createOscillator();
    const loudness = context.createGain();
    oscillator.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, from);
    loudness.gain.exponentialRampToValueAtTime(LOUDNESS, from + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + TONE_S);
    oscillator.connect(loudness).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + TONE_S);
  }
}
