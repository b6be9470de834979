/** The clock of the machine that shows this screen, in milliseconds since 1970. Only for spans of time. */
export function deviceNow(): number {
  return Date.now();
}

/** From 0 up to, but not including, 1: so that screens that fell out together do not come back together. */
export function jitter(): number {
  return Math.random();
}

/**
 * Makes the id of one wish (RFC 9562, version 7): milliseconds first, so that
 * the server's index of ids grows at its end, the rest random. A branch may
 * serve its screens over plain HTTP, where browsers hide their own maker of ids.
 */
export function newCommandId(): string {
  const at = Date.now().toString(16).padStart(12, '0');
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const hex = [...bytes].map((byte, index) => signed(byte, index).toString(16).padStart(2, '0'));
  const part = (from: number, to: number) => hex.slice(from, to).join('');
  return [at.slice(0, 8), at.slice(8), part(0, 2), part(2, 4), part(4, 10)].join('-');
}

/** Writes version and variant into the two of the random bytes that carry them. */
function signed(byte: number, index: number): number {
  if (index === 0) return (byte & 0x0f) | 0x70;
  return index === 2 ? (byte & 0x3f) | 0x80 : byte;
}

/** Resolves after so many milliseconds. */
export function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
