import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const ROOM = 'hall';

/** What socket.io costs by itself: the body of a POST goes to everybody in a room. */
const http = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    live.to(ROOM).emit('update', JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.writeHead(201, { 'content-length': 2 }).end('{}');
  });
});
const live = new Server(http, { transports: ['websocket'], serveClient: false }).of('/live');
live.on('connection', (socket) => {
  socket.on('join', (_join: unknown, answer: (answer: object) => void) => {
    void socket.join(ROOM);
    answer({ ok: true, value: { revision: 0 } });
  });
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  console.log(`The broadcast is ready: http://127.0.0.1:${port}`);
});
