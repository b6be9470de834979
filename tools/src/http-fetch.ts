import type { Fetch } from '@lobbyflow/client';
import http from 'node:http';
import https from 'node:https';

/**
 * Node's own `fetch` costs a replay more than the server does; a kept-alive agent with the part of it that is needed
 * costs a third.
 */
export function fetchFrom(url: string): Fetch {
  const isSecure = url.startsWith('https:');
  const agent = new (isSecure ? https : http).Agent({ keepAlive: true, noDelay: true });
  const request = isSecure ? https.request : http.request;
  return (path, { method, headers, signal, body }) =>
    new Promise((answered, failed) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const options = { method, agent, signal, headers: { ...headers, ...length } };
      const asked = request(url + path, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const get = (name: string) => response.headers[name.toLowerCase()]?.toString() ?? null;
          answered({
            status: response.statusCode ?? 0,
            text: () => Promise.resolve(text),
            headers: { get },
          });
        });
      });
      asked.on('error', failed);
      asked.end(body);
    });
}
