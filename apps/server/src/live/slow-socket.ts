/** More than this waiting for one screen means that its link does not keep up. */
const MAX_BUFFERED_BYTES = 256 * 1024;

/** What is looked at of a connection: the packets not handed over yet, and the bytes not sent yet. */
export interface Connection {
  readonly writeBuffer?: readonly { readonly data?: unknown }[];
  readonly transport?: {
    readonly socket?: { readonly bufferedAmount?: number; readonly terminate?: () => void };
  };
  close(discard?: boolean): void;
}

/** Whether more waits for a screen than is worth sending: a snapshot is less. */
export function isSlow(connection: Connection): boolean {
  return bufferedBytes(connection) > MAX_BUFFERED_BYTES;
}

/**
 * Breaks the link, so that the screen comes back by itself and asks anew. No
 * word is said, since it would wait behind all the others; the buffers go.
 */
export function cutLink(connection: Connection): void {
  connection.close(true);
  connection.transport?.socket?.terminate?.();
}

function bufferedBytes({ writeBuffer = [], transport }: Connection): number {
  const waiting = writeBuffer.reduce((bytes, { data }) => bytes + sizeOf(data), 0);
  return waiting + (transport?.socket?.bufferedAmount ?? 0);
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}
