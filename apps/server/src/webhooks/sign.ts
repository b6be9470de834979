import { createHmac } from 'node:crypto';

/** What a delivery is signed with: `v1=` and the HMAC-SHA256, in hexadecimal, of `<timestamp>.<body>`. */
export function signatureOf(
  secret: string,
  { timestamp, body }: { readonly timestamp: string; readonly body: string },
): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
