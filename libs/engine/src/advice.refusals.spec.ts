import { describe, expect, it } from '@jest/globals';
import {
  aLobby,
  anInstant,
  anOffer,
  ofAdvice,
  ofPerson,
  play,
  refusalOf,
  SYSTEM,
} from '@lobbyflow/testing';
import type { AdviceOffer } from './advice-state.js';
import type { Command } from './command.js';
import type { Lobby } from './lobby.js';
import type { AdviceId, CounterId, PersonId, RefusalCode } from './terms.js';

const now = anInstant(9);
const nowhere = 'nine' as CounterId;
const closed = aLobby({ open: [] });
const free = aLobby();
type Case = readonly [RefusalCode, string, Lobby, Command];

const offer = ofAdvice('offer-advice', 'a1', { offer: anOffer(), isAutomatic: false });
const offered = play(closed, now, offer);
const agreed = play(offered, now, ofAdvice('accept-advice', 'a1'));
const declined = play(offered, now, ofAdvice('decline-advice', 'a1', { reason: 'other-work' }));
const { helper } = anOffer();
const later = { ...offer, adviceId: 'a2' as AdviceId };
const about = (over: Partial<AdviceOffer>) => ({ ...later, offer: anOffer(over) });
const effect = { effect: { customers: 1, late: 0, waitMs: 0 } };
const wang = { helper: { kind: 'second-line', id: 'wang' as PersonId, awayMs: 0 } } as const;

const OF_ADVICE: readonly Case[] = [
  ['not-found', 'a counter that is none is advised', closed, about({ counterId: nowhere })],
  ['counter-already-open', 'an open window is to be opened', free, offer],
  ['counter-not-open', 'a closed one is to be closed', closed, about({ action: 'close' })],
  ['advice-open', 'one advice is to be answered', offered, about({ counterId: '2' as CounterId })],
  ...(['accept-advice', 'lapse-advice', 'measure-advice', 'assign-advice'] as const).map(
    (type): Case => {
      const command = { ...wang, ...effect, type, adviceId: 'a9', by: SYSTEM, cause: 'not-done' };
      return ['not-found', `${type} is said of none`, free, command as unknown as Command];
    },
  ),
  [
    'not-found',
    'none is declined',
    free,
    { ...ofAdvice('decline-advice', 'a9', { reason: 'other-work' }) },
  ],
  ['advice-over', 'one is accepted twice', agreed, ofAdvice('accept-advice', 'a1')],
  [
    'advice-over',
    'one is declined too late',
    agreed,
    ofAdvice('decline-advice', 'a1', { reason: 'eases-soon' }),
  ],
  [
    'advice-over',
    'a level is left out',
    offered,
    ofAdvice('escalate-advice', 'a1', { level: 'head-office' }),
  ],
  [
    'advice-over',
    'a declined one lapses',
    declined,
    ofAdvice('lapse-advice', 'a1', { cause: 'unanswered' }),
  ],
  ['advice-over', 'somebody comes unasked', offered, ofAdvice('assign-advice', 'a1', wang)],
  ['advice-over', 'nothing was done', agreed, ofAdvice('measure-advice', 'a1', effect)],
  [
    'person-busy',
    'who is wanted elsewhere is sent',
    agreed,
    ofAdvice('assign-advice', 'a1', { helper: helper! }),
  ],
  [
    'person-busy',
    'who was named is called away',
    play(offered, now, ofPerson('call', 'li', '2')),
    ofAdvice('accept-advice', 'a1'),
  ],
  ['not-found', 'somebody is called nowhere', free, ofPerson('call', 'li', 'nine')],
  ['person-busy', 'somebody is called twice', agreed, ofPerson('call', 'li', '2')],
  ['person-not-there', 'somebody arrives uncalled', free, ofPerson('arrive', 'li')],
];

describe('advice is refused', () => {
  it.each(OF_ADVICE)('with %s when %s', (refusal, _, lobby, command) => {
    expect(refusalOf(lobby, command, now)).toBe(refusal);
  });
});
