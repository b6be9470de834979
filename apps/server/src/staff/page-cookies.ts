import { SCREEN_HEADER } from '@lobbyflow/contract';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServerSettings } from '../settings.js';
import { pageOf, setCookies } from './cookies.js';

/** The longest that browsers keep a cookie. */
export const DEVICE_COOKIE_MS = 400 * 86_400_000;

interface Keeping {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly lifeMs: number;
  /** The page it is for; the one that asks when left out. */
  readonly page?: string;
}

/** Keeps a page's token in its cookie. */
@Injectable()
export class PageCookies {
  constructor(private readonly settings: ServerSettings) {}

  keep(token: string, { request, reply, lifeMs, page }: Keeping): void {
    const maxAgeSeconds = Math.floor(lifeMs / 1_000);
    const isPlainHttpDemo = this.settings.isDemo && request.protocol === 'http';
    const named = page ?? pageOf(request.headers[SCREEN_HEADER]);
    void reply.header(
      'set-cookie',
      setCookies({ page: named, token, maxAgeSeconds, isPlainHttpDemo }),
    );
  }

  take(request: FastifyRequest, reply: FastifyReply): void {
    this.keep('', { request, reply, lifeMs: 0 });
  }
}
