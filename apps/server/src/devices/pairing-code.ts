import { PAIRING_CODE_LENGTH, PAIRING_LETTERS } from '@lobbyflow/contract';

/**
 * The code of a pairing, from a token's random bits: 2¹²⁸ is so much more than
 * 20⁸ that no letter is likelier than another.
 *
 * @param token 128 bits in base64url
 */
export function pairingCodeFrom(token: string): string {
  const base = BigInt(PAIRING_LETTERS.length);
  let rest = BigInt(`0x${Buffer.from(token, 'base64url').toString('hex')}`);
  let code = '';
  for (let at = 0; at < PAIRING_CODE_LENGTH; at += 1) {
    code += PAIRING_LETTERS.charAt(Number(rest % base));
    rest /= base;
  }
  return code;
}
