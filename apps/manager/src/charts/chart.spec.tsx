/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Chart } from './chart.js';
import { HeatMap } from './heat-map.js';

afterEach(cleanup);

const show = (children: ReactNode) =>
  render(<LanguageProvider initial="en">{children}</LanguageProvider>);
/** The library that draws comes later; on a busy machine it takes a while. */
const drawn = () =>
  screen.findByRole('application', { name: /Waits by week/ }, { timeout: 30_000 });
const linesOf = (name: string) =>
  within(screen.getByRole('table', { name, hidden: true }))
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.children].map(({ textContent }) => textContent));

describe('A chart', () => {
  const minutes = (value: number) => `${value} min`;
  const chart = (
    <Chart
      title="Waits by week"
      axis="Week"
      series={[
        { key: 'protected', name: 'Protected', as: 'line' },
        { key: 'general', name: 'General', as: 'bar' },
      ]}
      points={[
        { label: '2 Nov', values: { protected: 4, general: 12 } },
        { label: '9 Nov', values: { protected: null, general: 15 } },
      ]}
      write={minutes}
      limit={{ name: 'Limit', value: 10 }}
    />
  );

  it('says in a table all that it draws, and where there is nothing', async () => {
    show(chart);
    await drawn();

    expect(linesOf('Waits by week')).toEqual([
      ['Week', 'Protected', 'General'],
      ['2 Nov', '4 min', '12 min'],
      ['9 Nov', '–', '15 min'],
    ]);
  });

  it('is reached by the keyboard, and says by its name where its figures are', async () => {
    show(chart);

    const drawing = await drawn();

    expect(drawing.getAttribute('tabindex')).toBe('0');
    expect(drawing.getAttribute('aria-label')).toContain('the table below has all figures');
  });

  it('tells its series apart by more than their colours', async () => {
    const { container } = show(chart);

    await drawn();

    expect(container.querySelector('pattern#ch-hatching-general')).not.toBeNull();
  });
});

describe('A heat map', () => {
  it('has a figure in every cell, nothing where nothing was, and is the deeper the more there is', () => {
    const cells: Readonly<Record<string, number>> = { 'mon 9': 20, 'mon 10': 5, 'tue 9': 10 };
    show(
      <HeatMap
        title="Arrivals"
        corner="Hour"
        rows={[
          { key: '9', name: '9:00' },
          { key: '10', name: '10:00' },
        ]}
        columns={[
          { key: 'mon', name: 'Mon' },
          { key: 'tue', name: 'Tue' },
        ]}
        valueOf={(hour, weekday) => cells[`${weekday} ${hour}`] ?? null}
        write={String}
      />,
    );

    expect(linesOf('Arrivals')).toEqual([
      ['Hour', 'Mon', 'Tue'],
      ['9:00', '20', '10'],
      ['10:00', '5', ''],
    ]);
    const heat = (text: string) => screen.getByText(text).style.getPropertyValue('--heat');
    expect([heat('20'), heat('10'), heat('5')]).toEqual(['1', '0.5', '0.25']);
  });
});
