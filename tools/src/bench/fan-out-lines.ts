import type { Arrivals, FanOutCell } from './fan-out.js';

/** So many times what a bare broadcast takes, at most. */
export const FAN_OUT_GOAL = 1.5;

/** The figures as a table. */
export function fanOutLines(cells: readonly FanOutCell[]): string[] {
  return [
    '',
    'From a POST to the moment a screen has the update, in milliseconds; each screen counts.',
    'product    POST …/tickets, on disk before anybody is told; every board of the branch.',
    'broadcast  POST to a bare socket.io server that sends the same bytes to a room of as many.',
    '',
    'sockets   product p50/p99     broadcast p50/p99   p99 ratio   memory of a socket',
    ...cells.map(
      ({ sockets, product, raw, ratio, kilobytesPerSocket }) =>
        String(sockets).padEnd(10) +
        pair(product).padEnd(20) +
        pair(raw).padEnd(20) +
        `${ratio.toFixed(2)} ${ratio <= FAN_OUT_GOAL ? 'ok' : 'MISSED'}`.padEnd(12) +
        `${kilobytesPerSocket.toFixed(0)} KB`,
    ),
  ];
}

const pair = ({ p50Ms, p99Ms }: Arrivals) => `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`;
