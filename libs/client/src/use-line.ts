import { useEffect, useState } from 'react';
import { type LiveLine, openLine, type SocketAuth, type ViewSocket } from './socket.js';

/**
 * Keeps one line open as long as the component stands; `null` until it is there. `auth` is read once: a
 * component whose user can change gets a `key`.
 */
export function useLine(auth: SocketAuth): ViewSocket | null {
  const [first] = useState(auth);
  const [line, setLine] = useState<LiveLine | null>(null);
  useEffect(() => {
    const opened = openLine(first);
    setLine(opened);
    return opened.close;
  }, [first]);
  return line?.socket ?? null;
}
