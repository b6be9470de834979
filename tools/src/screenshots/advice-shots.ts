import { ROUTES } from '@lobbyflow/contract';
import type { PicturedBranch } from './branch.js';
import { OPENS_AT, playOn, playUntil } from './busy-morning.js';
import type { Camera, Size } from './camera.js';

const TABLET: Size = [1366, 1024];
const MINUTE_MS = 60_000;
/** The rush has just begun: nobody has waited long. */
const FROM = OPENS_AT + 78 * MINUTE_MS;

/** A morning of its own: an elastic window is advised, opened with one tap, and has done something an hour later. */
export async function takeAdvice(camera: Camera, branch: PicturedBranch): Promise<void> {
  await playUntil(branch, FROM);
  await branch.beAdvised();
  const hall = await camera.openAs(branch.lead, '/manager?lang=en', TABLET);
  const accept = hall.getByRole('button', { name: 'Open it' });
  await accept.waitFor();
  await camera.take(hall, 'advice');
  const zh = await camera.openAs(branch.lead, '/manager?lang=zh', TABLET);
  await zh.getByRole('button', { name: '开放窗口' }).waitFor();
  await camera.take(zh, 'advice-zh');
  await accept.click();
  await hall.getByText('was called at').waitFor();
  const there = await playOn(branch, { from: FROM, minutes: 3 });
  await branch.at('7', ROUTES.openCounter);
  await playOn(branch, { from: there, minutes: 62 });
  await hall.getByText('were expected without it').waitFor();
  await camera.take(hall, 'advice-effect');
}
