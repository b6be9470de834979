import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  API_BASE,
  Problem,
  type Role,
  ROLES,
  type RouteName,
  type RouteSpec,
  ROUTES,
} from '@lobbyflow/contract';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { aServer, DEMO, type Sent, type TestServer } from '../../test/a-server.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { Callers } from '../staff/callers.js';
import { routesOf } from './routes-of.js';
import { RouteGuard } from './route.guard.js';

const ALL = Object.entries<RouteSpec>(ROUTES) as [RouteName, RouteSpec][];
const CLOSED = ALL.filter(([, { roles }]) => roles !== 'public');
const AT_A_BRANCH = CLOSED.filter(([, { path }]) => path.includes(':branchId'));

/** What stands outside the table, each for a reason that its own spec tests. */
const OUTSIDE = [
  '/',
  '/api/v1/openapi.json',
  '/docs',
  '/docs/docs.js',
  '/docs/swagger-ui-bundle.js',
  '/docs/swagger-ui.css',
  '/livez',
  '/metrics',
  '/readyz',
  '/start/start.css',
  '/start/start.js',
  ...['/display', '/kiosk', '/manager', '/t', '/teller'].flatMap((page) => [page, `${page}/*`]),
];

/** Who has which role in a demo. */
const NAME_OF: Readonly<Record<Exclude<Role, 'customer'>, string>> = {
  kiosk: 'kiosk',
  display: 'display',
  teller: 'teller1',
  lead: 'lead',
  'branch-admin': 'manager',
  admin: 'admin',
  hq: 'hq',
  auditor: 'auditor',
  integrator: 'integrator',
};

let server: TestServer;
let customer: string;

beforeAll(async () => {
  server = await aServer();
  const { body } = await server.call(ROUTES.issue, { as: 'kiosk', body: { serviceId: 'cash' } });
  customer = (body as { ticket: { url: string } }).ticket.url.replace('/t/', '');
});
afterAll(() => server.close());

const names = { counterId: '1', ticketId: 'nobody', staffId: 'nobody', deviceId: 'nobody' };
const params = { ...names, businessDay: '2026-01-05' };
const calling = (route: RouteSpec, sent: Sent) =>
  server.call(route, { ...sent, params: { ...params, ...sent.params } });
const nameOf = (role: Role) => (role === 'customer' ? customer : NAME_OF[role]);

describe('the doors of the server', () => {
  it('are those of the table, and those that are known to stand beside it', () => {
    const open = routesOf(server.app).filter(({ method }) => method !== 'HEAD');
    const inTable = ALL.map(([, { method, path }]) => `${method} ${API_BASE}${path}`);
    const beside = OUTSIDE.map((path) => `GET ${path}`);

    expect(open.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      [...inTable, ...beside].toSorted(),
    );
  });

  it('are shut where a handler names nobody', async () => {
    @Controller()
    class Forgotten {
      @Get('forgotten')
      tell() {
        return 'a secret';
      }
    }
    const module = await Test.createTestingModule({
      controllers: [Forgotten],
      providers: [
        { provide: APP_GUARD, useClass: RouteGuard },
        { provide: Callers, useValue: {} },
      ],
    }).compile();
    const app: INestApplication = module.createNestApplication<NestFastifyApplication>(
      new FastifyAdapter(),
    );
    app.useGlobalFilters(new ProblemFilter());
    await app.listen(0, '127.0.0.1');

    const { status, text } = await request(await app.getUrl()).get('/forgotten');
    await app.close();

    expect(status).toBe(403);
    expect(text).not.toContain('secret');
  });
});

describe.each(CLOSED)('%s', (_, route) => {
  it('is closed to whoever shows no token, or a wrong one', async () => {
    const nobody = await calling(route, { as: null });
    const stranger = await calling(route, { as: 's.wrong' });

    expect([nobody.status, stranger.status]).toEqual([401, 401]);
    expect(Problem.parse(stranger.body).code).toBe('unauthenticated');
  });

  it('is open to its roles only', async () => {
    const refused: Role[] = [];
    for (const role of ROLES) {
      // A body that no schema takes: whoever is let in hears 400 or 404, and nothing happens.
      const body = { nonsense: true };
      const { status } = await calling(route, { as: nameOf(role), body, query: { nonsense: '1' } });
      expect([400, 403, 404]).toContain(status);
      if (status === 403) refused.push(role);
    }

    expect(refused).toEqual(ROLES.filter((role) => !route.roles.includes(role)));
  });

  it('tells where an unknown field stands', async () => {
    const role = ROLES.find((one) => route.roles.includes(one))!;
    const sent = role === 'customer' ? {} : { params: { ticketId: 'nobody' } };
    const isRead = route.method === 'GET';

    const { status, body, type } = await calling(route, {
      ...sent,
      as: nameOf(role),
      ...(isRead ? { query: { nonsense: '1' } } : { body: { nonsense: true } }),
    });

    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
    expect(Problem.parse(body).errors!.map(({ path }) => path)).toContain(
      isRead ? 'query.nonsense' : 'nonsense',
    );
  });
});

describe.each(AT_A_BRANCH)('%s', (_, route) => {
  it('answers for another branch with the bytes of one that is not there', async () => {
    const role = (['lead', 'manager', 'kiosk', 'display'] as const).find((name) =>
      route.roles.includes(name === 'manager' ? 'branch-admin' : name),
    );
    const as = role ?? 'lead';

    const elsewhere = await calling(route, { as, params: { branchId: 'south' } });
    const nowhere = await calling(route, { as, params: { branchId: 'nowhere' } });

    expect([elsewhere.status, nowhere.status]).toEqual([404, 404]);
    expect(elsewhere.text).toBe(nowhere.text);
    expect(elsewhere.text).not.toMatch(/south|nowhere/);
  });
});

describe('a branch that is there, but is another’s', () => {
  it('looks to its neighbours as if it were not', async () => {
    const made = { id: 'south', name: 'South', timeZone: 'Asia/Shanghai' };
    await server.call(ROUTES.createBranch, { as: 'admin', body: made });

    const south = await server.call(ROUTES.getBranch, {
      as: 'lead',
      params: { branchId: 'south' },
    });
    const none = await server.call(ROUTES.getBranch, { as: 'lead', params: { branchId: 'none' } });
    const mine = await server.call(ROUTES.getBranch, { as: 'lead', params: { branchId: DEMO } });

    expect([south.status, none.status, mine.status]).toEqual([404, 404, 200]);
    expect(south.text).toBe(none.text);
  });
});
