import fastifyStatic from '@fastify/static';
import { DEVICE_ROLES, type DeviceRole } from '@lobbyflow/contract';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_STAFF } from '../demo/demo-branch.js';
import { apiDocument } from '../openapi/api-document.js';
import { ServerSettings } from '../settings.js';
import { SetupCode } from '../staff/setup-code.js';
import { DemoDevices } from './demo-devices.js';
import type { ScreenFiles } from './screen-files.js';
import { serveDisplayFiles } from './serve-display-files.js';
import { languageOf, startPage } from './start-page.js';
import { tourPage } from './tour-page.js';

/** A file whose name holds its hash never changes; a page that names such files may any time. */
const FOR_GOOD = { maxAge: '365d', immutable: true, cacheControl: true } as const;
/** Keeps a page on its machine, at the page's own address too, which has no slash at its end. */
const WORKER = 'worker.js';
const ASK_AGAIN = { cacheControl: false } as const;

const LETTERS = /^[\w-]+\.woff2$/;

type Letter = FastifyRequest<{ Params: { name: string } }>;
type Rest = FastifyRequest<{ Params: { '*'?: string } }>;

/** Serves every page: screens, start page, API document. */
export async function serveScreens(app: NestFastifyApplication, files: ScreenFiles): Promise<void> {
  await app.register(fastifyStatic, { root: files.start, serve: false });
  const fastify = app.getHttpAdapter().getInstance();
  const demo = app.get(DemoDevices);
  serveDisplayFiles(fastify, app.get(ServerSettings).folder);
  for (const name of ['kiosk', 'display', 'teller', 'manager'] as const) {
    const role = DEVICE_ROLES.find((device) => device === name);
    servePage(fastify, { path: `/${name}`, folder: files[name], role, demo });
  }
  for (const path of ['/t', '/join']) {
    servePage(fastify, { path, folder: files.ticket, role: undefined, demo });
  }
  serveStart(app, fastify);
  serveStartFiles(fastify, files.letters);
  serveDocument(fastify, files.swagger);
}

interface Page {
  readonly path: string;
  readonly folder: string | null;
  /** The device this page is in a demo. */
  readonly role: DeviceRole | undefined;
  readonly demo: DemoDevices;
}

/** A page and its files; every other address below it is the page again, which reads it itself. */
function servePage(fastify: FastifyInstance, { path, folder, role, demo }: Page): void {
  const index = async (request: FastifyRequest, reply: FastifyReply) => {
    if (folder === null) return notThere(reply);
    if (role !== undefined) await demo.letIn(role, request, reply);
    void reply.header('cache-control', 'no-cache');
    return reply.sendFile('index.html', folder, ASK_AGAIN);
  };
  fastify.get(path, index);
  fastify.get(`${path}/*`, async (request: Rest, reply) => {
    const file = request.params['*'] ?? '';
    if (folder === null) return notThere(reply);
    if (file.startsWith('assets/')) return reply.sendFile(file, folder, FOR_GOOD);
    if (file === WORKER && existsSync(join(folder, file))) {
      void reply.headers({ 'cache-control': 'no-cache', 'service-worker-allowed': path });
      return reply.sendFile(file, folder, ASK_AGAIN);
    }
    if (/^[\w-]+\.[\w.]+$/.test(file) && file !== 'index.html' && existsSync(join(folder, file))) {
      return reply.sendFile(file, folder, { maxAge: '1h' });
    }
    return index(request, reply);
  });
}

function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

type Visit = FastifyRequest<{ Querystring: { lang?: unknown } }>;

function serveStart(app: NestFastifyApplication, fastify: FastifyInstance): void {
  const { isDemo } = app.get(ServerSettings);
  const setup = app.get(SetupCode);
  const readBy = ({ query, headers }: Visit) => languageOf(query.lang, headers['accept-language']);
  const page = (reply: FastifyReply, html: string) =>
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'no-cache', vary: 'accept-language' })
      .send(html);
  fastify.get('/', (request: Visit, reply) => {
    const accounts = isDemo ? DEMO_STAFF : [];
    const awaitsSetUp = setup.isAwaited;
    return page(reply, startPage({ language: readBy(request), accounts, awaitsSetUp }));
  });
  fastify.get('/tour', (request: Visit, reply) =>
    isDemo ? page(reply, tourPage(readBy(request))) : notThere(reply),
  );
}

function serveStartFiles(fastify: FastifyInstance, letters: string): void {
  for (const file of ['start.css', 'start.js', 'tour.css', 'tour.js']) {
    fastify.get(`/start/${file}`, (_, reply) => reply.sendFile(file, { maxAge: '1h' }));
  }
  fastify.get('/start/letters/index.css', (_, reply) =>
    reply.sendFile('index.css', letters, { maxAge: '1d' }),
  );
  fastify.get('/start/letters/files/:name', (request: Letter, reply) => {
    const { name } = request.params;
    return LETTERS.test(name)
      ? reply.sendFile(`files/${name}`, letters, FOR_GOOD)
      : notThere(reply);
  });
}

function serveDocument(fastify: FastifyInstance, swagger: string): void {
  let text: string | null = null;
  fastify.get('/api/v1/openapi.json', (_, reply) => {
    text ??= JSON.stringify(apiDocument());
    return reply.type('application/json; charset=utf-8').send(text);
  });
  fastify.get('/docs', (_, reply) => reply.sendFile('docs.html', ASK_AGAIN));
  fastify.get('/docs/docs.js', (_, reply) => reply.sendFile('docs.js', { maxAge: '1h' }));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    fastify.get(`/docs/${file}`, (_, reply) => reply.sendFile(file, swagger, { maxAge: '1d' }));
  }
}
