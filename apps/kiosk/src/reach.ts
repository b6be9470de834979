/** Where the screen of this kiosk begins and ends, in centimetres above the floor, as whoever mounted it measured. */
export interface Mounting {
  readonly bottomCm: number;
  readonly topCm: number;
}

/** EN 301 549, 8.3.2: what is to be touched from a wheelchair is at most this high, and at least that. */
const HIGHEST_CM = 122;
const LOWEST_CM = 38;
/** Below it nothing that is large enough to be touched fits any more. */
const LEAST_SHARE = 0.4;
/** Of an upright screen that nobody measured. */
const USUAL_SHARE = 0.55;

/** The part of the screen that can be touched from a wheelchair, as shares of its height, from below. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/** Computes how far up and down the controls may be; `null` for a screen that was not measured. */
export function reachOf(mounting: Mounting | null): Reach {
  if (mounting === null) return { from: 0, to: USUAL_SHARE };
  const heightCm = mounting.topCm - mounting.bottomCm;
  const share = (cm: number) => Math.min(1, Math.max(0, (cm - mounting.bottomCm) / heightCm));
  const from = Math.min(share(LOWEST_CM), 1 - LEAST_SHARE);
  return { from, to: Math.max(share(HIGHEST_CM), from + LEAST_SHARE) };
}

/** Reads `?bottomCm=70&topCm=178`; `null` unless both are there and make sense. */
export function mountingIn(search: string): Mounting | null {
  const wished = new URLSearchParams(search);
  const [bottomCm, topCm] = [wished.get('bottomCm'), wished.get('topCm')].map(Number);
  if (!bottomCm || !topCm || topCm <= bottomCm) return null;
  return { bottomCm, topCm };
}
