import { VirtualPrinter } from '@lobbyflow/paper/virtual-printer';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A printer on the network that has no paper but keeps the picture. */
export interface TestPrinter {
  readonly port: number;
  /** One for each connection that brought something to print. */
  readonly papers: readonly VirtualPrinter[];
  /** How it answers: as it should, out of paper, with paper running low, or dying over the print. */
  behave: 'well' | 'no-paper' | 'paper-low' | 'dies' | 'silent';
  readonly close: () => Promise<void>;
}

/** Listens on a free port as a printer of that many dots. */
export async function aPrinter(dots: number): Promise<TestPrinter> {
  const papers: VirtualPrinter[] = [];
  const server = createServer((socket) => {
    socket.on('data', (data) => hear(socket, data));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const printer = {
    port: (server.address() as AddressInfo).port,
    papers,
    behave: 'well' as TestPrinter['behave'],
    close: () => new Promise<void>((done) => void server.close(() => done())),
  };
  function hear(socket: Socket, data: Buffer): void {
    const { behave } = printer;
    if (data[0] === 0x10) {
      const paper = behave === 'no-paper' ? 0x72 : behave === 'paper-low' ? 0x1e : 0x12;
      if (behave !== 'silent') socket.write(Buffer.from([data[2] === 4 ? paper : 0x12]));
      return;
    }
    if (behave === 'dies') {
      socket.destroy();
      return;
    }
    const paper = new VirtualPrinter(dots);
    paper.read(data.subarray(0, -3));
    papers.push(paper);
    if (behave !== 'silent') socket.write(Buffer.from([0]));
  }
  return printer;
}
