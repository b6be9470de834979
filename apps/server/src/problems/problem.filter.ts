import { API_BASE, statusOf, toProblem, type Problem } from '@lobbyflow/contract';
import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { methodsAt } from '../routes/methods-at.js';
import { ProblemError } from './problem.error.js';
import { problemOf } from './problem-of.js';

const RETRY_AFTER_SECONDS: Partial<Record<Problem['code'], number>> = {
  busy: 1,
  'shutting-down': 2,
  'storage-failed': 2,
  'too-many-requests': 10,
};

/** Answers every failed HTTP request with `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const allowed = wrongMethod(thrown, http.getRequest<FastifyRequest>());
    if (allowed !== null) void reply.header('allow', allowed);
    const problem = allowed === null ? problemOf(thrown) : toProblem('method-not-allowed');
    const told = thrown instanceof ProblemError ? thrown.retryAfter : undefined;
    const retryAfter = told ?? RETRY_AFTER_SECONDS[problem.code];
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    await reply
      .status(statusOf(problem.code))
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  }
}

/** The methods that this path does take, where the router found none for the one that was used. */
function wrongMethod(thrown: unknown, { url }: FastifyRequest): string | null {
  if (!(thrown instanceof NotFoundException) || !url.startsWith(API_BASE)) return null;
  const methods = methodsAt(url.slice(API_BASE.length).split('?', 1)[0] ?? '');
  return methods.length === 0 ? null : methods.join(', ');
}
