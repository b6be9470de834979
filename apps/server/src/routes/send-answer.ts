import type { FastifyReply } from 'fastify';
import type { Answer } from '../journal/commit.js';

/** Sends what the journal keeps, byte for byte: a repeated command hears the very same. */
export function sendAnswer(
  reply: FastifyReply,
  { status, body }: Pick<Answer, 'status' | 'body'>,
): void {
  const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json';
  // Not awaited: a reply that is waited for watches its stream to the end.
  void reply.status(status).header('content-type', type).send(body);
}
