import { API_BASE, toProblem } from '@lobbyflow/contract';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HelmetOptions } from 'helmet';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { Databases } from './db/data-source.js';
import type { Ports } from './journal/journal.module.js';
import { NestLog } from './logging/logger.js';
import { LiveAdapter, SOCKETS_PATH } from './routes/live-adapter.js';
import { answerOddRequests, endWithProblem } from './routes/odd-requests.js';
import { BODY_LIMIT, readJson } from './routes/read-json.js';
import { listRoutes } from './routes/routes-of.js';
import { safeHeaders } from './screens/safe-headers.js';
import { findScreens, type ScreenFiles } from './screens/screen-files.js';
import { serveScreens } from './screens/serve-screens.js';
import type { ServerSettings } from './settings.js';

/** Time a client has to send a whole request; a branch's network needs milliseconds. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Time for the first lines of it: whoever sends them letter by letter wants to keep the line busy. */
const HEADERS_TIMEOUT_MS = 10_000;
/** How often it is looked for lines that took too long. */
const CHECK_EVERY_MS = 5_000;
/** Signs of one name in a path; ids have 36, tokens 90. */
const MAX_NAME_LENGTH = 200;

/** What a server is made of. */
export interface AppParts {
  readonly databases: Databases;
  readonly settings: ServerSettings;
  readonly log: Logger;
  readonly ports?: Ports;
  /** Those beside the server when left out. */
  readonly screens?: ScreenFiles;
}

/** Puts the server together; it does not listen yet. */
export async function createApp(parts: AppParts): Promise<NestFastifyApplication> {
  const { databases, settings, log, ports } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
    trustProxy: settings.proxies.length > 0 ? [...settings.proxies] : false,
    routerOptions: { maxParamLength: MAX_NAME_LENGTH },
    // There is no Nest middleware: nothing has to look for any with every request.
    skipMiddie: true,
    frameworkErrors: badAddress(settings),
    clientErrorHandler: badRequest,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.over(databases, settings, ports),
    adapter,
    { logger: new NestLog(log), bodyParser: false, abortOnError: false },
  );
  listRoutes(app);
  readBodies(app);
  answerOddRequests(app.getHttpServer(), SOCKETS_PATH);
  app.useWebSocketAdapter(new LiveAdapter(app));
  sendSafeHeaders(app, settings);
  await serveScreens(app, parts.screens ?? findScreens());
  return app;
}

/** JSON is all that is read; everything else is `not-acceptable-body`. */
function readBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, readJson(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** On every answer, those of files and of faults too; what is no page needs fewer. */
function sendSafeHeaders(app: NestFastifyApplication, settings: ServerSettings): void {
  const ofPages = safeHeaders(headersFor(settings));
  const ofAnswers = safeHeaders(headersOfAnswers(settings));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.headers(request.url.startsWith(`${API_BASE}/`) ? ofAnswers : ofPages);
      done();
    });
}

/** Data that a browser shall neither show, guess at, nor let another page frame. */
function headersOfAnswers({ isDemo }: ServerSettings): HelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: !isDemo,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  };
}

/** Scripts, styles and links of our own only; nothing inline, and nobody frames us. */
function headersFor({ isDemo }: ServerSettings) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // Over plain HTTP, as a demo runs, browsers ignore these and say so on every page.
    strictTransportSecurity: !isDemo,
    crossOriginOpenerPolicy: !isDemo,
    originAgentCluster: !isDemo,
    referrerPolicy: { policy: 'no-referrer' as const },
  };
}

/** An address that cannot be read never reaches a route, nor what is hooked to one. */
function badAddress(settings: ServerSettings) {
  const headers = safeHeaders(headersOfAnswers(settings));
  const errors = [{ path: 'url', message: 'cannot be read' }];
  const problem = toProblem('invalid-request', { errors });
  return (_error: Error, _request: FastifyRequest, reply: FastifyReply): void => {
    void reply
      .status(problem.status)
      .headers(headers)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(problem));
  };
}

/** What is not even HTTP is answered on the bare connection. */
function badRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else endWithProblem(socket, 'invalid-request');
}
