import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver of webhooks got. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly path: string;
}

/** A program that is told what happens; it answers as the test likes. */
export interface TestReceiver {
  readonly url: string;
  readonly received: Received[];
  /** The status that it answers; 302 leads to `/elsewhere`. */
  status: number;
  readonly close: () => Promise<void>;
}

/** One that listens at 127.0.0.1. */
export async function aReceiver(): Promise<TestReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { headers, url: path = '' } = request;
      received.push({ headers, path, text: Buffer.concat(parts).toString('utf8') });
      response.writeHead(receiver.status, { location: `${receiver.url}/elsewhere` }).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const receiver: TestReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    status: 204,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return receiver;
}
