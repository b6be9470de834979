import { expect, it } from '@jest/globals';
import { aTicketAnswer } from '@lobbyflow/testing';
import { AT_FIRST, nextStep } from './steps.js';

it('goes from choice to confirmation and back, and keeps the wish for help', () => {
  const asked = nextStep(AT_FIRST, { type: 'ask-help' });
  const helped = nextStep(nextStep(asked, { type: 'need', needs: ['low-desk'] }), {
    type: 'go-on',
  });
  const confirming = nextStep(helped, { type: 'choose', serviceId: 'cash' });

  expect(confirming).toEqual({ is: 'confirm', serviceId: 'cash', help: { needs: ['low-desk'] } });
  expect(nextStep(confirming, { type: 'back' })).toEqual(helped);
});

it('asks for no reason: help is what was needed, and nothing else', () => {
  const helped = nextStep(nextStep(AT_FIRST, { type: 'ask-help' }), { type: 'go-on' });

  expect(helped).toEqual({ is: 'choose', help: { needs: [] } });
});

it('leaves nothing of one customer to the next', () => {
  const taken = nextStep(AT_FIRST, { type: 'issued', ticket: aTicketAnswer() });

  expect(taken).toMatchObject({ is: 'ticket' });
  expect(nextStep(taken, { type: 'begin-again' })).toBe(AT_FIRST);
});

it('takes no second choice once one is being confirmed', () => {
  const confirming = nextStep(AT_FIRST, { type: 'choose', serviceId: 'cash' });

  expect(nextStep(confirming, { type: 'choose', serviceId: 'loans' })).toBe(confirming);
});
