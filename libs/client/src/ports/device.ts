/** The clock of the machine that shows this screen, in milliseconds since 1970. Only for spans of time. */
export function deviceNow(): number {
  return Date.now();
}

/** From 0 up to, but not including, 1: so that screens that fell out together do not come back together. */
export function jitter(): number {
  return Math.random();
}

/**
 * Makes the id of one wish (RFC 9562, version 4). A branch may serve its screens over plain HTTP,
 * where browsers hide their own maker of such ids.
 */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => signed(byte, index).toString(16).padStart(2, '0'));
  const part = (from: number, to: number) => hex.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
}

/** Writes version and variant into the two bytes that carry them. */
function signed(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x40;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}

/** Resolves after so many milliseconds. */
export function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
