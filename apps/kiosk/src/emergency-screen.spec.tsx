/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import { aKioskService, onWire } from '@lobbyflow/testing';
import { cleanup, screen } from '@testing-library/react';
import { aHall, button, showKiosk } from '../test/a-kiosk.js';

afterEach(cleanup);

const notice = (level: string, more: object = {}) => ({
  ...{ level, zh: '请离开', en: 'Leave now', postedAt: onWire(0), until: null, places: ['kiosk'] },
  ...more,
});

it('offers no service while an emergency stands, and says why', async () => {
  await showKiosk(aHall({ notices: { n1: notice('emergency') } }));

  expect(screen.getByRole('alert').textContent).toMatch(/Leave now.*请离开.*No numbers/);
  expect(screen.queryByRole('button')).toBeNull();
});

it('offers them again when its time is over, also without a link', async () => {
  await showKiosk(aHall({ notices: { n1: notice('emergency', { until: onWire(5) }) } }));

  expect(screen.queryByRole('alert')).toBeNull();
  expect(button(/Cash/)).toBeTruthy();
});

it('shows any other notice above the services', async () => {
  const services = { cash: aKioskService() };
  await showKiosk(aHall({ services, notices: { n1: notice('warning', { en: 'Slow' }) } }));

  expect(screen.getByText('Slow')).toBeTruthy();
  expect(button(/Cash/)).toBeTruthy();
});
