/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { aKioskService, aName, FakeServer } from '@lobbyflow/testing';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aHall, FakeSpeaker, ISSUE, issued, showKiosk, title, touch } from '../test/a-kiosk.js';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('data-elder');
});

const keys = (text: string) => userEvent.keyboard(text);
const CALL = 'POST /branches/north/help-calls';

async function hear(server = new FakeServer(), rows = aHall()) {
  const voice = new FakeSpeaker();
  await showKiosk(rows, server, voice);
  return voice;
}

describe('a visit by ear', () => {
  it('goes from the first key to a number in three keys, and every step is told', async () => {
    const server = new FakeServer().on(ISSUE, issued({ wait: { p50: 480_000, p90: 900_000 } }));
    const voice = await hear(server);
    expect(voice.said).toEqual([]);

    await keys('5');
    expect(voice.last).toMatch(/^Welcome to North\. .*What have you come for\? /);
    expect(voice.last).toContain('Press 1: Cash, 3 waiting for this.');
    expect(voice.last).toContain('Press 7: I need priority or assistance.');
    await keys('1');
    expect(voice.last).toBe(
      'Cash. Waiting for this now: 3. Press 1: I have another matter too. Press the hash key: Take my number. Press star to go back.',
    );
    await keys('{Enter}');

    expect(await screen.findByRole('heading', { level: 1, name: /A014/ })).toBeTruthy();
    expect(voice.last).toContain(
      'Your number is A 0 1 4. Once more: A 0 1 4. 3 people ahead (all services). about 8 to 15 min.',
    );
    await keys('0');
    expect(voice.last).toContain('Your number is A 0 1 4.');
    await keys('{Enter}');
    expect(title()).toBe('What have you come for?');
    expect(server.askedOf(ISSUE)).toHaveLength(1);
  });

  it('gives one number for a key that is pressed twice', async () => {
    const server = new FakeServer().on(ISSUE, issued());
    await hear(server);

    await keys('51{Enter}{Enter}');

    expect(server.askedOf(ISSUE)).toHaveLength(1);
  });

  it('asks for priority and a low desk by key, and says what is chosen', async () => {
    const server = new FakeServer().on(ISSUE, issued());
    const voice = await hear(server);

    await keys('57');
    expect(voice.last).toContain('Priority and assistance');
    await keys('1');
    expect(voice.last).toMatch(/^Press 1: A low desk, for a wheelchair or for sitting, chosen\./);
    await keys('{Enter}');
    await keys('1{Enter}');

    expect(server.askedOf(ISSUE)[0]?.body).toMatchObject({ laneId: 'green', needs: ['low-desk'] });
  });

  it('goes back by the star, and says so of a key that does nothing', async () => {
    const voice = await hear();

    await keys('52');
    expect(title()).toBe('Loans');
    await keys('*');
    expect(title()).toBe('What have you come for?');
    await keys('6');

    expect(voice.last).toBe('That key does nothing here. Press 0 to hear what you can do.');
  });

  it('calls a person from any step', async () => {
    const server = new FakeServer().on(CALL, {
      status: 201,
      body: {
        id: '00000000-0000-4000-8000-00000000000c',
        calledAt: '2026-01-05T09:00:00.000Z',
        answeredAt: null,
      },
    });
    const voice = await hear(server);

    await keys('518');

    expect(voice.last).toContain('The staff have been called.');
    expect(server.askedOf(CALL)).toHaveLength(1);
    expect(title()).toBe('Cash');
  });

  it('becomes louder and softer, and dark for whoever wants nobody to read along', async () => {
    const voice = await hear();

    await keys('5+');
    expect(voice.loudness.at(-1)).toBe(0.8);
    await keys('0');
    expect(voice.loudness.at(-1)).toBe(1);
    await keys('.');

    expect(document.querySelector('.ks-curtain')).not.toBeNull();
    await keys('.');
    expect(document.querySelector('.ks-curtain')).toBeNull();
  });

  it('tells what to bring, and sends nobody to a machine', async () => {
    const cash = aKioskService({
      materials: [aName('Identity card', '身份证')],
      machine: aName('Smart counter', '智能柜台'),
    });
    const voice = await hear(new FakeServer(), aHall({ services: { cash } }));

    await keys('51');

    expect(voice.last).toContain('Please have at hand: Identity card.');
    expect(voice.last).not.toContain('Smart counter');
  });

  it('that the machine has no voice for says so, and who helps', async () => {
    await showKiosk(aHall(), new FakeServer(), new FakeSpeaker(['zh']));

    await touch('Read aloud');

    expect(screen.getByText(/has no voice in this language. Please call the staff/)).toBeTruthy();
  });
});

describe('in large type', () => {
  it('each step is read out, without keys', async () => {
    const voice = await hear();

    await touch('Larger text');
    await touch(/Cash/);

    expect(voice.said).toEqual(['What have you come for?', 'Cash. Waiting for this now: 3.']);
  });
});
