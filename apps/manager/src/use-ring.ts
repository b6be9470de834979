import { useEffect, useRef } from 'react';

/** Three rising tones, in hertz: heard on a tablet in a pocket, and unlike the board's. */
const TONES_HERTZ = [587.33, 739.99, 880];
const TONE_S = 0.22;
const LOUDNESS = 0.5;
const SHAKE_MS = [200, 100, 200];

/** Rings when an id comes that was not there before; what stands at the beginning is only seen. */
export function useRing(ids: readonly string[], ring: () => void = ringOnce): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  const key = ids.join(' ');
  useEffect(() => {
    const now = key === '' ? [] : key.split(' ');
    const before = known.current;
    known.current = new Set([...(before ?? []), ...now]);
    if (before !== null && now.some((id) => !before.has(id))) ring();
  }, [key, ring]);
}

/** As far as the browser lets it: a page that nobody has touched yet keeps silent. */
function ringOnce(page: Window & typeof globalThis = window): void {
  if ('vibrate' in page.navigator) page.navigator.vibrate(SHAKE_MS);
  if (!('AudioContext' in page)) return;
  const context = new page.AudioContext();
  let last: OscillatorNode | null = null;
  for (const [index, hertz] of TONES_HERTZ.entries()) {
    const from = context.currentTime + index * TONE_S;
    const oscillator = context.createOscillator();
    const loudness = context.createGain();
    oscillator.frequency.value = hertz;
    loudness.gain.setValueAtTime(LOUDNESS, from);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + TONE_S);
    oscillator.connect(loudness).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + TONE_S);
    last = oscillator;
  }
  if (last !== null) last.onended = () => void context.close();
}
