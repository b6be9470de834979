import type { IconName, MessageKey, Tone } from '@lobbyflow/ui';
import type { CounterIs } from './counter-now.js';

/** A state in colour and sign; its word stands beside it. */
export const LOOK: Record<CounterIs, { readonly tone: Tone; readonly icon: IconName }> = {
  closed: { tone: 'neutral', icon: 'close' },
  paused: { tone: 'warning', icon: 'pause' },
  idle: { tone: 'info', icon: 'clock' },
  called: { tone: 'warning', icon: 'bell' },
  serving: { tone: 'good', icon: 'user' },
};

const UNDO: Readonly<Record<string, MessageKey>> = {
  'call-next': 'manager.undo.call-next',
  'no-show': 'manager.undo.no-show',
  finish: 'manager.undo.finish',
  hold: 'manager.undo.hold',
  transfer: 'manager.undo.transfer',
};

/** What a press on undo takes back. */
export function undoWord(action: string): MessageKey {
  return UNDO[action] ?? 'manager.act.undo';
}
