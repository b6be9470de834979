import { describe, expect, it } from '@jest/globals';
import { forAnyDay } from '@lobbyflow/testing';
import { alarmChanges, alarmWith } from './alarms.js';
import { applyCommit } from './evolve.js';
import { presentTickets } from './lobby.js';

describe('the alarms of any day', () => {
  it('are told once: after a review there is nothing to tell in the same instant', () => {
    forAnyDay(({ after, now }) => {
      const reviewed = applyCommit(after, alarmChanges(after, now));

      expect(alarmChanges(reviewed, now)).toEqual([]);
    });
  });

  it('have ids of their own, in their day', () => {
    forAnyDay(({ after, now }) => {
      const raised = alarmChanges(after, now).filter(({ type }) => type === 'alarm.raised');

      for (const { alarmId } of raised) expect(alarmWith(after, alarmId)).toBeUndefined();
      expect(new Set(raised.map(({ alarmId }) => alarmId)).size).toBe(raised.length);
    });
  });

  it('stand about nobody who is gone, once they were reviewed, but for how it was', () => {
    forAnyDay(({ after, now }) => {
      const reviewed = applyCommit(after, alarmChanges(after, now));
      const here = new Set(presentTickets(reviewed).map(({ id }) => id));

      const about = [...reviewed.alarms.values()]
        .filter(({ kind }) => kind !== 'bad-rating')
        .flatMap(({ ticketId }) => ticketId ?? []);
      expect(about.filter((id) => !here.has(id))).toEqual([]);
    });
  });

  it('move no ticket and no counter', () => {
    forAnyDay(({ before, after, command }) => {
      if (command.type !== 'review-alarms' || before.missed.size > 0) return;

      expect(after.tickets).toBe(before.tickets);
      expect(after.counters).toBe(before.counters);
      expect(after.recentCalls).toBe(before.recentCalls);
    });
  });
});
