import type { Views } from '@lobbyflow/contract';
import { aKioskService, aName } from '@lobbyflow/testing';

/** An open branch with cash, for which three wait, and loans. */
export function aHall(over: Partial<Views['kiosk']> = {}): Views['kiosk'] {
  return {
    services: {
      cash: aKioskService({ waiting: 3 }),
      loans: aKioskService({ name: aName('Loans', '贷款'), letter: 'D' }),
    },
    lanes: {
      general: { kind: 'general', name: aName('General', '普通') },
      green: { kind: 'protected', name: aName('Green channel', '绿色通道') },
    },
    lobby: { now: { isOpen: true, waiting: 3 } },
    ...over,
  };
}
