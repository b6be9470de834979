import { deviceNow } from '@lobbyflow/client';
import { useState } from 'react';

/** When this page was opened, by the device's clock; it stays while the page does. */
export function useOpenedAt(): number {
  const [openedAt] = useState(deviceNow);
  return openedAt;
}
