import { describe, expect, it } from '@jest/globals';
import { readCalendar } from './calendar-csv.js';

describe('A calendar that is read', () => {
  it('has a heading, and a line for each day and kind; what a spreadsheet adds does not matter', () => {
    const csv = '\uFEFFDate,Kind\r\n2026-01-10, pension-day\r\n\r\n"2026-02-13",new-year-cash\r\n';

    expect(readCalendar(csv)).toEqual({
      lines: [
        { businessDay: '2026-01-10', kind: 'pension-day' },
        { businessDay: '2026-02-13', kind: 'new-year-cash' },
      ],
      faults: [],
    });
  });

  it('with faults gives nothing, and names each line at fault', () => {
    const csv = [
      'date,kind',
      '2026-01-10,pension-day',
      '2026-02-30,pay-day',
      '2026-03-10,payday',
      '2026-04-10',
      '2026-01-10,pension-day',
    ].join('\n');

    const { lines, faults } = readCalendar(csv);

    expect(lines).toEqual([]);
    expect(faults.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(faults[0]!.message).toContain('2026-02-30');
    expect(faults[1]!.message).toContain('payday');
    expect(faults[3]!.message).toContain('line 2');
  });

  it('without its heading, or cut off within quotation marks, is none', () => {
    expect(readCalendar('2026-01-10,pension-day').faults).toEqual([
      { line: 1, message: 'must be date,kind' },
    ]);
    expect(readCalendar('date,kind\n"2026-01-10,pay-day').faults).toHaveLength(1);
  });
});
