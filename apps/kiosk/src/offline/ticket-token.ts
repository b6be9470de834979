/** As the server makes them: 48 bits of time, so that its index grows at its end, and 128 random bits. */
const TIME_BYTES = 6;
const RANDOM_BYTES = 16;

/** The secret of a ticket's phone page, in base64url. Also over plain HTTP, where browsers hide much of their cryptography. */
export function newTicketToken(now: number): string {
  const bytes = new Uint8Array(TIME_BYTES + RANDOM_BYTES);
  crypto.getRandomValues(bytes.subarray(TIME_BYTES));
  for (let at = TIME_BYTES - 1, rest = now; at >= 0; at -= 1, rest = Math.floor(rest / 256)) {
    bytes[at] = rest % 256;
  }
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
