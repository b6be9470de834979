import { type ProblemCode, type Problem, statusOf, toProblem } from '@lobbyflow/contract';
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** What belongs to an upgrade, and has no meaning once it is passed over. */
const OF_UPGRADES = new Set(['connection', 'upgrade', 'http2-settings']);

/**
 * Answers what Node by itself would leave without an answer, or without a problem:
 * offers of another protocol, tunnels, and expectations nobody has heard of.
 *
 * @param sockets the path under which an upgrade is taken up, such as `/socket.io/`
 */
export function answerOddRequests(server: Server, sockets: string): void {
  server.prependListener('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.startsWith(sockets) === true) return;
    passOverUpgrade(server, request, socket, head);
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    endWithProblem(socket, 'method-not-allowed');
  });
  server.on('checkExpectation', ({ socket }: IncomingMessage) => {
    endWithProblem(socket, 'invalid-request', [{ path: 'Expect', message: 'is not known here' }]);
  });
}

/** Says a problem on a connection that no reply belongs to, and hangs up. */
export function endWithProblem(
  socket: Duplex,
  code: ProblemCode,
  errors?: Problem['errors'],
): void {
  const body = JSON.stringify(toProblem(code, { errors }));
  const status = statusOf(code);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n` +
      `content-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/**
 * Goes on with the request as if nothing had been offered, which RFC 9110 §7.8 leaves
 * to us: Java's client and `curl --http2` offer `h2c` with every first request.
 */
function passOverUpgrade(
  server: Server,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method ?? ''} ${url ?? ''} HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!OF_UPGRADES.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1] ?? ''}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
