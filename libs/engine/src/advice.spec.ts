import { describe, expect, it } from '@jest/globals';
import {
  aLobby,
  aTeller,
  anInstant,
  anOffer,
  LEAD,
  ofAdvice,
  ofPerson,
  play,
  press,
  step,
} from '@lobbyflow/testing';
import { adviceWith, latestAdvice } from './advice.js';
import type { AdviceOffer } from './advice-state.js';
import { type AdviceId, type CounterId, type PersonId } from './terms.js';

const A1 = 'a1' as AdviceId;
const LI = 'li' as PersonId;
const closed = aLobby({ open: [2] });
const now = anInstant(9);

const offer = (over: Partial<AdviceOffer> = {}, isAutomatic = false) =>
  ofAdvice('offer-advice', A1, { offer: anOffer(over), isAutomatic });
const accept = ofAdvice('accept-advice', A1, { by: LEAD });
const offered = play(closed, now, offer());

describe('an advice to open a window', () => {
  it('stands beside its counter until somebody answers, and says what comes of it', () => {
    expect(latestAdvice(offered, '1' as CounterId)).toMatchObject({
      ...anOffer(),
      id: A1,
      state: 'offered',
      level: 'lobby',
      offeredAt: now,
      answeredAt: null,
    });
  });

  it('calls whom it names once it is accepted', () => {
    const { lobby, events } = step(offered, accept, anInstant(10));

    expect(events.map(({ type }) => type)).toEqual(['advice.accepted', 'second-line.moved']);
    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'accepted', answeredBy: LEAD.id });
    expect(lobby.secondLine.get(LI)).toMatchObject({ state: 'called', counterId: '1' });
  });

  it('is accepted in the same breath where the policy says so', () => {
    const lobby = play(closed, now, offer({}, true));

    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'accepted', answeredAt: now });
    expect(lobby.secondLine.get(LI)).toMatchObject({ state: 'called' });
  });

  it('is done when the session of its counter begins, and who was called is there', () => {
    const accepted = play(offered, now, accept, ofPerson('accept', LI));

    const lobby = play(accepted, anInstant(13), press('open', 1));

    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'done', doneAt: anInstant(13) });
    expect(lobby.secondLine.get(LI)).toMatchObject({ state: 'there', counterId: '1' });
  });

  it('is done too when the window opens before anybody has answered', () => {
    const lobby = play(offered, anInstant(11), press('open', 1));

    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'done', answeredAt: null });
  });

  it('keeps the reason why it was declined', () => {
    const no = ofAdvice('decline-advice', A1, { reason: 'eases-soon', by: LEAD });

    expect(adviceWith(play(offered, anInstant(10), no), A1)).toMatchObject({
      state: 'declined',
      declineReason: 'eases-soon',
      answeredBy: LEAD.id,
      endedAt: anInstant(10),
    });
  });

  it('goes one level up at a time, and asks anew there', () => {
    const branch = ofAdvice('escalate-advice', A1, { level: 'branch' });
    const office = ofAdvice('escalate-advice', A1, { level: 'head-office' });

    const lobby = play(play(offered, anInstant(12), branch), anInstant(15), office);

    expect(adviceWith(lobby, A1)).toMatchObject({
      state: 'offered',
      level: 'head-office',
      offeredAt: now,
      askedAt: anInstant(15),
    });
  });

  it('sends whoever was on the way back when it comes to nothing', () => {
    const accepted = play(offered, now, accept);

    const lobby = play(
      accepted,
      anInstant(40),
      ofAdvice('lapse-advice', A1, { cause: 'not-done' }),
    );

    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'lapsed', lapseCause: 'not-done' });
    expect(lobby.secondLine.size).toBe(0);
  });

  it('calls somebody else when the first declines', () => {
    const helper = { kind: 'second-line', id: 'wang' as PersonId, awayMs: 0 } as const;
    const refused = play(offered, now, accept, ofPerson('decline', LI));

    const lobby = play(refused, now, ofAdvice('assign-advice', A1, { helper }));

    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'accepted', helper });
    expect(lobby.secondLine.get(LI)).toMatchObject({ state: 'declined' });
    expect(lobby.secondLine.get(helper.id)).toMatchObject({ state: 'called', counterId: '1' });
  });

  it('keeps its effect once it is measured', () => {
    const effect = { customers: 61, late: 3, waitMs: 250_000 };
    const done = play(offered, now, press('open', 1));

    const lobby = play(done, anInstant(70), ofAdvice('measure-advice', A1, { effect }));

    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'done', effect });
  });

  it('is remembered until its effect is measured, also when the next one is about the same window', () => {
    const effect = { customers: 61, late: 3, waitMs: 250_000 };
    const close = { offer: anOffer({ action: 'close', helper: null }), isAutomatic: true };
    const opened = play(offered, now, press('open', 1));

    const lobby = play(
      opened,
      anInstant(40),
      ofAdvice('offer-advice', 'a2', close),
      press('close', 1),
      ofAdvice('measure-advice', A1, { effect }),
      ofAdvice('measure-advice', 'a2', { effect }),
    );

    expect([...lobby.advice.keys()]).toEqual(['a1', 'a2']);
    const again = ofAdvice('offer-advice', 'a3', { offer: anOffer(), isAutomatic: false });
    expect([...play(lobby, anInstant(60), again).advice.keys()]).toEqual(['a3']);
    expect(latestAdvice(lobby, '1' as CounterId)).toMatchObject({ id: 'a2', effect });
  });

  it('lapses with the day, on a roll too', () => {
    for (const isRoll of [true, false]) {
      const { events } = step(offered, { type: 'close-day', isRoll }, anInstant(60));

      expect(events[0]).toMatchObject({ type: 'advice.lapsed', cause: 'day-closed' });
    }
  });
});

describe('an advice to close a window', () => {
  const open = aLobby();
  const toClose = offer({ action: 'close', helper: null });

  it('is done when the session ends, never while a customer is there', () => {
    const lobby = play(play(open, now, toClose, accept), anInstant(12), press('close', 1));

    expect(adviceWith(lobby, A1)).toMatchObject({ state: 'done', doneAt: anInstant(12) });
  });

  it('gives whoever of the second line sat there free', () => {
    const seated = play(offered, now, accept, press('open', 1, { by: aTeller(1) }));
    expect(seated.secondLine.get(LI)).toMatchObject({ state: 'there' });

    expect(play(seated, anInstant(40), press('close', 1)).secondLine.size).toBe(0);
  });
});

describe('the second line', () => {
  it('is called, comes, is there and is free again', () => {
    let lobby = closed;
    const states = (['call', 'accept', 'arrive', 'release'] as const).map((act) => {
      lobby = play(lobby, now, ofPerson(act, LI, act === 'call' ? '1' : null));
      const state = lobby.secondLine.get(LI);
      return `${state?.state ?? 'free'} ${state?.counterId ?? ''}`;
    });

    expect(states).toEqual(['called 1', 'coming 1', 'there 1', 'free ']);
  });
});
