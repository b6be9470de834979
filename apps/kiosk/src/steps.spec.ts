import { expect, it } from '@jest/globals';
import { aTicketAnswer } from '@lobbyflow/testing';
import { AT_FIRST, MOST_ALSO, nextStep, type Step, type Touch } from './steps.js';

const after = (...touches: readonly Touch[]): Step => touches.reduce(nextStep, AT_FIRST);

it('goes from choice to confirmation and back, and keeps the wish for help', () => {
  const helped = after(
    { type: 'ask-help' },
    { type: 'need', needs: ['low-desk'] },
    { type: 'go-on' },
  );
  const confirming = nextStep(helped, { type: 'choose', serviceId: 'cash' });

  expect(confirming).toEqual({
    is: 'confirm',
    wish: { serviceId: 'cash', also: [], help: { needs: ['low-desk'] } },
  });
  expect(nextStep(confirming, { type: 'back' })).toEqual(helped);
});

it('asks for no reason: help is what was needed, and nothing else', () => {
  expect(after({ type: 'ask-help' }, { type: 'go-on' })).toEqual({
    is: 'choose',
    help: { needs: [] },
  });
});

it('takes further matters on the same ticket, and goes back to the confirmation with them', () => {
  const confirming = after(
    { type: 'choose', serviceId: 'cash' },
    { type: 'ask-also' },
    { type: 'also', also: ['loans', 'pension'] },
    { type: 'go-on' },
  );

  expect(confirming).toEqual({
    is: 'confirm',
    wish: { serviceId: 'cash', also: ['loans', 'pension'], help: null },
  });
});

it('takes no more matters than a ticket holds', () => {
  const also = Array.from({ length: 12 }, (_, at) => `service-${at}`);

  const asked = after(
    { type: 'choose', serviceId: 'cash' },
    { type: 'ask-also' },
    { type: 'also', also },
  );

  expect(asked).toMatchObject({ wish: { also: also.slice(0, MOST_ALSO) } });
});

it('leaves nothing of one customer to the next', () => {
  const taken = after({ type: 'issued', ticket: aTicketAnswer() });

  expect(taken).toMatchObject({ is: 'ticket' });
  expect(nextStep(taken, { type: 'begin-again' })).toBe(AT_FIRST);
});

it('takes no second choice once one is being confirmed', () => {
  const confirming = after({ type: 'choose', serviceId: 'cash' });

  expect(nextStep(confirming, { type: 'choose', serviceId: 'loans' })).toBe(confirming);
});
