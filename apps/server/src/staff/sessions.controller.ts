import { ROUTES, type Session, STAFF_ROLES, type User } from '@lobbyflow/contract';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { KNOWN_PAGE } from './cookies.js';
import { KnownBrowsers } from './known-browsers.js';
import { DEVICE_COOKIE_MS, PageCookies } from './page-cookies.js';
import { sessionMs, SessionsService } from './sessions.service.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookies: PageCookies,
    private readonly browsers: KnownBrowsers,
  ) {}

  @Route(ROUTES.signIn)
  async signIn(
    @Asked() { body, address }: AskedOf<typeof ROUTES.signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const from = { address, browser: this.browsers.in(request.headers) };
    const { session, browser } = await this.sessions.signIn(body, from);
    this.keep(session, request, reply);
    const lifeMs = DEVICE_COOKIE_MS;
    this.cookies.keep(browser, { request, reply, lifeMs, page: KNOWN_PAGE });
    return session;
  }

  @Route(ROUTES.setUp)
  async setUp(
    @Asked() { body }: AskedOf<typeof ROUTES.setUp>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return this.keep(await this.sessions.setUp(body), request, reply);
  }

  @Route(ROUTES.signOut)
  async signOut(
    @Asked() { caller }: AskedOf<typeof ROUTES.signOut>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(caller);
    this.cookies.take(request, reply);
  }

  @Route(ROUTES.whoAmI)
  whoAmI(@Asked() { caller }: AskedOf<typeof ROUTES.whoAmI>): User {
    const { id, username, role, branchId } = caller;
    return { id, username: username ?? id, role, branchId };
  }

  private keep(session: Session, request: FastifyRequest, reply: FastifyReply): Session {
    const { role } = session.user;
    const staffRole = STAFF_ROLES.find((one) => one === role);
    const lifeMs = staffRole === undefined ? 0 : sessionMs(staffRole);
    this.cookies.keep(session.token, { request, reply, lifeMs });
    return session;
  }
}
