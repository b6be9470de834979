import { createApi, type ViewSocket } from '@lobbyflow/client';
import type { Language } from '@lobbyflow/contract';
import { aBranch, aTicketAnswer, FakeServer, FakeViewSocket, onWire } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Kiosk } from '../src/kiosk-app.js';
import '../src/ticket-screen.js';
import type { OpenDesk } from '../src/use-desk.js';
import { aHall } from './a-hall.js';
import type { Speaker } from '../src/speaker.js';

export { aHall };

const DEVICE = { id: 'kiosk-1', username: 'kiosk-1', role: 'kiosk', branchId: 'north' };
/** Where a kiosk takes its numbers. */
export const ISSUE = 'POST /branches/north/tickets';

/** The answer to taking a number: A014, three ahead. */
export const issued = (over: Parameters<typeof aTicketAnswer>[0] = {}) => ({
  status: 201,
  body: { revision: 42, ticket: aTicketAnswer({ ahead: 3, url: '/t/secret', ...over }) },
});

/** Writes down what a kiosk says. */
export class FakeSpeaker implements Speaker {
  readonly said: string[] = [];
  readonly loudness: number[] = [];
  chimes = 0;
  constructor(private readonly languages: readonly Language[] = ['zh', 'en']) {}
  /** What was said last. */
  get last(): string {
    return this.said.at(-1) ?? '';
  }
  readonly canSpeak = (language: Language) => this.languages.includes(language);
  readonly say = (text: string, how: { readonly loudness: number }) => {
    this.said.push(text);
    this.loudness.push(how.loudness);
  };
  readonly chime = () => void (this.chimes += 1);
  readonly stop = () => undefined;
}

/** Shows a kiosk of the branch `north`, in English, at 09:10. */
export async function showKiosk(
  rows = aHall(),
  server = new FakeServer(),
  speaker: Speaker = new FakeSpeaker(),
  openDesk?: OpenDesk,
) {
  server
    .on('GET /sessions/current', { status: 200, body: DEVICE })
    .on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'kiosk', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <Kiosk
        api={api}
        socket={socket as unknown as ViewSocket}
        speaker={speaker}
        {...(openDesk && { openDesk })}
      />
    </LanguageProvider>,
  );
  await act(async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  });
  const clock = { at: onWire(10), speed: 0 };
  act(() => socket.answer({ revision: 41, clock, snapshot: rows }));
  return { server, socket };
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const touch = (name: string | RegExp) => userEvent.click(button(name));
export const title = () => screen.getByRole('heading', { level: 1 }).textContent;
