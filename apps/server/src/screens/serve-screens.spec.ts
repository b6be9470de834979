import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem, ROUTES, SCREEN_HEADER } from '@lobbyflow/contract';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aServer, type TestServer } from '../../test/a-server.js';
import { DEMO_STAFF } from '../demo/demo-branch.js';
import { findScreens } from './screen-files.js';
import { START_WORDS } from './start-words.js';
import { TOUR_STOPS, TOUR_WORDS } from './tour-words.js';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'screens-'));
  const page = async (name: string, ...beside: readonly string[]) => {
    await mkdir(join(folder, name, 'assets'), { recursive: true });
    await writeFile(join(folder, name, 'index.html'), `<title>${name}</title>`);
    await writeFile(join(folder, name, 'assets', 'main-abc123.js'), `// ${name}`);
    for (const file of beside) await writeFile(join(folder, name, file), `// ${file}`);
    return join(folder, name);
  };
  const screens = {
    ...findScreens(),
    kiosk: await page('kiosk', 'worker.js'),
    display: await page('display'),
    teller: await page('teller'),
    ticket: await page('ticket'),
    manager: null,
  };
  server = await aServer({ screens });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string) => server.http('get', path);

describe('a screen', () => {
  it.each([
    ['/kiosk', 'kiosk'],
    ['/teller/', 'teller'],
    ['/teller/counter/3', 'teller'],
    ['/display?lang=en', 'display'],
    ['/t/some-token-of-a-ticket', 'ticket'],
  ])('is served at %s, and asked for anew each time', async (path, name) => {
    const { status, text, headers } = await get(path);

    expect([status, text]).toEqual([200, `<title>${name}</title>`]);
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('keeps its files for good, since their names hold their hash', async () => {
    const { status, text, headers } = await get('/t/assets/main-abc123.js');

    expect([status, text]).toEqual([200, '// ticket']);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/teller/assets/gone.js', '/manager', '/teller/assets/..%2f..%2fkiosk%2findex.html'])(
    'that is not there answers like anything else that is not: %s',
    async (path) => {
      const { status, body } = await get(path);

      expect([400, 403, 404]).toContain(status);
      expect(['not-found', 'forbidden', 'invalid-request']).toContain(Problem.parse(body).code);
    },
  );

  it('may be kept on its machine, from its own address on, by a worker that is asked for anew', async () => {
    const { status, headers } = await get('/kiosk/worker.js');

    expect(status).toBe(200);
    expect(headers['service-worker-allowed']).toBe('/kiosk');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-type']).toContain('javascript');
  });

  it('runs only scripts of ours, and in nobody’s frame', async () => {
    const { headers } = await get('/kiosk');

    const policy = headers['content-security-policy']!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });
});

describe('in a demo', () => {
  it('the kiosk’s page is let in by itself, as one device however often it is opened', async () => {
    const first = await get('/kiosk');
    const cookies = first.headers['set-cookie'] as unknown as string[];
    const cookie = cookies[0]!.split(';', 1)[0]!;
    const again = await get('/kiosk').set('Cookie', cookie);
    await get('/kiosk');

    const branch = await get('/api/v1/branches/demo').set({ cookie, [SCREEN_HEADER]: 'kiosk' });
    const { body } = await server.call(ROUTES.listDevices, { as: 'admin' });
    expect(cookies.map((line) => line.split('=', 1)[0])).toEqual([
      '__Host-lobbyflow-kiosk',
      'lobbyflow-kiosk',
    ]);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(branch.status).toBe(200);
    const kiosks = (body as { items: { role: string }[] }).items.filter(
      ({ role }) => role === 'kiosk',
    );
    expect(kiosks).toHaveLength(1);
  });

  it('the start page links every screen and tells the accounts, in the visitor’s language', async () => {
    const zh = await get('/').set('Accept-Language', 'zh-CN,zh;q=0.9');
    const en = await get('/?lang=en').set('Accept-Language', 'zh-CN');

    for (const path of ['/kiosk', '/display', '/teller', '/manager']) {
      expect(en.text).toContain(`href="${path}?lang=en"`);
    }
    for (const [username] of DEMO_STAFF) expect(en.text).toContain(username);
    expect(zh.text).toContain(START_WORDS.zh.simulate);
    expect(en.text).toContain(START_WORDS.en.simulate);
    expect(zh.text).toContain('<td>网点负责人</td>');
    expect(en.text).toContain('<td>Branch manager</td>');
    expect(en.text).not.toMatch(/<script>|style=|onclick/);
  });

  it('the tour frames the five screens, each told in the visitor’s language', async () => {
    const zh = await get('/tour?lang=zh');
    const en = await get('/tour').set('Accept-Language', 'en');

    for (const stop of TOUR_STOPS) {
      expect(en.text).toContain(TOUR_WORDS.en.told[stop]);
      expect(zh.text).toContain(TOUR_WORDS.zh.told[stop]);
    }
    expect(en.text.match(/<iframe/g)).toHaveLength(TOUR_STOPS.length);
    expect(en.text).not.toMatch(/<script>|style=|onclick/);
    expect((await get('/?lang=en')).text).toContain('href="/tour?lang=en"');
  });

  it('pages bring the Chinese letters they name, and no other file of the package', async () => {
    const { text } = await get('/start/letters/index.css');
    const [, file] = /url\(\.\/(files\/[^)]+)\)/.exec(text)!;

    const letters = await get(`/start/letters/${file!}`);
    const other = await get('/start/letters/files/..%2fpackage.json');

    expect([letters.status, letters.type]).toEqual([200, 'font/woff2']);
    expect(other.status).toBe(404);
  });

  it('the start page’s own files and the API document’s are there', async () => {
    for (const path of ['/start/start.css', '/start/start.js', '/docs', '/docs/docs.js']) {
      expect((await get(path)).status).toBe(200);
    }
    for (const path of ['/start/tour.css', '/start/tour.js', '/start/letters/index.css']) {
      expect((await get(path)).status).toBe(200);
    }
    for (const path of ['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js']) {
      expect((await get(path)).status).toBe(200);
    }
    expect((await get('/api/v1/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
  });
});
