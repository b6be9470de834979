// Receives webhooks, and believes only what is signed.
//   node docs/examples/receive-webhooks.mjs <secret> [port]
// Needs Node 20 and nothing else.
/* eslint-disable no-restricted-syntax -- a program of somebody else, with a clock of its own */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import process from 'node:process';

const [secret, port = '0'] = process.argv.slice(2);
/** What was signed longer ago may be sent again by somebody who only listened. */
const OLDEST_S = 300;
/** Deliveries come at least once: each is done once. A program keeps these with its own data. */
const done = new Set();

function isOurs({ headers }, body) {
  const timestamp = String(headers['lobbyflow-timestamp']);
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > OLDEST_S) return false;
  const hmac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const [wanted, given] = [`v1=${hmac}`, String(headers['lobbyflow-signature'])].map(Buffer.from);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

const server = createServer(async (request, response) => {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += part;
  if (!isOurs(request, body)) return void response.writeHead(401).end();
  // Answer 2xx once it is kept; anything else, or no answer within ten seconds, and it comes again.
  const { deliveryId, branchId, commits } = JSON.parse(body);
  response.writeHead(204).end();
  if (done.has(deliveryId)) return;
  done.add(deliveryId);
  for (const { revision, events } of commits) {
    const types = events.map(({ type }) => type);
    process.stdout.write(`${JSON.stringify({ branchId, revision, types })}\n`);
  }
});
server.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ listening: server.address().port })}\n`);
});
