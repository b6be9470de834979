import { createHmac, hkdfSync } from 'node:crypto';

const CODES = 10_000;
const DIGITS = 4;

/**
 * The digits that a lobby shows on one business day: the same in every process
 * that has the key, and not to be foreseen without it.
 */
export function arrivalCode(key: Buffer, branchId: string, businessDay: string): string {
  const secret = Buffer.from(hkdfSync('sha256', key, '', 'lobbyflow arrival', 32));
  const mac = createHmac('sha256', secret).update(`${branchId}\n${businessDay}`).digest();
  return String(mac.readUInt32BE(0) % CODES).padStart(DIGITS, '0');
}
