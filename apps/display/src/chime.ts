/** Two soft tones, high then low; frequencies in hertz. */
const TONES = [
  { hertz: 783.99, from: 0 },
  { hertz: 587.33, from: 0.45 },
];
const TONE_S = 1.1;
const LOUDNESS = 0.35;
const SILENT = 0.0001;

/** Sounds it; resolves when it has faded or was broken off. `volume` is from 0 to 1. */
export function chime(
  context: AudioContext,
  { volume, signal }: { readonly volume: number; readonly signal: AbortSignal },
): Promise<void> {
  const tones = TONES.map(({ hertz, from }) =>
    tone(context, { hertz, from: context.currentTime + from, volume }),
  );
  return new Promise((resolve) => {
    const [, last] = tones;
    if (last) last.onended = () => resolve();
    signal.addEventListener('abort', () => tones.forEach((one) => one.stop()), { once: true });
  });
}

function tone(
  context: AudioContext,
  {
    hertz,
    from,
    volume,
  }: { readonly hertz: number; readonly from: number; readonly volume: number },
): OscillatorNode {
  const oscillator = context.createOscillator();
  const loudness = context.createGain();
  oscillator.frequency.value = hertz;
  loudness.gain.setValueAtTime(SILENT, from);
  loudness.gain.exponentialRampToValueAtTime(Math.max(SILENT, LOUDNESS * volume), from + 0.02);
  loudness.gain.exponentialRampToValueAtTime(SILENT, from + TONE_S);
  oscillator.connect(loudness).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + TONE_S);
  return oscillator;
}
