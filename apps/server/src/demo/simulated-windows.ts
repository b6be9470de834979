import {
  type Advice,
  type Command,
  type CounterId,
  type Instant,
  latestAdvice,
  type Lobby,
} from '@lobbyflow/engine';
import { SIMULATION } from './simulation-actor.js';

/** Whether elastic counters open and close as they are advised to; else they are like the others. */
export function isAdvised({ config }: Pick<Lobby, 'config'>): boolean {
  return config?.advice?.mode !== 'off';
}

/** Whether a counter is left to advice. */
export function isElastic(lobby: Lobby, counterId: CounterId): boolean {
  const counter = lobby.config?.counters.find(({ id }) => id === counterId);
  return isAdvised(lobby) && counter?.kind === 'elastic';
}

/** Whether somebody has said yes to closing this counter. */
export function isToClose(lobby: Lobby, counterId: CounterId): boolean {
  const latest = latestAdvice(lobby, counterId);
  return latest?.state === 'accepted' && latest.action === 'close';
}

/**
 * What simulated staff do about windows that are to be opened: whoever is called
 * comes, takes the time that the way takes, and opens the window. A teller with
 * an account is a person at a screen, and nobody acts for one.
 */
export function windowActs(lobby: Lobby, now: Instant): readonly Command[] {
  return [...lobby.advice.values()]
    .filter(({ state, action }) => state === 'accepted' && action === 'open')
    .flatMap((advice) => towards(advice, lobby, now));
}

function towards({ helper, counterId }: Advice, lobby: Lobby, now: Instant): Command[] {
  const by = SIMULATION;
  const open: Command = { type: 'open', counterId, by };
  if (helper === null) return [open];
  if (helper.kind === 'teller') return [];
  const there = lobby.secondLine.get(helper.id);
  const move = (act: 'accept' | 'arrive'): Command => {
    return { type: 'second-line', personId: helper.id, act, to: null, by };
  };
  switch (there?.state) {
    case 'called':
      return [move('accept')];
    case 'coming':
      return now - there.since < helper.awayMs ? [] : [move('arrive')];
    case 'there':
      return [open];
    case 'declined':
    case undefined:
      return [];
  }
}
