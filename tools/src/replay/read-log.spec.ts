import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { at } from './a-log.js';
import { openLog, readDay } from './read-log.js';

const HEAD = 'day,visit,leg,service,lane,arrived,started,finished,counter,outcome';
const log = (...lines: string[]) => Readable.from([`${lines.join('\n')}\n`]);
const served = (day: string, visit: string) =>
  `${day},${visit},0,cash,priority,32400,32460,32700,S1,served`;

describe('reading a visit log', () => {
  it('takes the rows of the day that is asked for, times as milliseconds after midnight', async () => {
    const { rows } = await readDay(
      log(HEAD, served('2026-01-05', '1'), served('2026-01-06', '2')),
      '2026-01-06',
    );

    expect(rows).toEqual([
      {
        visit: '2',
        leg: 0,
        service: 'cash',
        lane: 'priority',
        arrivedAt: at('09:00'),
        startedAt: at('09:01'),
        endedAt: at('09:05'),
        counter: 'S1',
        outcome: 'served',
        handlingMs: null,
        patienceMs: null,
      },
    ]);
  });

  it('reads what is empty as never logged, and the two columns of a generated day', async () => {
    const lines = [
      `${HEAD},handling,patience`,
      '2026-01-05,1,0,cash,general,32400,,32500,,left,240,100',
    ];
    const { day, rows } = await readDay(log(...lines), null);

    expect(day).toBe('2026-01-05');
    expect(rows[0]).toMatchObject({
      startedAt: null,
      counter: null,
      handlingMs: 240_000,
      patienceMs: 100_000,
    });
  });

  it.each([
    [
      'a file that is no log',
      ['a,b', '1,2'],
      null,
      'This is no visit log: its first line lacks day,',
    ],
    [
      'a day that is not in it',
      [HEAD, served('2026-01-05', '1')],
      '2026-01-09',
      'The log has no day 2026-01-09; it holds 2026-01-05.',
    ],
    [
      'no day where there are more',
      [HEAD, served('2026-01-05', '1'), served('2026-01-06', '1')],
      null,
      'The log holds 2 days from 2026-01-05 to 2026-01-06: say which with --day.',
    ],
    [
      'an outcome it does not know',
      [HEAD, '2026-01-05,1,0,cash,general,1,2,3,S1,gone'],
      null,
      'Line 2: "gone" is no outcome',
    ],
    [
      'a time that is none',
      [HEAD, '2026-01-05,1,0,cash,general,nine,2,3,S1,served'],
      null,
      'The arrived in line 2 is "nine"',
    ],
    [
      'a line that is too short',
      [HEAD, '2026-01-05,1'],
      null,
      'The visit log cannot be read near line 2',
    ],
    ['an empty log', [HEAD], null, 'The visit log is empty.'],
  ])('says in a sentence what is wrong with %s', async (_, lines, day, sentence) => {
    await expect(readDay(log(...lines), day)).rejects.toThrow(sentence);
  });

  it('says when there is no such file', () => {
    expect(() => openLog('/nowhere/visits.csv')).toThrow('There is no file /nowhere/visits.csv.');
  });
});
