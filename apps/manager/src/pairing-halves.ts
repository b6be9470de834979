const HALF = 4;

/** A code as the device shows it: `WDJB-MJHT`. */
export function inHalves(code: string): string {
  return code.length > HALF ? `${code.slice(0, HALF)}-${code.slice(HALF)}` : code;
}
