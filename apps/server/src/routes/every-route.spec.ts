import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
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
import { openPad } from '../../test/at-work.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { Stopping } from '../health/stopping.js';
import { FollowJournals } from '../journal/follow-journals.js';
import { Limits } from '../limits/limits.js';
import { Callers } from '../staff/callers.js';
import { RouteGuard } from './route.guard.js';

const ALL = Object.entries<RouteSpec>(ROUTES) as [RouteName, RouteSpec][];
const CLOSED = ALL.filter(([, { roles }]) => roles !== 'public');

/** Who has which role in a demo. */
const NAME_OF: Readonly<Record<Exclude<Role, 'customer' | 'pad'>, string>> = {
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
let pad: string;

beforeAll(async () => {
  server = await aServer();
  const { body } = await server.call(ROUTES.issue, { as: 'kiosk', body: { serviceId: 'cash' } });
  customer = (body as { ticket: { url: string } }).ticket.url.replace('/t/', '');
  pad = await openPad(server);
});
afterAll(() => server.close());

const names = {
  counterId: '1',
  ticketId: 'nobody',
  staffId: 'nobody',
  deviceId: 'nobody',
  adviceId: 'nobody',
  alarmId: 'nobody',
  personId: 'nobody',
};
const NOBODY = '00000000-0000-4000-8000-000000000000';
const params = {
  ...names,
  ...{ noticeId: NOBODY, incidentId: NOBODY, webhookId: NOBODY, deliveryId: NOBODY },
  businessDay: '2026-01-05',
  pairingCode: 'BCDFGHJK',
  packId: 'cn-bank',
  configVersion: '1',
  appointmentCode: 'BOOK1',
  customer: 'ab'.repeat(32),
};
const calling = (route: RouteSpec, sent: Sent) =>
  server.call(route, { ...sent, params: { ...params, ...sent.params } });
const nameOf = (role: Role) => {
  if (role === 'customer') return customer;
  return role === 'pad' ? pad : NAME_OF[role];
};

describe('the doors of the server', () => {
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
        { provide: Limits, useValue: {} },
        { provide: Stopping, useValue: {} },
        { provide: FollowJournals, useValue: {} },
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

  it('tells where an unknown field stands', async () => {
    // A customer has one ticket only; whoever else is let in may name any.
    const able = ROLES.filter((one) => route.roles.includes(one));
    const role = able.find((one) => one !== 'customer') ?? able[0]!;
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
