import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aServer, type TestServer } from '../../test/a-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  const media = join(server.folder, 'media/demo');
  const voice = join(server.folder, 'voice/zh');
  await mkdir(media, { recursive: true });
  await mkdir(voice, { recursive: true });
  await writeFile(join(media, '2 利率.png'), 'a picture');
  await writeFile(join(media, '1.mp4'), 'a film');
  for (const name of ['.hidden.png', 'page.html', 'drawing.svg', 'notes.txt']) {
    await writeFile(join(media, name), 'no');
  }
  await symlink(join(server.folder, '..'), join(media, 'out.png'));
  await writeFile(join(server.folder, 'secret.png'), 'no');
  await writeFile(join(voice, 'digit-1.wav'), 'one');
});
afterAll(() => server.close());

const get = (path: string) => server.http('get', path);

describe('the folder of a branch', () => {
  it('is listed by name: pictures and films, and nothing that hides or could run', async () => {
    const { body } = await get('/display/media/demo');

    expect(body).toEqual({ files: ['1.mp4', '2 利率.png'] });
  });

  it('is served as what it is, and in parts, as films are asked for', async () => {
    const picture = await get(`/display/media/demo/${encodeURIComponent('2 利率.png')}`);
    const part = await get('/display/media/demo/1.mp4').set('Range', 'bytes=2-5');

    expect([picture.status, picture.type]).toEqual([200, 'image/png']);
    expect(picture.headers['x-content-type-options']).toBe('nosniff');
    expect([part.status, part.type, part.headers['content-length']]).toEqual([
      206,
      'video/mp4',
      '4',
    ]);
  });

  it.each([
    '/display/media/demo/page.html',
    '/display/media/demo/drawing.svg',
    '/display/media/demo/.hidden.png',
    '/display/media/demo/out.png',
    '/display/media/demo/..%2f..%2fsecret.png',
    '/display/media/..%2f/secret.png',
    '/display/media/demo/not-there.png',
    '/display/media/north/1.mp4',
  ])('serves nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('that is not there is empty', async () => {
    expect((await get('/display/media/north')).body).toEqual({ files: [] });
    expect((await get('/display/media/%2e%2e')).body).toEqual({ files: [] });
  });
});

describe('recorded words', () => {
  it('are listed by language and served', async () => {
    expect((await get('/display/voice')).body).toEqual({ zh: ['digit-1'], en: [] });
    const clip = await get('/display/voice/zh/digit-1.wav');
    expect([clip.status, clip.type]).toEqual([200, 'audio/wav']);
  });

  it.each(['zh/digit-2.wav', 'fr/digit-1.wav', 'zh/..%2f..%2fsecret.png', 'zh/digit-1'])(
    'are not what is asked for by %s',
    async (path) => {
      expect((await get(`/display/voice/${path}`)).status).toBe(404);
    },
  );
});
