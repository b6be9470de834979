import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** A request as it goes over the wire. */
export interface BenchRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface BenchAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * One kept-alive HTTP/1.1 connection with one request at a time: about the least that a client can cost, so that the
 * server is what is measured. Reads answers with a length only, which is what both servers send.
 */
export class HttpLine {
  private received = '';
  private waiting: { answer: (answer: BenchAnswer) => void; fail: (fault: Error) => void } | null =
    null;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.read(chunk));
    socket.on('error', (fault) => this.waiting?.fail(fault));
    socket.on('close', () => this.waiting?.fail(new Error('The server closed the connection.')));
  }

  static open(url: string): Promise<HttpLine> {
    const { hostname, port, host } = new URL(url);
    return new Promise((opened, failed) => {
      const socket = connect(Number(port), hostname, () => opened(new HttpLine(socket, host)));
      socket.once('error', failed);
    });
  }

  send({ method, path, headers, body }: BenchRequest): Promise<BenchAnswer> {
    const fields = {
      host: this.host,
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
    return new Promise((answer, fail) => {
      if (this.socket.destroyed) {
        fail(new Error('The server has closed the connection.'));
        return;
      }
      this.waiting = { answer, fail };
      this.socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}${HEAD_END}${body}`);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private read(chunk: string): void {
    this.received += chunk;
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = this.received.slice(0, headEnd);
    const bodyFrom = headEnd + HEAD_END.length;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) {
      this.waiting?.fail(new Error(`An answer without a length: ${head}`));
      return;
    }
    if (this.received.length < bodyFrom + length) return;
    const body = Buffer.from(this.received.slice(bodyFrom, bodyFrom + length), 'latin1');
    this.received = this.received.slice(bodyFrom + length);
    const { waiting } = this;
    this.waiting = null;
    waiting?.answer({ status: Number(head.slice(9, 12)), body: body.toString('utf8') });
  }
}
